/**
 * The areas that the list of detached work names in words: «Harbour and Castle», «E05000001; E05000002». Each part is the name or code of an area that is known.
 * A part that is not makes the whole unknown: half of a team's ground is not its ground.
 */
export function areasInWords(words: string, isKnown: (name: string) => boolean): string[] | null {
  const whole = plain(words);
  if (whole === '') return null;
  const parts = whole.split(/[,;\n]/).map(plain).filter((part) => part !== ''); // prettier-ignore
  const names = parts.flatMap((part) => (isKnown(part) ? [part] : splitAtAnd(part, isKnown)));
  return names.length > 0 && names.every(isKnown) ? [...new Set(names)] : null;
}

/** Every name that the words may hold, so that all can be asked for at once. */
export function namesPossible(words: string): string[] {
  const parts = plain(words).split(/[,;\n]/).map(plain); // prettier-ignore
  return [...new Set(parts.flatMap((part) => [part, ...splits(part).flat()]))].filter((name) => name !== '');
}

/** «Gorsethwaite and Fells and Dale»: at the first «and» that leaves two known names. */
function splitAtAnd(part: string, isKnown: (name: string) => boolean): string[] {
  return splits(part).find((names) => names.every(isKnown)) ?? [part];
}

function splits(part: string): string[][] {
  const words = part.split(/ and | & /);
  const inTwo = words.slice(1).map((_, at) => [words.slice(0, at + 1).join(' and '), words.slice(at + 1).join(' and ')]);
  return words.length > 1 ? [words, ...inTwo, [plain(part.replace(/^and /, ''))]] : [[plain(part.replace(/^and /, ''))]];
}

const plain = (words: string): string => words.trim().replaceAll(/\s+/g, ' ').toLowerCase();
