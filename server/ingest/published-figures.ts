/**
 * What the sources of published figures share: where a figure was printed, and whose it is. The figures are not shipped with Homeward,
 * because the documents do not state their licence; whoever loads them has settled it.
 */
import type { CsvRecord } from './csv-reading.js';
import { LONGEST_KEY, type ColumnRule, type OpenData } from './source.js';

export const PUBLISHED_BY: OpenData = {
  publisher: 'The report that each row names: the Children’s Commissioner for England, for the figures this was made for',
  licence: 'Not stated in the documents: settle it before you pass the figures on',
  basis: 'Figures of England that a report has printed, none under 10: no personal data are held.',
};

export const column = (
  name: string,
  description: string,
  { kind = 'text', required = true, mayBeEmpty = false, ...others }: Partial<Omit<ColumnRule, 'name' | 'description'>> = {},
): ColumnRule => ({
  name,
  kind,
  required,
  mayBeEmpty,
  description,
  ...(kind === 'text' ? { longest: LONGEST_KEY } : {}),
  ...others,
});

const empty = { mayBeEmpty: true } as const;

/** Where a row was printed. */
export const PRINTED_IN: readonly ColumnRule[] = [
  column('source_file', 'File that the document came in', { ...empty, required: false }),
  column('source_part', 'The document, in words'),
  column('source_table', 'Its table or section, as printed', { ...empty, required: false }),
];

/** «Technical report, Table 13». */
export const documentOf = (record: CsvRecord): string =>
  [record['source_part'], record['source_table']]
    .map((part) => (part ?? '').trim())
    .filter((part) => part !== '')
    .join(', ');
