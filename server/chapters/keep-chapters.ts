/**
 * Making a chapter, making its figures anew, writing in it, and saying something of it. Each change in one transaction with its step and the
 * audit's event. Figures are made before it, under the rules of the strictest reader, and kept only if nobody changed the chapter meanwhile.
 */
import { nameOf, type Acting } from '../audit/actor.js';
import { recordIn } from '../audit/write-events.sql.js';
import type { Database, Sql } from '../database/database.js';
import { failed, refused, type Outcome } from '../governance/asked-change.js';
import { plainText } from '../governance/plain-text.js';
import { areaOf, figuresOf, readAskedChapter, type AskedChapter } from './asked-chapter.js';
import type { Chapter, WrittenSection } from './chapter.js';
import {
  findChapter,
  insertChange,
  insertChapter,
  insertComment,
  insertHand,
  lockChapter,
  lockSection,
  updateFigures,
  updateSection,
} from './chapters.sql.js';
import type { FigurePeriod } from './figures/figure.js';
import { movedFigures, type MovedFigure } from './moved-figures.js';
import { problemsOfPeriod, problemsOfRemark, problemsOfSection } from './read-chapter-terms.js';
import { templateOf } from './templates/templates.js';

export const STALE = 'Somebody changed this chapter since you opened it. Open it again, and look at what is there now.';
export const NO_CHAPTER = 'There is no such chapter.';
const NOT_A_DRAFT = 'Only a draft is changed. Take the chapter back to draft first.';

export async function makeChapter(database: Database, asked: AskedChapter, who: Acting): Promise<Outcome<{ id: number }>> {
  const read = await readAskedChapter(database, asked, who);
  if (!read.ok) return read;
  const { template, title, area } = read;
  const figures = await figuresOf(database, template, area, asked.period, who);
  return database.asOwner(async (sql) => {
    const id = await insertChapter(sql, {
      ...{ template: template.template, title, areaCode: area.gssCode, areaLabel: area.name, period: asked.period, figures },
      sections: template.sections.map(({ key }) => key),
    });
    await told(sql, who, id, 'made', null);
    return { ok: true, id };
  });
}

/**
 * @param period null for the one it has
 * @param version as it was looked at
 */
export async function rebuildChapter(
  database: Database,
  id: number,
  version: number,
  period: FigurePeriod | null,
  who: Acting,
): Promise<Outcome<{ moved: readonly MovedFigure[] }>> {
  const before = await database.asOwner((sql) => findChapter(sql, id));
  const refusal = whyNotChanged(before, version);
  if (refusal !== null) return refusal;
  const months = period ?? before!.period;
  const problems = problemsOfPeriod(months);
  if (problems.length > 0) return refused(problems);
  const template = templateOf(before!.template)!;
  const area = await areaOf(database, template, before!.areaCode, who);
  if (area === null) return failed('', `The area ${before!.areaLabel} is loaded no more: its figures cannot be made anew.`);
  const figures = await figuresOf(database, template, area, months, who);
  return database.asOwner(async (sql) => {
    const chapter = await lockChapter(sql, id);
    const late = whyNotChanged(chapter, version);
    if (late !== null) return late;
    const moved = movedFigures(chapter!.figures, figures);
    await updateFigures(sql, id, { figures, moved, period: months });
    await told(
      sql,
      who,
      id,
      'figures made anew',
      `${months.from} to ${months.to}: ${moved.length} of ${figures.length} figures moved`,
    );
    return { ok: true, moved };
  });
}

export type SavedText =
  Outcome<{ section: WrittenSection }> | { readonly ok: false; readonly problems: readonly []; readonly theirs: WrittenSection };

/** Two who write in one section at once: the second is given the text of the first, and keeps their own. */
export async function saveSection(
  database: Database,
  id: number,
  asked: { readonly section: string; readonly version: number; readonly text: string },
  who: Acting,
): Promise<SavedText> {
  const text = plainText(asked.text);
  const problems = problemsOfSection(text);
  return database.asOwner(async (sql): Promise<SavedText> => {
    // The chapter first, so that nobody writes in what is just being sent for approval.
    const chapter = await lockChapter(sql, id);
    if (chapter === null) return failed('', NO_CHAPTER);
    const section = await lockSection(sql, id, asked.section);
    if (section === null) return failed('section', 'The chapter has no such section.');
    if (chapter.state !== 'draft') return failed('', NOT_A_DRAFT);
    if (section.version !== asked.version && section.written !== text) return { ok: false, problems: [], theirs: section };
    if (problems.length > 0) return refused(problems);
    if (section.written !== text) {
      await updateSection(sql, id, asked.section, text, nameOf(who));
      await insertHand(sql, id, who.actor.id, 'wrote');
      await recordIn(sql, who, {
        action: 'CHAPTER',
        subject: `chapter:${id}`,
        detail: { change: 'written', section: asked.section },
      });
    }
    return { ok: true, section: (await lockSection(sql, id, asked.section))! };
  });
}

/** Comments are said at any time, of a section that the chapter has. */
export async function commentOn(
  database: Database,
  id: number,
  section: string,
  said: string,
  who: Acting,
): Promise<Outcome<object>> {
  const text = plainText(said);
  const problems = problemsOfRemark(text, 'said', 'Write the comment.');
  if (problems.length > 0) return refused(problems);
  return database.asOwner(async (sql) => {
    if ((await lockSection(sql, id, section)) === null) return failed('section', 'The chapter has no such section.');
    await insertComment(sql, id, section, text, nameOf(who));
    await recordIn(sql, who, { action: 'CHAPTER', subject: `chapter:${id}`, detail: { change: 'comment', section } });
    return { ok: true };
  });
}

export function whyNotChanged(chapter: Chapter | null, version: number): Outcome<never> | null {
  if (chapter === null) return failed('', NO_CHAPTER);
  if (chapter.version !== version) return failed('', STALE);
  return chapter.state === 'draft' ? null : failed('', NOT_A_DRAFT);
}

/** A step and the audit's event of it. */
export async function told(sql: Sql, who: Acting, id: number, change: string, reason: string | null): Promise<void> {
  await insertChange(sql, id, { change, reason, by: nameOf(who) });
  await recordIn(sql, who, { action: 'CHAPTER', subject: `chapter:${id}`, detail: { change } });
}
