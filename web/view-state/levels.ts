/** Which levels of area a view may be shown by, from what is loaded. */
import type { AreaType } from '../graphql.generated.js';
import type { Installation } from '../session/SessionContext.js';
import { allAreaTypes } from './area-types.js';

type Vintages = Installation['vintages'];

/** The newest vintage of a type that has boundaries, else the newest at all; null when none is loaded. */
export function newestVintage(vintages: Vintages, type: AreaType): number | null {
  const ofType = vintages.filter((one) => one.type === type);
  const drawn = ofType.filter((one) => one.withBoundary > 0);
  const years = (drawn.length > 0 ? drawn : ofType).map((one) => one.vintage);
  return years.length > 0 ? Math.max(...years) : null;
}

/** Types to choose from, smallest first. */
export function levelsLoaded(vintages: Vintages): AreaType[] {
  return allAreaTypes.filter((type) => vintages.some((one) => one.type === type && one.areas > 0));
}

/** Wards when there are any: people know them by name. Else the smallest areas loaded. */
export function defaultLevel(vintages: Vintages): AreaType {
  const levels = levelsLoaded(vintages);
  return levels.includes('WARD') ? 'WARD' : (levels[0] ?? 'WARD');
}
