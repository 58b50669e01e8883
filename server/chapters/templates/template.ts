/** A template: the sections of a chapter, what an author is asked to write in each, and the figures beside it. */
import type { PlacedFigure } from '../figures/figure.js';

export interface TemplateSection {
  /** Stays with the author's text. */
  readonly key: string;
  readonly heading: string;
  /** What to write about, for the author alone. */
  readonly prompts: readonly string[];
  readonly figures: readonly PlacedFigure[];
  /** What is published where nothing was written; otherwise the section is left out. */
  readonly whenEmpty?: string;
}

export interface Template {
  readonly template: string;
  readonly title: string;
  readonly sections: readonly TemplateSection[];
}

export const placed = (template: Template): PlacedFigure[] => template.sections.flatMap(({ figures }) => figures);
