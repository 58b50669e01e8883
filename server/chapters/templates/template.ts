/** A template: the sections of a chapter, what an author is asked to write in each, and the figures beside it. */
import type { AreaType } from '../../areas/area-type.js';
import type { PlacedFigure } from '../figures/figure.js';

export interface TemplateSection {
  /** Stays with the author's text. */
  readonly key: string;
  readonly heading: string;
  /** What to write about, for the author alone. */
  readonly prompts: readonly string[];
  readonly figures: readonly PlacedFigure[];
  /** Keys of figures that stood here before: a draft that was made then has them until its figures are made anew. */
  readonly formerly?: readonly string[];
  /** What is published where nothing was written; otherwise the section is left out. */
  readonly whenEmpty?: string;
}

export interface Template {
  readonly template: string;
  readonly title: string;
  /** Of which areas a chapter is made from it. */
  readonly areaTypes: readonly AreaType[];
  readonly sections: readonly TemplateSection[];
}

const AREA_WORDS: Partial<Record<AreaType, string>> = {
  DISTRICT: 'a district',
  UPPER_TIER: 'an upper-tier authority',
  WARD: 'a ward',
  COMPOSITE: 'a composite area',
};

/** What to choose for it, in a sentence. */
export const whichAreas = ({ areaTypes }: Pick<Template, 'areaTypes'>): string =>
  `Choose ${areaTypes.map((type) => AREA_WORDS[type] ?? type).join(' or ')} that is loaded.`;

/** Areas that wards lie in. */
export const DISTRICTS: readonly AreaType[] = ['DISTRICT', 'UPPER_TIER'];

export const placed = (template: Template): PlacedFigure[] => template.sections.flatMap(({ figures }) => figures);

/** Which figures a section may have: those that are made now, and those that an older draft has. */
export const keysOf = ({ figures, formerly = [] }: Pick<TemplateSection, 'figures' | 'formerly'>): string[] => [
  ...figures.map(({ key }) => key),
  ...formerly,
];
