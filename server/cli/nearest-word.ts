/** The known word that a mistyped one was most likely meant to be; null when none is near. */
export function nearestWord(typed: string, known: readonly string[]): string | null {
  const near = known
    .map((word) => ({ word, edits: editsBetween(typed.toLowerCase(), word) }))
    .filter(({ word, edits }) => edits <= Math.max(2, Math.floor(word.length / 3)) || word.startsWith(typed.toLowerCase()))
    .sort((a, b) => a.edits - b.edits);
  return typed === '' ? null : (near[0]?.word ?? null);
}

/** Levenshtein's distance: letters added, left out or changed. */
function editsBetween(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...a].entries()) {
    const next = [row + 1];
    for (let column = 1; column <= b.length; column++) {
      const changed = previous[column - 1]! + (letter === b[column - 1] ? 0 : 1);
      next.push(Math.min(changed, previous[column]! + 1, next[column - 1]! + 1));
    }
    previous = next;
  }
  return previous[b.length]!;
}
