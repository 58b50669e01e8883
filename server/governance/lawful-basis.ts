/**
 * The law under which data may be shared, as agreements name it: a controlled list, so that a register can be read by what it says. Which
 * of them holds, the controllers decide; Homeward only asks that one be named.
 */

/** Of which law an entry is: the two do not mix. */
export type Regime = 'uk-gdpr' | 'part-3';

export interface LegalChoice {
  readonly code: string;
  readonly regime: Regime;
  /** As a page and a list show it. */
  readonly words: string;
}

const ukGdpr = (code: string, words: string): LegalChoice => ({ code: `uk-gdpr-${code}`, regime: 'uk-gdpr', words });
const partThree = (code: string, words: string): LegalChoice => ({ code: `part-3-${code}`, regime: 'part-3', words });

export const LAWFUL_BASES: readonly LegalChoice[] = [
  ukGdpr('6-1-e', 'UK GDPR, Article 6(1)(e): public task'),
  ukGdpr('6-1-c', 'UK GDPR, Article 6(1)(c): legal obligation'),
  ukGdpr('6-1-d', 'UK GDPR, Article 6(1)(d): vital interests'),
  ukGdpr('6-1-f', 'UK GDPR, Article 6(1)(f): legitimate interests (not of public authorities in their tasks)'),
  ukGdpr('6-1-a', 'UK GDPR, Article 6(1)(a): consent'),
  partThree('35-2-b', 'Data Protection Act 2018, Part 3, section 35(2)(b): a task for a law enforcement purpose'),
  partThree('35-2-a', 'Data Protection Act 2018, Part 3, section 35(2)(a): consent'),
];

/** What more is needed for special categories, health among them, and for sensitive processing. */
export const SPECIAL_CONDITIONS: readonly LegalChoice[] = [
  ukGdpr('9-2-g-6', 'UK GDPR, Article 9(2)(g), with DPA 2018, Schedule 1, paragraph 6: statutory and government purposes'),
  ukGdpr('9-2-g-10', 'UK GDPR, Article 9(2)(g), with DPA 2018, Schedule 1, paragraph 10: preventing or detecting unlawful acts'),
  ukGdpr(
    '9-2-g-18',
    'UK GDPR, Article 9(2)(g), with DPA 2018, Schedule 1, paragraph 18: safeguarding of children and individuals at risk',
  ),
  ukGdpr('9-2-h', 'UK GDPR, Article 9(2)(h), with DPA 2018, Schedule 1, paragraph 2: health or social care'),
  ukGdpr('9-2-i', 'UK GDPR, Article 9(2)(i), with DPA 2018, Schedule 1, paragraph 3: public health'),
  ukGdpr('9-2-j', 'UK GDPR, Article 9(2)(j), with DPA 2018, Schedule 1, paragraph 4: research and statistics'),
  partThree('schedule-8-1', 'Data Protection Act 2018, Part 3, Schedule 8, paragraph 1: statutory purposes'),
  partThree(
    'schedule-8-4',
    'Data Protection Act 2018, Part 3, Schedule 8, paragraph 4: safeguarding of children and individuals at risk',
  ),
  partThree('schedule-8-9', 'Data Protection Act 2018, Part 3, Schedule 8, paragraph 9: archiving, research and statistics'),
];

export interface Gateway {
  readonly code: string;
  readonly words: string;
}

/** The power to share, beside the basis to process. */
export const GATEWAYS: readonly Gateway[] = [
  { code: 'cda-1998-115', words: 'Crime and Disorder Act 1998, section 115: disclosure to relevant authorities' },
  {
    code: 'cda-1998-17',
    words: 'Crime and Disorder Act 1998, sections 17 and 17A: duty to consider crime and disorder, sharing of information',
  },
  { code: 'pcsc-2022-9', words: 'Police, Crime, Sentencing and Courts Act 2022, sections 8, 9 and 16: Serious Violence Duty' },
  { code: 'asb-2014-104', words: 'Anti-social Behaviour, Crime and Policing Act 2014, section 104 and Schedule 4: case reviews' },
  { code: 'ca-2004-10', words: 'Children Act 2004, sections 10, 11 and 16E to 16K: safeguarding arrangements' },
  { code: 'ea-1996-507b', words: 'Education Act 1996, section 507B: leisure-time activities for young people' },
  { code: 'lgpih-2007-116', words: 'Local Government and Public Involvement in Health Act 2007, section 116: needs assessment' },
  { code: 'nhs-2006-2b', words: 'National Health Service Act 2006, section 2B: improving the health of the people of an area' },
  { code: 'la-2011-1', words: 'Localism Act 2011, section 1: general power of competence' },
  { code: 'common-law-policing', words: 'Common law powers of the police to prevent and detect crime' },
  { code: 'other', words: 'Another power, named in the note' },
];

/** The words of a code; the code itself where it is none of ours. */
export function lawWords(code: string): string {
  return [...LAWFUL_BASES, ...SPECIAL_CONDITIONS, ...GATEWAYS].find((choice) => choice.code === code)?.words ?? code;
}
