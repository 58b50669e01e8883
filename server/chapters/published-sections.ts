/**
 * The sections of a chapter as they are published: those in which something stands, and those whose being empty is itself to be said. A figure
 * that could not be made is the author's to mend, and tells a reader nothing.
 */
import type { PublishedSection } from './chapter.js';
import type { Figure } from './figures/figure.js';
import type { Template } from './templates/template.js';

export function publishedSections(
  template: Template,
  written: ReadonlyMap<string, string>,
  figures: readonly Figure[],
): PublishedSection[] {
  const made = figures.filter(({ columns }) => columns.length > 0);
  const byKey = new Map(made.map((figure) => [figure.key, figure]));
  return template.sections
    .map(({ key, heading, figures: places, whenEmpty = '' }) => ({
      key,
      heading,
      written: written.get(key) || whenEmpty,
      figures: places.flatMap((place) => byKey.get(place.key) ?? []),
    }))
    .filter((section) => section.written !== '' || section.figures.length > 0);
}
