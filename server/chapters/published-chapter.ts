/** Chapters and their figures as they go out: the words of each cell are made here, once for all ways out. */
import type { Chapter as StoredChapter, ChapterChange, ChapterComment, ChapterVersion, WrittenSection } from './chapter.js';
import { Chapter, PublishedChapter, PublishedChapterHead } from './chapter.type.js';
import type { VersionHead } from './chapters.sql.js';
import { ChapterFigure } from './figure.type.js';
import { cellText } from './figures/cells.js';
import type { Figure } from './figures/figure.js';
import { keysOf } from './templates/template.js';
import { templateOf } from './templates/templates.js';
import { writtenParts } from './written-parts.js';

export function publishedFigure(figure: Figure): ChapterFigure {
  const rows = figure.rows.map(({ key, label, heads, cells }) => ({
    ...{ key, label, heads: heads ?? false },
    cells: cells.map((cell) => ({
      text: cellText(cell),
      number: cell.is === 'known' ? cell.number : null,
      withheld: cell.is === 'withheld',
    })),
  }));
  return { ...figure, rows };
}

export interface ChapterParts {
  readonly chapter: StoredChapter;
  readonly sections: readonly WrittenSection[];
  readonly comments: ChapterComment[];
  readonly history: ChapterChange[];
  readonly versions: readonly VersionHead[];
  readonly notToApprove: string | null;
}

/** With every section of its template, written or not. */
export function publishedWork({ chapter, sections, comments, history, versions, notToApprove }: ChapterParts): Chapter {
  const written = new Map(sections.map((one) => [one.section, one]));
  const figures = new Map(chapter.figures.map((figure) => [figure.key, figure]));
  return {
    ...chapter,
    id: String(chapter.id),
    sections: templateOf(chapter.template)!.sections.flatMap((place) => {
      const { key, heading, prompts } = place;
      const section = written.get(key);
      if (section === undefined) return [];
      const beside = keysOf(place)
        .flatMap((figure) => figures.get(figure) ?? [])
        .map(publishedFigure);
      return [{ ...section, key, heading, prompts, parts: writtenParts(section.written), figures: beside }];
    }),
    comments,
    history,
    notToApprove,
    published: versions.map(publishedHead),
  };
}

export const publishedHead = ({ chapterId, ...head }: VersionHead): PublishedChapterHead => ({ ...head, id: String(chapterId) });

export function publishedVersion(
  { chapterId, content, ...version }: ChapterVersion,
  versions: readonly VersionHead[],
): PublishedChapter {
  return {
    ...content,
    ...version,
    id: String(chapterId),
    rebuiltAt: new Date(content.rebuiltAt),
    sections: content.sections.map((section) => ({
      ...section,
      parts: writtenParts(section.written),
      figures: section.figures.map(publishedFigure),
    })),
    versions: versions.map(publishedHead),
  };
}
