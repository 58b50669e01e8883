/** What agencies do together about people, by closed list: meetings that hear cases, and forms by which somebody is referred. */
export interface CountKind {
  /** As files and forms have it. */
  readonly code: string;
  readonly is: 'meeting' | 'form';
  readonly title: string;
  /** What one of it is, in the field’s terms. */
  readonly definition: string;
  /** Of a meeting: which case is a repeat. */
  readonly repeat?: string;
}

const TWELVE_MONTHS = 'heard before within twelve months';

/**
 * Sources: SafeLives, «Marac: definition of a repeat» (MARAC); MAPPA guidance 2012 as amended, ch. 7 (levels); Working Together 2023, ch. 3 (strategy discussions,
 * early help); Modern Slavery Act 2015, s. 52, and the National Referral Mechanism’s guidance; Counter-Terrorism and Security Act 2015, s. 36 (Channel).
 */
export const COUNT_KINDS: readonly CountKind[] = [
  {
    ...{ code: 'mace', is: 'meeting', title: 'Child exploitation meeting (MACE)' },
    definition: 'Agencies meet about children at risk of sexual or criminal exploitation. A case is a child.',
    repeat: `A child ${TWELVE_MONTHS}`,
  },
  {
    ...{ code: 'organised-crime-group', is: 'meeting', title: 'Organised crime group meeting' },
    definition: 'Agencies meet to disrupt organised crime groups. A case is a group, never a person.',
    repeat: `A group ${TWELVE_MONTHS}`,
  },
  {
    ...{ code: 'marac', is: 'meeting', title: 'High-risk domestic abuse conference (MARAC)' },
    definition:
      'Agencies meet about victims of domestic abuse at high risk of serious harm. A case is a victim; children are those of their households.',
    repeat: 'The same victim and perpetrator again within twelve months of when they were last heard',
  },
  {
    ...{ code: 'matac', is: 'meeting', title: 'Serial domestic abuse tasking (MATAC)' },
    definition: 'Agencies agree what is done about those who do the most harm in domestic abuse. A case is one of them.',
    repeat: `One ${TWELVE_MONTHS}`,
  },
  {
    ...{ code: 'mappa', is: 'meeting', title: 'Public protection meeting (MAPPA levels 2 and 3)' },
    definition: 'Police, probation and prisons meet with others about managed offenders. A case is one of them.',
    repeat: `One ${TWELVE_MONTHS}`,
  },
  {
    ...{ code: 'strategy-discussion', is: 'meeting', title: 'Strategy discussion on harm outside the home' },
    definition: 'Social care, police and health decide whether to make enquiries under section 47. A case is a child.',
    repeat: `A child ${TWELVE_MONTHS}`,
  },
  {
    ...{ code: 'missing-panel', is: 'meeting', title: 'Panel on children missing from home or care' },
    definition: 'Agencies meet about children who go missing. A case is a child.',
    repeat: `A child ${TWELVE_MONTHS}`,
  },
  {
    ...{ code: 'youth-violence-panel', is: 'meeting', title: 'Panel on serious youth violence' },
    definition: 'Agencies meet about children who were hurt, or may be, by violence. A case is a child.',
    repeat: `A child ${TWELVE_MONTHS}`,
  },
  {
    ...{ code: 'context-meeting', is: 'meeting', title: 'Meeting on a place or a group of children' },
    definition: 'Agencies meet about where harm outside the home happens. A case is a place or a group, never a person.',
    repeat: `A place or group ${TWELVE_MONTHS}`,
  },
  {
    ...{ code: 'channel', is: 'meeting', title: 'Channel panel' },
    definition: 'Agencies meet about people at risk of being drawn into terrorism. A case is one of them.',
    repeat: `One ${TWELVE_MONTHS}`,
  },
  {
    ...{ code: 'asb-conference', is: 'meeting', title: 'Anti-social behaviour risk conference' },
    definition: 'Agencies meet about victims of anti-social behaviour at high risk. A case is a victim.',
    repeat: `A victim ${TWELVE_MONTHS}`,
  },
  {
    ...{ code: 'hate-crime-conference', is: 'meeting', title: 'Hate crime risk conference' },
    definition: 'Agencies meet about victims of hate crime at high risk. A case is a victim.',
    repeat: `A victim ${TWELVE_MONTHS}`,
  },
  {
    ...{ code: 'other-meeting', is: 'meeting', title: 'Another meeting' },
    definition: 'A meeting that the list lacks, by its own name.',
    repeat: 'As whoever keeps the count says',
  },
  {
    ...{ code: 'merit', is: 'form', title: 'MERIT form' },
    definition: 'The risk form that officers fill in at an incident of domestic abuse (Merseyside Risk Identification Tool).',
  },
  {
    ...{ code: 'dash', is: 'form', title: 'DASH checklist' },
    definition: 'The checklist of risk in domestic abuse, stalking and honour-based abuse.',
  },
  {
    ...{ code: 'vulnerable-person', is: 'form', title: 'Police report of a vulnerable person' },
    definition: 'By whatever name the force has for it: VPRF, PPN, Merlin.',
  },
  {
    ...{ code: 'nrm', is: 'form', title: 'National Referral Mechanism' },
    definition:
      'A possible victim of modern slavery is referred; of children, exploitation on county lines among it. No consent of a child is needed.',
  },
  {
    ...{ code: 'child-exploitation', is: 'form', title: 'Child exploitation form (CSE, CCE)' },
    definition: 'A screening or referral form for sexual or criminal exploitation of a child.',
  },
  {
    ...{ code: 'early-help', is: 'form', title: 'Early help assessment' },
    definition: 'A family’s needs are assessed before social care is.',
  },
  {
    ...{ code: 'front-door', is: 'form', title: 'Referral to the front door (MASH)' },
    definition: 'A referral to children’s social care, by the hub that receives them.',
  },
  {
    ...{ code: 'return-interview', is: 'form', title: 'Return home interview' },
    definition: 'A talk offered to a child who was missing and came back; held within 72 hours.',
  },
  { ...{ code: 'prevent', is: 'form', title: 'Prevent referral' }, definition: 'Somebody may be drawn into terrorism.' },
  {
    ...{ code: 'idva', is: 'form', title: 'Referral to an independent domestic violence adviser' },
    definition: 'A victim of domestic abuse is offered an adviser.',
  },
  {
    ...{ code: 'isva', is: 'form', title: 'Referral to an independent sexual violence adviser' },
    definition: 'A victim of sexual violence is offered an adviser.',
  },
  {
    ...{ code: 'youth-justice-prevention', is: 'form', title: 'Prevention referral to youth justice' },
    definition: 'A child is referred before any charge: Turnaround and its like.',
  },
  {
    ...{ code: 'hospital-navigator', is: 'form', title: 'Referral by a hospital’s violence navigator' },
    definition: 'Somebody hurt by violence is referred from the emergency department.',
  },
  { ...{ code: 'other-form', is: 'form', title: 'Another form' }, definition: 'A form that the list lacks, by its own name.' },
];

export const countKind = (code: string): CountKind | undefined => COUNT_KINDS.find((kind) => kind.code === code);

/** Which have a name of their own. */
export const isNamed = (code: string): boolean => code === 'other-meeting' || code === 'other-form';
