/** `homeward export chapter --template …`: the figures of a template as a Word document or as CSV files in a zip. */
import { actingOf } from '../audit/actor.js';
import { recordIn } from '../audit/write-events.sql.js';
import { figuresAlone } from '../chapters/figures-alone.js';
import { TEMPLATES } from '../chapters/templates/templates.js';
import { badUserInput } from '../errors.js';
import { fileOf, isChapterFormat } from '../export/chapter-export.js';
import type { SentFile } from '../export/export-file.js';
import { frameOf } from '../export/make-export.js';
import { readRecipient, refuseUnknownWords } from '../export/read-word.js';
import type { CommandServices } from './open-services.js';

const FORMATS = 'docx or zip';

export interface ChapterAsked {
  readonly template: string;
  readonly areaCode: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly format: 'docx' | 'zip';
  readonly recipient: string | undefined;
  readonly deleteBy: string | undefined;
}

/** @throws CallerError BAD_USER_INPUT naming the word */
export function readAskedFigures(format: string | undefined, words: URLSearchParams): ChapterAsked {
  const made = format ?? 'docx';
  if (!isChapterFormat(made)) throw badUserInput(`A chapter is made as ${FORMATS}, not «${made}».`, ['format']);
  refuseUnknownWords(words, ['template', 'area', 'period', 'from', 'to', 'recipient', 'delete-by']);
  const template = words.get('template') ?? '';
  const known = TEMPLATES.map((one) => one.template);
  if (!known.includes(template))
    throw badUserInput(
      `${template === '' ? 'Say' : `There is no template «${template}»: say`} --template ${known.join(' or ')}.`,
      ['template'],
    );
  const areaCode = words.get('area') ?? '';
  if (areaCode === '') throw badUserInput('Say of which area: --area and its code.', ['area']);
  const [from = '', to = from] = words.get('period')?.split('..') ?? [words.get('from') ?? '', words.get('to') ?? undefined];
  if (from === '') throw badUserInput('Say of which months: --period 2025-11..2026-10.', ['period']);
  const frame = { recipient: readRecipient(words), deleteBy: words.get('delete-by') ?? undefined };
  return { template, areaCode, period: { from, to }, format: made, ...frame };
}

/** The file, with its event in the audit. @throws CallerError naming what is wrong with what is asked */
export async function exportFigures(asked: ChapterAsked, { database, operator }: CommandServices): Promise<SentFile> {
  const made = await figuresAlone(database, asked, actingOf(operator));
  if (!made.ok) throw badUserInput(made.problems.map(({ field, problem }) => `${field}: ${problem}`).join(' '), []);
  const frame = await database.asOwner((sql) => frameOf(sql, asked, { by: operator, on: new Date() }));
  const name = `${asked.template}-${asked.areaCode}-${asked.period.from}-to-${asked.period.to}`;
  const file = await fileOf(made.content, { format: asked.format, name }, frame, {
    edition: 'figures alone',
    standing: 'Figures alone: nothing is written beside them, and nobody approved them.',
  });
  const { template, areaCode, format } = asked;
  const detail = { query: 'chapter', template, areaCodes: [areaCode], format, file: file.name, recipient: frame.recipient };
  await database.asOwner((sql) => recordIn(sql, operator, { action: 'EXPORT', detail, rowCount: file.rows }));
  return file;
}
