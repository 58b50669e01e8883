/** The grid that crossing rings are set on before they are repaired: about a centimetre, in degrees and in metres. */
const GRID = { degrees: '0.0000001', metres: '0.01' } as const;

/**
 * SQL for the polygons of a geometry with its rings repaired. Only invalid ones are handed to ST_MakeValid, and set on a fine grid first:
 * crossings closer together than the precision of a coordinate (a published coast has one) end the overlay of the embedded engine.
 */
export function validPolygons(geometry: string, unit: keyof typeof GRID): string {
  const repaired = `ST_MakeValid(ST_SnapToGrid(${geometry}, ${GRID[unit]}))`;
  return `ST_Multi(ST_CollectionExtract(CASE WHEN ST_IsValid(${geometry}) THEN ${geometry} ELSE ${repaired} END, 3))`;
}
