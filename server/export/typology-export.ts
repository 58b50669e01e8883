/** A typology as a file: the numbers of classes, the classes of each and the pairs of indicators, as they are shown, protected. */
import { readsOwnProfile } from '../access/policies.js';
import type { Viewer } from '../access/viewer.js';
import type { AuditEvent } from '../audit/audit-event.js';
import type { Sql } from '../database/database.js';
import { badUserInput, notFound } from '../errors.js';
import { markingOf } from '../installation/marking.js';
import { findTypology } from '../typology/typologies.sql.js';
import type { FoundTypology, ItemShare } from '../typology/typology.js';
import { TYPOLOGY_PROTECTION } from '../typology/protected-classes.js';
import { TYPOLOGY_COHORT_WORDS, type TypologyCohort } from '../typology/typology-indicators.js';
import { allAtOnce, type Cell, type ExportContent, type RunInSql } from './export-content.js';
import { writeExport, type ExportFile, type ExportFrame } from './export-file.js';
import { readRecipient, refuseUnknownWords } from './read-word.js';

export interface TypologyExport {
  readonly typology: number;
  readonly recipient: string | undefined;
}

const COLUMNS = [
  ...['what', 'classes', 'class', 'children', 'percent', 'indicator', 'other_indicator', 'share', 'residual'],
  ...['parameters', 'bic_above_least', 'aic_above_least', 'g2', 'df', 'p', 'entropy', 'reached_best', 'runs', 'at_boundary'],
];

/** @throws CallerError BAD_USER_INPUT naming the word */
export function readTypologyWords(format: string, words: URLSearchParams): TypologyExport {
  if (format !== 'csv') throw badUserInput(`Typologies are made as csv, not «${format}».`, ['format']);
  refuseUnknownWords(words, ['typology', 'recipient']);
  const text = words.get('typology') ?? '';
  if (!/^[1-9]\d{0,8}$/.test(text)) throw badUserInput('Say which typology: typology=1.', ['typology']);
  return { typology: Number(text), recipient: readRecipient(words) };
}

/** @throws CallerError FORBIDDEN, NOT_FOUND */
export async function makeTypologyFile(
  { typology }: TypologyExport,
  run: RunInSql,
  viewer: Viewer,
  frameOf: (sql: Sql) => Promise<ExportFrame>,
): Promise<ExportFile> {
  readsOwnProfile(viewer);
  const { kept, frame } = await run(async (sql) => ({ kept: await findTypology(sql, typology), frame: await frameOf(sql) }));
  if (kept === null) throw notFound('There is no such typology of your agency.');
  const { title, found } = kept;
  const content: ExportContent = {
    shown: `«${title}»: latent classes of ${TYPOLOGY_COHORT_WORDS[found.cohort as TypologyCohort].toLowerCase()}, ${found.period}`,
    sources: ['typology-extract of the own agency'],
    notes: [TYPOLOGY_PROTECTION, found.method, ...found.warnings],
    ...{ marking: markingOf('figures'), name: `typology-${typology}`, columns: COLUMNS },
    ...allAtOnce(rowsOf(found).map((cells) => ({ cells, geometry: null }))),
  };
  return writeExport(content, 'csv', frame);
}

export function typologyExported({ typology, recipient }: TypologyExport, file: ExportFile, asker: string): AuditEvent {
  const detail = { query: 'typology', format: 'csv', file: file.name, recipient: recipient ?? asker };
  return { action: 'EXPORT', subject: `typology:${typology}`, detail, rowCount: file.rows };
}

function shareCell(share: ItemShare): Cell {
  if (share.told === 'withheld') return 'withheld';
  return share.told === 'percent' ? share.percent : `${share.told} ${share.percent}`;
}

function rowsOf({ models, indicators }: FoundTypology): Cell[][] {
  const none = (count: number): Cell[] => Array.from({ length: count }, () => null);
  return models.flatMap(({ classes, found, residuals, ...fit }) => [
    [
      ...['model', classes, ...none(7), fit.parameters, fit.bicAboveLeast, fit.aicAboveLeast, fit.g2, fit.df, fit.p, fit.entropy],
      ...[fit.reachedBest, fit.runs, fit.atBoundary],
    ],
    ...found.flatMap(({ children, percent, items }, at): Cell[][] => [
      ['class', classes, at + 1, children.count ?? 'withheld', percent ?? 'withheld', ...none(14)],
      ...items.map((share, j): Cell[] => [
        ...['share in class', classes, at + 1, null, null, indicators[j]!.code, null, shareCell(share)],
        ...none(11),
      ]),
    ]),
    ...residuals.map(({ one, other, residual }): Cell[] => [
      ...['pair', classes, null, null, null, indicators[one]!.code, indicators[other]!.code, null, residual ?? 'withheld'],
      ...none(10),
    ]),
  ]);
}
