/** An author's text as a reader sees it: an empty line begins a paragraph, and a dash at the head of a line a point of a list. */
export interface WrittenPart {
  readonly isPoint: boolean;
  /** One, or more where the author broke them. */
  readonly lines: readonly string[];
}

const POINT = /^\s*[-*•–]\s+(.*)$/;

export const writtenParts = (written: string): WrittenPart[] =>
  written
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .flatMap(partsOfParagraph);

function partsOfParagraph(paragraph: string): WrittenPart[] {
  const parts: { readonly isPoint: boolean; readonly lines: string[] }[] = [];
  for (const line of paragraph.split('\n')) {
    const point = POINT.exec(line)?.[1];
    const last = parts.at(-1);
    if (point === undefined && last?.isPoint === false) last.lines.push(line);
    else parts.push({ isPoint: point !== undefined, lines: [point ?? line] });
  }
  return parts;
}
