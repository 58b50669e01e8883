/** The nine roles of Homeward, each with the database role its requests run under. In the demonstration they sign in as personas. */
export interface Persona {
  readonly persona: PersonaName;
  /** The role in words, as a page shows it. */
  readonly role: string;
  /** An invented person. */
  readonly displayName: string;
  readonly agency: string;
  /** What this role comes to Homeward for, in one sentence. */
  readonly description: string;
  readonly databaseRole: string;
}

export const PERSONA_NAMES = [
  'police-analyst',
  'council-analyst',
  'deployment-planner',
  'outreach-worker',
  'jsna-author',
  'partner',
  'partnership-manager',
  'information-governance',
  'administrator',
] as const;

export type PersonaName = (typeof PERSONA_NAMES)[number];

type Description = Pick<Persona, 'role' | 'displayName' | 'agency' | 'description'>;

const described: Readonly<Record<PersonaName, Description>> = {
  'police-analyst': {
    role: 'Police analyst',
    displayName: 'Priya Marsh',
    agency: 'Police',
    description: 'Maps where and when incidents happen, and how sure that is.',
  },
  'council-analyst': {
    role: 'Council analyst',
    displayName: 'Owen Tidewell',
    agency: 'Council',
    description: 'Maps reports of anti-social behaviour beside population and deprivation.',
  },
  'deployment-planner': {
    role: 'Deployment planner',
    displayName: 'Grace Harbour',
    agency: 'Council',
    description: 'Decides which team goes where, and when.',
  },
  'outreach-worker': {
    role: 'Outreach worker',
    displayName: 'Samir Strand',
    agency: 'Fire and rescue service',
    description: 'Works with children in the street and records visits.',
  },
  'jsna-author': {
    role: 'JSNA author',
    displayName: 'Helen Saltmarsh',
    agency: 'Council',
    description: 'Writes the needs assessment from counts, rates and estimates.',
  },
  partner: {
    role: 'Partner',
    displayName: 'Tom Seagrass',
    agency: 'Lantern Youth Trust',
    description: 'Reads figures for areas, and the attendance of its own sessions.',
  },
  'partnership-manager': {
    role: 'Partnership manager',
    displayName: 'Nadia Shingle',
    agency: 'Council',
    description: 'Keeps the partnership’s account: what was bought, what was promised, and what moved.',
  },
  'information-governance': {
    role: 'Information governance officer',
    displayName: 'Ruth Groyne',
    agency: 'Council',
    description: 'Watches over what is held, why, and who looked at it.',
  },
  administrator: {
    role: 'Administrator',
    displayName: 'Alex Pierhead',
    agency: 'Council',
    description: 'Loads files, takes loads back, and keeps Homeward running.',
  },
};

export const PERSONAS: readonly Persona[] = PERSONA_NAMES.map((persona) => ({
  persona,
  ...described[persona],
  databaseRole: `homeward_${persona.replaceAll('-', '_')}`,
}));

/** The persona of that name, or undefined. */
export function findPersona(name: unknown): Persona | undefined {
  return PERSONAS.find(({ persona }) => persona === name);
}
