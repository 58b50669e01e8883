import type { CheckedRow, LoadContext, Reading } from './source.js';

/** The same reading, followed by warnings that only the last row completes: «4,058 rows are …». */
export function warnedAtEnd(reading: Reading, context: Pick<LoadContext, 'warn'>, warnings: () => readonly string[]): Reading {
  async function* portions(): AsyncGenerator<Iterable<CheckedRow>> {
    if (reading.portions !== undefined) yield* reading.portions();
    else for await (const row of reading.rows()) yield [row];
    for (const warning of warnings()) context.warn(warning);
  }
  return {
    ...(reading.header === undefined ? {} : { header: reading.header }),
    portions,
    async *rows() {
      for await (const portion of portions()) yield* portion;
    },
  };
}
