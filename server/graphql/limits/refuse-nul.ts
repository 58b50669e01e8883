import { badUserInput, type InputPath } from '../../errors.js';

const NUL = '\0';
/** NUL as GraphQL text can hold it: as an escape that no backslash before it takes back. */
const ESCAPED_NUL = /(?<!\\)(?:\\\\)*\\u(?:0000|\{0+\})/;

/**
 * Refuses NUL in the text of a request: no database of ours takes it, and nothing anybody looks for holds it. Throws
 * BAD_USER_INPUT with the path of the variable. Walks without recursion: a body has room for tens of thousands of levels.
 */
export function refuseNul({ query, variables }: { query?: string; variables?: Record<string, unknown> }): void {
  if (query !== undefined && ESCAPED_NUL.test(query)) throw holdsNul([]);
  const left: { path: Path; given: unknown }[] = [{ path: undefined, given: variables }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { path, given } = next;
    if (typeof given === 'string' && given.includes(NUL)) throw holdsNul(listed(path));
    if (typeof given !== 'object' || given === null) continue;
    const isList = Array.isArray(given);
    for (const [name, inside] of Object.entries(given))
      left.push({ path: { before: path, name: isList ? Number(name) : name }, given: inside });
  }
}

/** Linked backwards, so that a level deeper costs no copy of the levels above. */
type Path = { readonly before: Path; readonly name: string | number } | undefined;

function listed(path: Path): InputPath {
  const names: (string | number)[] = [];
  for (let at = path; at !== undefined; at = at.before) names.unshift(at.name);
  return names;
}

function holdsNul(path: InputPath): Error {
  return badUserInput('The text holds a NUL character. Take it out.', path);
}
