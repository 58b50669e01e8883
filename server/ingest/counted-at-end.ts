/** A reading whose rows are counted together: none is staged by itself; what they come to is staged with the last. Refused rows keep no cell. */
import { UnreadableFile } from './refusals.js';
import { NOT_REPEATED } from './screened-rows.js';
import type { CheckedRow, Reading, StagedRow } from './source.js';

/** @param finish called once when every row was good */
export function countedAtEnd(reading: Reading, finish: () => readonly StagedRow[]): Reading {
  async function* rows(): AsyncGenerator<CheckedRow> {
    let last: CheckedRow | null = null;
    let refused = false;
    try {
      for await (const portion of reading.portions!()) {
        for (const checked of portion) {
          if (last !== null) yield last;
          last = withoutCells(checked);
          refused ||= !checked.outcome.ok;
        }
      }
    } catch (error) {
      throw error instanceof UnreadableFile ? withoutText(error) : error;
    }
    if (last === null) throw new UnreadableFile('The file has a header but no rows.', 'Export it again.');
    yield refused ? last : { ...last, outcome: { ok: true, rows: finish(), located: true } };
  }
  return { ...(reading.header === undefined ? {} : { header: reading.header }), rows };
}

/** What could not be read, without what stood there: a header that is none, a cell whose quotation mark is never closed. */
export function withoutText({ reason, remedy, place }: UnreadableFile): UnreadableFile {
  return new UnreadableFile(reason, remedy, { ...place, value: NOT_REPEATED });
}

function withoutCells(checked: CheckedRow): CheckedRow {
  const { outcome } = checked;
  if (outcome.ok) return checked;
  const record = Object.fromEntries(Object.keys(checked.record).map((name) => [name, '']));
  return {
    ...checked,
    record,
    outcome: { ok: false, errors: outcome.errors.map((error) => ({ ...error, value: NOT_REPEATED })) },
  };
}
