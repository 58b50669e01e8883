import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import type { Sql } from '../database/database.js';
import { numberOfId } from '../number-of-id.js';
import { ChapterStepEnum } from './chapter.enum.js';
import { OWN_HAND, takeStep, type ChapterStep } from './chapter-states.js';
import {
  Chapter,
  ChapterHead,
  ChapterOutcome,
  ChapterSectionOutcome,
  ChapterTemplate,
  PublishedChapter,
  PublishedChapterHead,
} from './chapter.type.js';
import {
  findChapter,
  findVersion,
  hasHandIn,
  listChanges,
  listChapters,
  listComments,
  listSections,
  listVersions,
} from './chapters.sql.js';
import { commentOn, makeChapter, rebuildChapter, saveSection } from './keep-chapters.js';
import { publishedHead, publishedVersion, publishedWork } from './published-chapter.js';
import { placed } from './templates/template.js';
import { TEMPLATES } from './templates/templates.js';

const VERSION = 'The version of the chapter that was looked at; changed since, it is refused.';
const MONTH = 'A month, 2025-11.';

@Resolver()
export class ChaptersResolver {
  @Query(() => [ChapterTemplate], { description: 'What chapters are made from.' })
  chapterTemplates(): ChapterTemplate[] {
    return TEMPLATES.map((template) => ({
      ...{ template: template.template, title: template.title, areaTypes: template.areaTypes },
      figures: placed(template).length,
      headings: template.sections.map(({ heading }) => heading),
    }));
  }

  @Query(() => [ChapterHead], { complexity: 20, description: 'Chapters in work, the newest first.' })
  async chapters(@Ctx() context: RequestContext): Promise<ChapterHead[]> {
    return (await context.asViewer(listChapters)).map((head) => ({ ...head, id: String(head.id) }));
  }

  @Query(() => Chapter, { nullable: true, complexity: 50, description: 'A chapter in work. Reading it leaves an event.' })
  async chapter(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
  ): Promise<Chapter | null> {
    const number = numberOfId(id);
    const chapter = await context.asViewer((sql) => readWork(sql, number, context));
    if (chapter !== null) context.audit({ action: 'VIEW', subject: `chapter:${number}`, detail: { query: 'chapter' } });
    return chapter;
  }

  @Query(() => [PublishedChapterHead], { complexity: 20, description: 'What is published, the newest first.' })
  async publishedChapters(@Ctx() context: RequestContext): Promise<PublishedChapterHead[]> {
    return (await context.asViewer((sql) => listVersions(sql))).map(publishedHead);
  }

  @Query(() => PublishedChapter, {
    nullable: true,
    complexity: 50,
    description: 'A version of a chapter as it was published, for good. Reading it leaves an event.',
  })
  async publishedChapter(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'The chapter.' }) id: string,
    @Arg('version', () => Int, { description: 'Which version.' }) version: number,
  ): Promise<PublishedChapter | null> {
    const number = numberOfId(id);
    const published = await context.asViewer(async (sql) => {
      const found = await findVersion(sql, number, version);
      return found === null ? null : publishedVersion(found, await listVersions(sql, number));
    });
    if (published !== null)
      context.audit({ action: 'VIEW', subject: `chapter:${number}`, detail: { query: 'publishedChapter', version } });
    return published;
  }

  @Mutation(() => ChapterOutcome, { complexity: 300, description: 'Makes a chapter from a template, with its figures.' })
  async makeChapter(
    @Ctx() context: RequestContext,
    @Arg('template', () => String, { description: 'Which template.' }) template: string,
    @Arg('title', () => String, { description: 'What the chapter is called.' }) title: string,
    @Arg('areaCode', () => String, { description: 'An area of a type that the template is for.' }) areaCode: string,
    @Arg('from', () => String, { description: MONTH }) from: string,
    @Arg('to', () => String, { description: MONTH }) to: string,
  ): Promise<ChapterOutcome> {
    const { services, acting } = context;
    const asked = { template, title, areaCode, period: { from, to } };
    const outcome = await context.withoutTransaction(() => makeChapter(services.database, asked, acting));
    return outcome.ok ? afterwards(context, outcome.id) : { chapter: null, problems: outcome.problems };
  }

  @Mutation(() => ChapterOutcome, {
    complexity: 300,
    description:
      'Makes the figures of a draft anew, of other months where they are told. What is written stays; `moved` says what moved.',
  })
  async rebuildChapter(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Arg('version', () => Int, { description: VERSION }) version: number,
    @Arg('from', () => String, { nullable: true, description: MONTH }) from: string | null,
    @Arg('to', () => String, { nullable: true, description: MONTH }) to: string | null,
  ): Promise<ChapterOutcome> {
    const { services, acting } = context;
    const number = numberOfId(id);
    const period = from == null && to == null ? null : { from: from ?? '', to: to ?? '' };
    const outcome = await context.withoutTransaction(() => rebuildChapter(services.database, number, version, period, acting));
    return outcome.ok ? afterwards(context, number) : { chapter: null, problems: outcome.problems };
  }

  @Mutation(() => ChapterSectionOutcome, {
    description: 'Saves the text of a section. Where another author was quicker, nothing is saved and both texts are answered.',
  })
  async saveChapterSection(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which chapter.' }) id: string,
    @Arg('section', () => String, { description: 'Which section.' }) section: string,
    @Arg('version', () => Int, { description: 'The version of the section that was looked at.' }) version: number,
    @Arg('text', () => String, { description: 'The whole text; no person may be in it.' }) text: string,
  ): Promise<ChapterSectionOutcome> {
    const { services, acting } = context;
    const number = numberOfId(id);
    const saved = await context.withoutTransaction(() =>
      saveSection(services.database, number, { section, version, text }, acting),
    );
    if (saved.ok) return { version: saved.section.version, theirs: null, yours: saved.section.written, problems: [] };
    if ('theirs' in saved)
      context.audit({ action: 'VIEW', subject: `chapter:${number}`, detail: { query: 'saveChapterSection', section } });
    return { version: null, theirs: 'theirs' in saved ? saved.theirs : null, yours: text, problems: saved.problems };
  }

  @Mutation(() => ChapterOutcome, { description: 'Says something of a section to the other authors. It is not published.' })
  async commentOnChapter(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which chapter.' }) id: string,
    @Arg('section', () => String, { description: 'Which section.' }) section: string,
    @Arg('said', () => String, { description: 'What.' }) said: string,
  ): Promise<ChapterOutcome> {
    const { services, acting } = context;
    const number = numberOfId(id);
    const outcome = await context.withoutTransaction(() => commentOn(services.database, number, section, said, acting));
    return outcome.ok ? afterwards(context, number) : { chapter: null, problems: outcome.problems };
  }

  @Mutation(() => ChapterOutcome, {
    description: 'Sends a chapter for approval, approves it, publishes it, or takes it back to draft.',
  })
  async takeChapterStep(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Arg('version', () => Int, { description: VERSION }) version: number,
    @Arg('step', () => ChapterStepEnum, { description: 'What is done.' }) step: ChapterStep,
    @Arg('reason', () => String, { nullable: true, description: 'Why; needed to take it back.' }) reason: string | null,
  ): Promise<ChapterOutcome> {
    const { services, acting } = context;
    const number = numberOfId(id);
    const asked = { step, version, reason: reason ?? null };
    const outcome = await context.withoutTransaction(() => takeStep(services.database, number, asked, acting));
    return outcome.ok ? afterwards(context, number) : { chapter: null, problems: outcome.problems };
  }
}

async function readWork(sql: Sql, id: number, { acting }: RequestContext): Promise<Chapter | null> {
  const chapter = await findChapter(sql, id);
  if (chapter === null) return null;
  return publishedWork({
    ...{ chapter, sections: await listSections(sql, id), comments: await listComments(sql, id) },
    ...{ history: await listChanges(sql, id), versions: await listVersions(sql, id) },
    notToApprove: (await hasHandIn(sql, id, acting.actor.id)) ? OWN_HAND : null,
  });
}

/** What was changed, as it is now. */
const afterwards = async (context: RequestContext, id: number): Promise<ChapterOutcome> => ({
  chapter: await context.asViewer((sql) => readWork(sql, id, context)),
  problems: [],
});
