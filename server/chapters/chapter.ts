/** A chapter as it is kept, and as it was published. */
import type { Figure, FigurePeriod } from './figures/figure.js';
import type { MovedFigure } from './moved-figures.js';

export const CHAPTER_STATES = ['draft', 'for approval', 'approved', 'published'] as const;
export type ChapterState = (typeof CHAPTER_STATES)[number];

export interface ChapterHead {
  readonly id: number;
  readonly template: string;
  readonly title: string;
  readonly areaCode: string;
  readonly areaLabel: string;
  readonly period: FigurePeriod;
  readonly state: ChapterState;
  readonly rebuiltAt: Date;
  /** One more with every change of all but text. */
  readonly version: number;
}

export interface Chapter extends ChapterHead {
  readonly figures: readonly Figure[];
  readonly moved: readonly MovedFigure[];
}

export interface WrittenSection {
  readonly section: string;
  readonly written: string;
  readonly version: number;
  readonly changedAt: Date | null;
  readonly changedBy: string | null;
}

export interface ChapterComment {
  readonly section: string;
  readonly said: string;
  readonly saidAt: Date;
  readonly saidBy: string;
}

export interface ChapterChange {
  readonly change: string;
  readonly reason: string | null;
  readonly changedAt: Date;
  readonly changedBy: string;
}

/** What is published: everything that a reader sees, and nothing that is for authors. */
export interface ChapterContent {
  readonly title: string;
  readonly template: string;
  readonly areaCode: string;
  readonly areaLabel: string;
  readonly period: FigurePeriod;
  readonly partnership: string;
  readonly invented: boolean;
  readonly rebuiltAt: string;
  readonly attributions: readonly string[];
  readonly sections: readonly PublishedSection[];
}

export interface PublishedSection {
  readonly key: string;
  readonly heading: string;
  readonly written: string;
  readonly figures: readonly Figure[];
}

export interface ChapterVersion {
  readonly chapterId: number;
  readonly version: number;
  readonly content: ChapterContent;
  readonly publishedAt: Date;
  readonly publishedBy: string;
}
