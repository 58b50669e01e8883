/** Areas as squares of a hundredth of a degree on a sheet whose corner is 3.00° W, 53.50° N: everything can be checked by hand. */
export type Square = readonly [column: number, row: number, width?: number, height?: number];

export function ring([column, row, width = 1, height = 1]: Square): number[][] {
  const at = (east: number, north: number): number[] => [
    Math.round((-3 + east / 100) * 1e6) / 1e6,
    Math.round((53.5 + north / 100) * 1e6) / 1e6,
  ];
  return [at(column, row), at(column + width, row), at(column + width, row + height), at(column, row + height), at(column, row)];
}

/** A FeatureCollection; `columns` are the names of the code and name columns. */
export function squares(
  columns: readonly [string, string],
  areas: Readonly<Record<string, Square>>,
  more: (code: string) => object = () => ({}),
): string {
  return JSON.stringify({
    type: 'FeatureCollection',
    features: Object.entries(areas).map(([code, square]) => ({
      type: 'Feature',
      properties: { [columns[0]]: code, [columns[1]]: `Place ${code}`, ...more(code) },
      geometry: { type: 'Polygon', coordinates: [ring(square)] },
    })),
  });
}

/** Code and name columns of published boundary files. */
export const LSOA21 = ['LSOA21CD', 'LSOA21NM'] as const;
export const LSOA11 = ['LSOA11CD', 'LSOA11NM'] as const;
export const WARD = ['WD25CD', 'WD25NM'] as const;
