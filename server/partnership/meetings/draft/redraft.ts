/** A draft beside the agenda that was saved: what is new, what moved since, what is due no more. It changes nothing that was typed. */
import type { Item, OriginRow } from '../meeting.js';
import type { DraftLine } from './agenda-draft.js';

export interface ComparedLine {
  readonly line: DraftLine;
  /** The item it stands as. */
  readonly item: Item | null;
  readonly standing: 'on the agenda' | 'moved' | 'new' | 'taken out';
  /** In sentences; empty unless it moved. */
  readonly moved: readonly string[];
}

export interface Compared {
  readonly lines: readonly ComparedLine[];
  /** Items that were drafted and would not be any more. */
  readonly dueNoMore: readonly Item[];
}

/** @param takenOut keys of lines that were on the agenda and were taken out */
export function compareDraft(draft: readonly DraftLine[], items: readonly Item[], takenOut: readonly string[]): Compared {
  return {
    lines: draft.map((line) => {
      const item = items.find(({ origin }) => origin === line.key) ?? null;
      if (item === null) return { line, item, standing: takenOut.includes(line.key) ? 'taken out' : 'new', moved: [] };
      const moved = movedRows(item.originRows, line.rows);
      return { line, item, standing: moved.length > 0 ? 'moved' : 'on the agenda', moved };
    }),
    dueNoMore: items.filter(({ origin }) => origin !== null && !draft.some(({ key }) => key === origin)),
  };
}

function movedRows(before: readonly OriginRow[], after: readonly OriginRow[]): string[] {
  const was = new Map(before.map(({ record, said }) => [record, said]));
  const is = new Map(after.map(({ record, said }) => [record, said]));
  return [
    ...after.flatMap(({ record, said }) => {
      const old = was.get(record);
      return old === undefined ? [`New: ${said}`] : old === said ? [] : [`Now: ${said}. Before: ${old}`];
    }),
    ...before.filter(({ record }) => !is.has(record)).map(({ said }) => `Due no more: ${said}`),
  ];
}
