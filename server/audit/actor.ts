import { randomUUID } from 'node:crypto';

/** Who did something, as known for sure at that moment: from a token, a session or the operating system. */
export interface Actor {
  /** The same for the same person, whatever they are called later: `police-analyst`, `cli:root`. */
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly agency: string;
  /** What the work was said to be for. */
  readonly purpose: string | null;
}

/** Who acts, within which request or command: all that its events share. */
export interface Acting {
  readonly actor: Actor;
  readonly correlationId: string;
}

/** Who acts; a name alone is the operator's at the command line: `cli:root`. */
export type Who = Acting | string;

/** «Priya Marsh (Police)», or `cli:root`: what stands beside the thing done. */
export function nameOf(who: Pick<Acting, 'actor'> | string): string {
  return typeof who === 'string' ? who : `${who.actor.name} (${who.actor.agency})`;
}

/** One command is one process: all that it does belongs together. */
const OF_THIS_PROCESS = randomUUID();

export function actingOf(who: Who): Acting {
  if (typeof who !== 'string') return who;
  const actor = { id: who, name: who, role: 'operator', agency: '', purpose: null };
  return { actor, correlationId: OF_THIS_PROCESS };
}
