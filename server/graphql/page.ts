import { ArgsType, Field, Int } from 'type-graphql';
import { badUserInput } from '../errors.js';

export const LARGEST_PAGE = 500;
export const USUAL_PAGE = 50;

/** The arguments of every connection. */
@ArgsType()
export class PageArguments {
  @Field(() => Int, { nullable: true, description: 'How many, 0 to 500; 50 unless told.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'The cursor after which to go on, from an earlier page.' })
  after?: string | null;
}

/** One part of a keyset: what the rows are ordered by, as text or number. */
export type KeyPart = string | number;

/** A page asked for: `first` within its limits, and the keyset to go on after. */
export interface Page {
  readonly first: number;
  readonly after: readonly KeyPart[] | undefined;
}

/** Checks `first` and opens the cursor. Throws BAD_USER_INPUT. `keyParts` is how many parts this list's cursors have. */
export function readPage({ first, after }: PageArguments, keyParts: number): Page {
  const size = first ?? USUAL_PAGE;
  if (size < 0 || size > LARGEST_PAGE) {
    throw badUserInput(`«first» is between 0 and ${LARGEST_PAGE}; for more, go on with «after», or use an export.`, ['first']);
  }
  return { first: size, after: after == null ? undefined : openCursor(after, keyParts) };
}

/** A cursor callers cannot read anything into: the keyset as base64url. */
export function makeCursor(key: readonly KeyPart[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function openCursor(cursor: string, keyParts: number): KeyPart[] {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    parts = undefined;
  }
  const whole =
    Array.isArray(parts) &&
    parts.length === keyParts &&
    parts.every(
      (part) => (typeof part === 'string' && !part.includes('\0')) || (typeof part === 'number' && Number.isFinite(part)),
    );
  if (!whole) throw badUserInput('This cursor is not one of this list; take «endCursor» of an earlier page.', ['after']);
  return parts as KeyPart[];
}
