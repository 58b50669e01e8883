/** Loaders of what is known about areas: one query for all areas of a request, never one an area. */
import DataLoader from 'dataloader';
import type { LoaderFactory, RequestContext } from '../context.js';
import type { Sql } from '../database/database.js';
import { areaKeyText, type AreaKey } from './area-type.js';
import { compositionsOf, type CompositionRow } from './compositions.sql.js';
import { geometriesOf, lsoaCountsOf, parentsOf, type AreaRow } from './areas.sql.js';
import { deprivationOf, type DeprivationFigure } from './deprivation.js';
import { populationByAgeOf, populationOf, type AgeBandFigure, type PopulationFigure } from './population.js';
import { postcodeCountsOf } from './postcode-counts.sql.js';

/** An area, and what was asked of it: keys with the same arguments are answered by one query. */
interface Asked<Arguments> {
  readonly area: AreaKey;
  readonly asked: Arguments;
}

type Batch<Arguments, Thing> = (sql: Sql, areas: readonly AreaKey[], asked: Arguments) => Promise<Map<string, Thing>>;

function loaderOf<Arguments, Thing>(batch: Batch<Arguments, Thing>): LoaderFactory<Asked<Arguments>, Thing | null> {
  return (context: RequestContext) =>
    new DataLoader<Asked<Arguments>, Thing | null, string>(
      async (keys) => {
        const found = new Map<string, Thing>();
        for (const [asked, areas] of byArguments(keys)) {
          const answers = await context.asViewer((sql) => batch(sql, areas, JSON.parse(asked) as Arguments));
          for (const [key, thing] of answers) found.set(`${asked}${key}`, thing);
        }
        return keys.map(({ area, asked }) => found.get(`${JSON.stringify(asked)}${areaKeyText(area)}`) ?? null);
      },
      { cacheKeyFn: ({ area, asked }) => `${JSON.stringify(asked)}${areaKeyText(area)}` },
    );
}

function byArguments<Arguments>(keys: readonly Asked<Arguments>[]): Map<string, AreaKey[]> {
  const groups = new Map<string, AreaKey[]>();
  for (const { area, asked } of keys) {
    const group = groups.get(JSON.stringify(asked));
    const { type, gssCode, vintage } = area;
    if (group === undefined) groups.set(JSON.stringify(asked), [{ type, gssCode, vintage }]);
    else group.push({ type, gssCode, vintage });
  }
  return groups;
}

export const geometryLoader = loaderOf<{ which: 'boundary' | 'centre' }, string>((sql, areas, { which }) =>
  geometriesOf(sql, areas, which),
);

export const populationLoader = loaderOf<{ ageFrom: number | null; ageTo: number | null }, PopulationFigure>(populationOf);

export const populationByAgeLoader = loaderOf<null, readonly AgeBandFigure[]>((sql, areas) => populationByAgeOf(sql, areas));

export const deprivationLoader = loaderOf<{ release: number | null }, DeprivationFigure>((sql, areas, { release }) =>
  deprivationOf(sql, areas, release),
);

export const postcodeCountLoader = loaderOf<null, number | null>((sql, areas) => postcodeCountsOf(sql, areas));

export const compositionLoader = loaderOf<null, CompositionRow>((sql, areas) => compositionsOf(sql, areas));

export const parentsLoader = loaderOf<null, readonly AreaRow[]>(async (sql, areas) => {
  const parents = new Map<string, AreaRow[]>();
  for (const { child, ...parent } of await parentsOf(sql, areas)) parents.set(child, [...(parents.get(child) ?? []), parent]);
  return parents;
});

export const lsoaCountLoader = loaderOf<{ lsoaVintage: number | null }, number>(async (sql, areas, { lsoaVintage }) => {
  const counts = await lsoaCountsOf(
    sql,
    areas.map((area) => ({ area, lsoaVintage: lsoaVintage ?? (area.type === 'LSOA' ? area.vintage : null) })),
  );
  return new Map(areas.map((area, index) => [areaKeyText(area), counts.get(index + 1) ?? 0]));
});
