/** The lines of an agenda in the making. What stands keeps its place and its words; what the draft adds stands where the draft has it. */
import type { AgendaLineInput } from '../../../graphql.generated.js';
import type { Draft, DraftLine, Item } from './meeting-words.js';

export interface Line {
  /** Of itself, for the page. */
  readonly key: string;
  readonly title: string;
  readonly kind: string;
  readonly lead: string;
  /** The item that stands. */
  readonly item: Item | null;
  /** The line of the draft. */
  readonly drafted: DraftLine | null;
  /** Drafted once, and due no more. */
  readonly dueNoMore: boolean;
  readonly isIn: boolean;
}

export function linesOf(items: readonly Item[], { lines: drafted, dueNoMore }: Draft): Line[] {
  const lines: Line[] = items.map((item) => {
    const { id, title, kind, lead, origin } = item;
    const line = drafted.find(({ key }) => key === origin) ?? null;
    return { key: `item-${id}`, title, kind, lead, item, drafted: line, dueNoMore: dueNoMore.includes(id), isIn: true };
  });
  for (const [place, line] of drafted.entries()) {
    if (line.item !== null) continue;
    const { key, title, kind, lead, standing } = line;
    // Behind the nearest line of the draft before it that stands.
    const before = drafted.slice(0, place).findLast((one) => lines.some((known) => known.drafted?.key === one.key));
    const at =
      before === undefined ? (place === 0 ? 0 : lines.length) : lines.findIndex((one) => one.drafted?.key === before.key) + 1;
    lines.splice(at, 0, { key, title, kind, lead, item: null, drafted: line, dueNoMore: false, isIn: standing !== 'taken out' });
  }
  return lines;
}

export const inputOf = ({ item, drafted, title, kind, lead }: Line): AgendaLineInput =>
  item !== null ? { item: item.id } : { draft: drafted?.key ?? null, title, kind, lead };

/** A line one place up or down. */
export function moved(lines: readonly Line[], at: number, by: -1 | 1): Line[] {
  const to = at + by;
  if (to < 0 || to >= lines.length) return [...lines];
  return lines.with(at, lines[to]!).with(to, lines[at]!);
}
