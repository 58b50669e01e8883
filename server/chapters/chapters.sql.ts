/** Chapters as they are stored. Read under the viewer's own role. */
import type { Sql } from '../database/database.js';
import type {
  Chapter,
  ChapterChange,
  ChapterComment,
  ChapterContent,
  ChapterHead,
  ChapterState,
  ChapterVersion,
  WrittenSection,
} from './chapter.js';
import type { Figure, FigurePeriod } from './figures/figure.js';
import type { MovedFigure } from './moved-figures.js';

const HEAD = `id, template, title, area_code AS "areaCode", area_label AS "areaLabel",
  json_build_object('from', from_month, 'to', to_month) AS period, state, rebuilt_at AS "rebuiltAt", version`;

/** Newest first. */
export function listChapters(sql: Sql): Promise<ChapterHead[]> {
  return sql.query<ChapterHead>(`SELECT ${HEAD} FROM chapter ORDER BY id DESC`);
}

export async function findChapter(sql: Sql, id: number): Promise<Chapter | null> {
  const [found] = await sql.query<Chapter>(`SELECT ${HEAD}, figures, moved FROM chapter WHERE id = $1`, [id]);
  return found ?? null;
}

export async function lockChapter(sql: Sql, id: number): Promise<Chapter | null> {
  const [found] = await sql.query<Chapter>(`SELECT ${HEAD}, figures, moved FROM chapter WHERE id = $1 FOR UPDATE`, [id]);
  return found ?? null;
}

export interface NewChapter {
  readonly template: string;
  readonly title: string;
  readonly areaCode: string;
  readonly areaLabel: string;
  readonly period: FigurePeriod;
  readonly figures: readonly Figure[];
  readonly sections: readonly string[];
}

/** @returns its number */
export async function insertChapter(sql: Sql, chapter: NewChapter): Promise<number> {
  const { template, title, areaCode, areaLabel, period, figures, sections } = chapter;
  const [inserted] = await sql.query<{ id: number }>(
    `INSERT INTO chapter (template, title, area_code, area_label, from_month, to_month, figures)
     VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb) RETURNING id`,
    [template, title, areaCode, areaLabel, period.from, period.to, JSON.stringify(figures)],
  );
  const { id } = inserted!;
  await sql.execute('INSERT INTO chapter_section (chapter_id, section) SELECT $1::bigint, unnest($2::text[])', [id, sections]);
  return id;
}

export async function updateFigures(
  sql: Sql,
  id: number,
  made: { readonly figures: readonly Figure[]; readonly moved: readonly MovedFigure[]; readonly period: FigurePeriod },
): Promise<void> {
  await sql.execute(
    `UPDATE chapter SET figures = $2::jsonb, moved = $3::jsonb, from_month = $4, to_month = $5, rebuilt_at = clock_timestamp(),
            version = version + 1 WHERE id = $1`,
    [id, JSON.stringify(made.figures), JSON.stringify(made.moved), made.period.from, made.period.to],
  );
}

export async function updateState(sql: Sql, id: number, state: ChapterState): Promise<void> {
  await sql.execute('UPDATE chapter SET state = $2, version = version + 1 WHERE id = $1', [id, state]);
}

const SECTION = 'section, written, version, changed_at AS "changedAt", changed_by AS "changedBy"';

export function listSections(sql: Sql, chapter: number): Promise<WrittenSection[]> {
  return sql.query<WrittenSection>(`SELECT ${SECTION} FROM chapter_section WHERE chapter_id = $1`, [chapter]);
}

export async function lockSection(sql: Sql, chapter: number, section: string): Promise<WrittenSection | null> {
  const [found] = await sql.query<WrittenSection>(
    `SELECT ${SECTION} FROM chapter_section WHERE chapter_id = $1 AND section = $2 FOR UPDATE`,
    [chapter, section],
  );
  return found ?? null;
}

export async function updateSection(sql: Sql, chapter: number, section: string, written: string, by: string): Promise<void> {
  await sql.execute(
    `UPDATE chapter_section SET written = $3, version = version + 1, changed_at = clock_timestamp(), changed_by = $4
      WHERE chapter_id = $1 AND section = $2`,
    [chapter, section, written, by],
  );
}

/** As they were said. */
export function listComments(sql: Sql, chapter: number): Promise<ChapterComment[]> {
  return sql.query<ChapterComment>(
    'SELECT section, said, said_at AS "saidAt", said_by AS "saidBy" FROM chapter_comment WHERE chapter_id = $1 ORDER BY id',
    [chapter],
  );
}

export async function insertComment(sql: Sql, chapter: number, section: string, said: string, by: string): Promise<void> {
  await sql.execute('INSERT INTO chapter_comment (chapter_id, section, said, said_by) VALUES ($1, $2, $3, $4)', [
    ...[chapter, section, said, by],
  ]);
}

/** Newest first. */
export function listChanges(sql: Sql, chapter: number): Promise<ChapterChange[]> {
  return sql.query<ChapterChange>(
    `SELECT change, reason, changed_at AS "changedAt", changed_by AS "changedBy" FROM chapter_change
      WHERE chapter_id = $1 ORDER BY id DESC`,
    [chapter],
  );
}

export async function insertChange(
  sql: Sql,
  chapter: number,
  change: { readonly change: string; readonly reason: string | null; readonly by: string },
): Promise<void> {
  await sql.execute('INSERT INTO chapter_change (chapter_id, change, reason, changed_by) VALUES ($1, $2, $3, $4)', [
    ...[chapter, change.change, change.reason, change.by],
  ]);
}

/** Whoever wrote in it since it was approved last, and who sent it for approval. */
export type HandPart = 'wrote' | 'sent';

export async function insertHand(sql: Sql, chapter: number, actor: string, part: HandPart): Promise<void> {
  await sql.execute('INSERT INTO chapter_hand (chapter_id, actor, part) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
    ...[chapter, actor, part],
  ]);
}

export async function deleteHands(sql: Sql, chapter: number, parts: readonly HandPart[]): Promise<void> {
  await sql.execute('DELETE FROM chapter_hand WHERE chapter_id = $1 AND part = ANY ($2)', [chapter, parts]);
}

export async function hasHandIn(sql: Sql, chapter: number, actor: string): Promise<boolean> {
  return (await sql.query('SELECT FROM chapter_hand WHERE chapter_id = $1 AND actor = $2', [chapter, actor])).length > 0;
}

/** Of a locked chapter. @returns the version */
export async function insertVersion(sql: Sql, chapter: number, content: ChapterContent, by: string): Promise<number> {
  const [inserted] = await sql.query<{ version: number }>(
    `INSERT INTO chapter_version (chapter_id, version, content, published_by)
     SELECT $1::bigint, coalesce(max(version), 0) + 1, $2::jsonb, $3 FROM chapter_version WHERE chapter_id = $1::bigint RETURNING version`,
    [chapter, JSON.stringify(content), by],
  );
  return inserted!.version;
}

const VERSION = 'chapter_id AS "chapterId", version, published_at AS "publishedAt", published_by AS "publishedBy"';

export interface VersionHead extends Omit<ChapterVersion, 'content'> {
  readonly title: string;
  readonly areaLabel: string;
  readonly period: FigurePeriod;
}

/** Newest first; of one chapter, or of all. */
export function listVersions(sql: Sql, chapter: number | null = null): Promise<VersionHead[]> {
  return sql.query<VersionHead>(
    `SELECT ${VERSION}, content ->> 'title' AS title, content ->> 'areaLabel' AS "areaLabel", content -> 'period' AS period
       FROM chapter_version WHERE $1::bigint IS NULL OR chapter_id = $1 ORDER BY published_at DESC, chapter_id, version DESC`,
    [chapter],
  );
}

export async function findVersion(sql: Sql, chapter: number, version: number): Promise<ChapterVersion | null> {
  const [found] = await sql.query<ChapterVersion>(
    `SELECT ${VERSION}, content FROM chapter_version WHERE chapter_id = $1 AND version = $2`,
    [chapter, version],
  );
  return found ?? null;
}
