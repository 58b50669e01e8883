/** Everybody who can sign in to the demonstration: one for each role, and a second JSNA author, since nobody approves a chapter with their own text. */
import { findPersona, PERSONAS } from './personas.js';
import { inventedPerson, type Person } from './viewer.js';

export interface DemonstrationPerson extends Person {
  readonly description: string;
}

const author = findPersona('jsna-author')!;

export const DEMONSTRATION_PEOPLE: readonly DemonstrationPerson[] = PERSONAS.flatMap((persona) => {
  const first = { ...inventedPerson(persona), description: persona.description };
  if (persona !== author) return [first];
  const second = { ...first, id: 'second-jsna-author', name: 'Edmund Sandbar' };
  return [first, { ...second, description: 'Approves chapters that the first wrote.' }];
});

/** By what a session or a token says, or undefined. */
export const findDemonstrationPerson = (id: unknown): DemonstrationPerson | undefined =>
  DEMONSTRATION_PEOPLE.find((person) => person.id === id);
