/** The eight roles of Homeward, each with the database role its requests run under. In the demonstration they sign in as personas. */
export interface Persona {
  readonly persona: PersonaName;
  /** The role in words, as a page shows it. */
  readonly role: string;
  /** An invented person. */
  readonly displayName: string;
  readonly agency: string;
  readonly databaseRole: string;
}

export const PERSONA_NAMES = [
  'police-analyst',
  'council-analyst',
  'deployment-planner',
  'outreach-worker',
  'jsna-author',
  'partner',
  'information-governance',
  'administrator',
] as const;

export type PersonaName = (typeof PERSONA_NAMES)[number];

const described: Readonly<Record<PersonaName, { role: string; displayName: string; agency: string }>> = {
  'police-analyst': { role: 'Police analyst', displayName: 'Priya Marsh', agency: 'Police' },
  'council-analyst': { role: 'Council analyst', displayName: 'Owen Tidewell', agency: 'Council' },
  'deployment-planner': { role: 'Deployment planner', displayName: 'Grace Harbour', agency: 'Council' },
  'outreach-worker': { role: 'Outreach worker', displayName: 'Samir Strand', agency: 'Fire and rescue service' },
  'jsna-author': { role: 'JSNA author', displayName: 'Helen Saltmarsh', agency: 'Council' },
  partner: { role: 'Partner', displayName: 'Tom Seagrass', agency: 'Voluntary sector' },
  'information-governance': { role: 'Information governance officer', displayName: 'Ruth Groyne', agency: 'Council' },
  administrator: { role: 'Administrator', displayName: 'Alex Pierhead', agency: 'Council' },
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
