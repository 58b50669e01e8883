/**
 * Every source Homeward can load. To add one: write its file beside this one, import it here and add its line to the list
 * (docs/adding-a-source.md).
 */
import { indicators } from './indicators.js';
import { places } from './places.js';
import type { Source } from './source.js';
import { youthProvision } from './youth-provision.js';

export const sources: readonly Source[] = [youthProvision, places, indicators];

export function findSource(name: string): Source | undefined {
  return sources.find((source) => source.name === name);
}
