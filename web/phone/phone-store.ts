/**
 * What a phone keeps of a shift, so that nothing is lost without signal: where it goes, and the visits, each under a key of its own. In localStorage, because a
 * write there is done before the thumb has left the button, however soon the browser is put away after it; a visit is half a kilobyte.
 */
import type { MyShiftQuery } from '../graphql.generated.js';
import type { ConcernRoute } from '../layout/ConcernWords.js';
import { NOTHING_COUNTED, type KeptVisit } from './kept-visit.js';

const SHIFT = 'homeward-shift';
const VISIT = 'homeward-visit:';

export interface KeptShift {
  readonly shift: NonNullable<MyShiftQuery['myShift']>;
  /** What young people ask for, to choose from; an older page kept none. */
  readonly asks?: MyShiftQuery['youthAskDefinitions'];
  readonly concern: ConcernRoute;
  /** As the pages carry them while somebody is signed in. */
  readonly marking: string;
  readonly invented: boolean;
}

/** The shift, unless it is over by now: then it is forgotten, with what was sent of it. */
export function keptShift(now: number = Date.now()): KeptShift | null {
  const kept = read<KeptShift>(SHIFT);
  if (kept === null || Date.parse(kept.shift.shownUntil) > now) return kept;
  forgetShift();
  return null;
}

/** @returns whether this browser keeps anything */
export function keepShift(kept: KeptShift): boolean {
  return write(SHIFT, kept);
}

/** The earliest first. */
export function keptVisits(): readonly KeptVisit[] {
  return (
    keys()
      .filter((key) => key.startsWith(VISIT))
      // What an older page kept has nothing of what is counted since.
      .flatMap((key) => read<KeptVisit>(key) ?? [])
      .map((visit) => ({ ...NOTHING_COUNTED, ...visit }))
      .sort((a, b) => (a.beganAt < b.beganAt ? -1 : 1))
  );
}

/** @returns whether this browser keeps anything */
export function keepVisit(visit: KeptVisit): boolean {
  return write(VISIT + visit.id, visit);
}

export function putAway(id: string): void {
  remove(VISIT + id);
}

/** Signed out, or the shift is over: what was sent goes, what was not stays until it is. */
export function forgetShift(): void {
  remove(SHIFT);
  for (const { id, stands } of keptVisits()) if (stands === 'sent') putAway(id);
}

function keys(): readonly string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

function read<Kept>(key: string): Kept | null {
  try {
    const text = localStorage.getItem(key);
    return text === null ? null : (JSON.parse(text) as Kept);
  } catch {
    return null;
  }
}

function write(key: string, kept: object): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

function remove(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
