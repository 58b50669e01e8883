/** The way of a chapter from draft to published and back: who asks, who approves, and what is then there for good. */
import { nameOf, type Acting } from '../audit/actor.js';
import type { Database, Sql } from '../database/database.js';
import { failed, refused, type Outcome } from '../governance/asked-change.js';
import { plainText } from '../governance/plain-text.js';
import { isInvented, readAttributions, readNames } from '../installation/installation.service.js';
import type { Chapter, ChapterContent, ChapterState } from './chapter.js';
import { deleteHands, hasHandIn, insertHand, insertVersion, listSections, lockChapter, updateState } from './chapters.sql.js';
import { NO_CHAPTER, STALE, told } from './keep-chapters.js';
import { publishedSections } from './published-sections.js';
import { problemsOfRemark } from './read-chapter-terms.js';
import { templateOf } from './templates/templates.js';

export const CHAPTER_STEPS = ['ask for approval', 'approve', 'take back', 'publish'] as const;
export type ChapterStep = (typeof CHAPTER_STEPS)[number];

interface Way {
  readonly from: readonly ChapterState[];
  readonly to: ChapterState;
  readonly change: string;
  /** Why it cannot be done from where it is. */
  readonly otherwise: string;
}

const WAYS: Readonly<Record<ChapterStep, Way>> = {
  'ask for approval': {
    from: ['draft'],
    to: 'for approval',
    change: 'sent for approval',
    otherwise: 'Only a draft is sent for approval.',
  },
  approve: {
    from: ['for approval'],
    to: 'approved',
    change: 'approved',
    otherwise: 'Only a chapter that was sent for approval is approved.',
  },
  'take back': {
    ...{ from: ['for approval', 'approved', 'published'], to: 'draft', change: 'taken back to draft' },
    otherwise: 'It is a draft already.',
  },
  publish: { from: ['approved'], to: 'published', change: 'published', otherwise: 'Only an approved chapter is published.' },
};

export const OWN_HAND =
  'You wrote in this chapter since it was approved last, or sent it for approval. Another JSNA author reads it and approves it.';

/**
 * Two people stand behind what is published: whoever wrote in it, or sent it for approval, does not approve it.
 *
 * @returns the version that was published, where it was
 */
export function takeStep(
  database: Database,
  id: number,
  asked: { readonly step: ChapterStep; readonly version: number; readonly reason: string | null },
  who: Acting,
): Promise<Outcome<{ published: number | null }>> {
  const way = WAYS[asked.step];
  const reason = plainText(asked.reason ?? '') || null;
  return database.asOwner(async (sql) => {
    const chapter = await lockChapter(sql, id);
    if (chapter === null) return failed('', NO_CHAPTER);
    if (chapter.version !== asked.version) return failed('', STALE);
    if (!way.from.includes(chapter.state)) return failed('', way.otherwise);
    if (asked.step === 'approve' && (await hasHandIn(sql, id, who.actor.id))) return failed('', OWN_HAND);
    // Why something was sent back is what its author goes on from.
    if (asked.step === 'take back' || reason !== null) {
      const problems = problemsOfRemark(reason ?? '', 'reason', 'Say why it is taken back.');
      if (problems.length > 0) return refused(problems);
    }
    const content = asked.step === 'take back' ? null : await contentOf(sql, chapter);
    if (content !== null && content.sections.every(({ key, written }) => key !== 'summary' || written === ''))
      return failed('', 'Write the summary first: it is what most readers read.');
    await updateState(sql, id, way.to);
    if (asked.step === 'ask for approval') await insertHand(sql, id, who.actor.id, 'sent');
    if (asked.step === 'take back') await deleteHands(sql, id, ['sent']);
    if (asked.step === 'approve') await deleteHands(sql, id, ['wrote', 'sent']);
    const published = asked.step === 'publish' ? await insertVersion(sql, id, content!, nameOf(who)) : null;
    await told(sql, who, id, published === null ? way.change : `${way.change} as version ${published}`, reason);
    return { ok: true, published };
  });
}

/** Everything that a reader sees. Sections in which nothing stands are left out. */
export async function contentOf(sql: Sql, chapter: Chapter): Promise<ChapterContent> {
  const written = new Map((await listSections(sql, chapter.id)).map((one) => [one.section, one.written]));
  return {
    ...{ title: chapter.title, template: chapter.template, areaCode: chapter.areaCode, areaLabel: chapter.areaLabel },
    ...{ period: chapter.period, rebuiltAt: chapter.rebuiltAt.toISOString() },
    ...(await aboutInstallation(sql)),
    sections: publishedSections(templateOf(chapter.template)!, written, chapter.figures),
  };
}

/** Whose it is, whether it is of invented data, and the notices that its sources ask for. */
export async function aboutInstallation(sql: Sql): Promise<Pick<ChapterContent, 'partnership' | 'invented' | 'attributions'>> {
  const { partnership } = await readNames(sql);
  return { partnership, invented: await isInvented(sql), attributions: await readAttributions(sql) };
}
