/** A published chapter as a file: a Word document, or its tables as CSV in a zip. Drafts leave by no file. */
import { zipSync, strToU8 } from 'fflate';
import { readsChapters } from '../access/policies.js';
import type { Viewer } from '../access/viewer.js';
import type { AuditEvent } from '../audit/audit-event.js';
import type { ChapterContent } from '../chapters/chapter.js';
import { findVersion } from '../chapters/chapters.sql.js';
import { chapterDocx, editionOf, type ChapterEdition } from '../chapters/out/chapter-docx.js';
import { chapterTables, type ChapterTable } from '../chapters/out/chapter-tables.js';
import type { Sql } from '../database/database.js';
import { badUserInput, notFound } from '../errors.js';
import { markingOf } from '../installation/marking.js';
import { allAtOnce, type ExportContent, type RunInSql } from './export-content.js';
import { headingLine, writeExport, type ExportFrame, type SentFile } from './export-file.js';
import { readRecipient, refuseUnknownWords } from './read-word.js';

const CONTENT_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  zip: 'application/zip',
} as const;
export type ChapterFormat = keyof typeof CONTENT_TYPES;

export const isChapterFormat = (format: string): format is ChapterFormat => Object.hasOwn(CONTENT_TYPES, format);

export interface ChapterExport {
  readonly chapter: number;
  readonly version: number;
  readonly format: ChapterFormat;
  readonly recipient: string | undefined;
}

/** @throws CallerError BAD_USER_INPUT naming the word */
export function readChapterWords(format: string, words: URLSearchParams): ChapterExport {
  if (!isChapterFormat(format)) throw badUserInput(`A chapter is made as docx or zip, not «${format}».`, ['format']);
  refuseUnknownWords(words, ['chapter', 'version', 'recipient']);
  const number = (word: string): number => {
    const text = words.get(word) ?? '';
    if (!/^\d{1,9}$/.test(text)) throw badUserInput(`Say which ${word}: ${word}=1.`, [word]);
    return Number(text);
  };
  return { chapter: number('chapter'), version: number('version'), format, recipient: readRecipient(words) };
}

/** @throws CallerError FORBIDDEN, NOT_FOUND */
export async function makeChapterFile(
  asked: ChapterExport,
  run: RunInSql,
  viewer: Viewer,
  frameOf: (sql: Sql) => Promise<ExportFrame>,
): Promise<SentFile> {
  readsChapters(viewer);
  const { published, frame } = await run(async (sql) => ({
    published: await findVersion(sql, asked.chapter, asked.version),
    frame: await frameOf(sql),
  }));
  if (published === null) throw notFound('No such version of a chapter is published.');
  return fileOf(
    published.content,
    { format: asked.format, name: `${asked.chapter}-v${asked.version}` },
    frame,
    editionOf(published),
  );
}

/** A chapter's content as a file; the marking stands in its name. */
export async function fileOf(
  content: ChapterContent,
  { format, name }: { readonly format: ChapterFormat; readonly name: string },
  frame: ExportFrame,
  edition: ChapterEdition,
): Promise<SentFile> {
  // The figures may be of data that were invented when they were made.
  const framed = { ...frame, invented: frame.invented || content.invented };
  const tables = chapterTables(content);
  const marks = [markingOf('figures'), ...(framed.invented ? ['invented'] : [])].join('-');
  const bytes = format === 'docx' ? await docxOf(content, edition, framed) : await zipOf(tables, framed);
  return {
    name: `homeward-chapter-${name}-${marks}.${format}`,
    contentType: CONTENT_TYPES[format],
    rows: tables.slice(0, -1).reduce((sum, { rows }) => sum + rows.length, 0),
    text: once(bytes),
  };
}

export function chapterExported(
  { chapter, version, format, recipient }: ChapterExport,
  file: SentFile,
  asker: string,
): AuditEvent {
  const detail = { query: 'chapter', format, file: file.name, recipient: recipient ?? asker, version };
  return { action: 'EXPORT', subject: `chapter:${chapter}`, detail, rowCount: file.rows };
}

function docxOf(content: ChapterContent, edition: ChapterEdition, frame: ExportFrame): Promise<Uint8Array> {
  const shown = `${content.title}, ${edition.edition}`;
  const whole = contentOf({ name: 'chapter', shown, source: 'named at each figure', notes: [], columns: [], rows: [] });
  return chapterDocx(
    { ...content, invented: frame.invented },
    { ...edition, marking: whole.marking, heading: headingLine(whole, frame) },
  );
}

async function zipOf(tables: readonly ChapterTable[], frame: ExportFrame): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (const table of tables) {
    let text = '';
    for await (const piece of writeExport(contentOf(table), 'csv', frame).text) text += piece;
    files[`${table.name}.csv`] = strToU8(text);
  }
  return zipSync(files, { mtime: frame.made.on });
}

function contentOf({ name, shown, source, notes, columns, rows }: ChapterTable): ExportContent {
  return {
    ...{ shown, sources: [source], notes, marking: markingOf('figures'), name, columns },
    ...allAtOnce(rows.map((cells) => ({ cells, geometry: null }))),
  };
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
