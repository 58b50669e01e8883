/**
 * The sections of a chapter as they are published: those in which something stands, and those whose being empty is itself to be said. A figure
 * that could not be made is the author's to mend, and tells a reader nothing.
 */
import type { PublishedSection } from './chapter.js';
import type { Figure } from './figures/figure.js';
import { keysOf, type Template } from './templates/template.js';

export function publishedSections(
  template: Template,
  written: ReadonlyMap<string, string>,
  figures: readonly Figure[],
): PublishedSection[] {
  const made = figures.filter(({ columns }) => columns.length > 0);
  const byKey = new Map(made.map((figure) => [figure.key, figure]));
  return template.sections
    .map((section) => ({
      ...{ key: section.key, heading: section.heading, written: written.get(section.key) || (section.whenEmpty ?? '') },
      figures: keysOf(section).flatMap((key) => byKey.get(key) ?? []),
    }))
    .filter((section) => section.written !== '' || section.figures.length > 0);
}
