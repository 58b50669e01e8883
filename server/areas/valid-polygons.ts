/**
 * SQL for the polygons of a geometry with its rings repaired. Only invalid ones are handed to ST_MakeValid: its overlay meets errors on
 * some valid coasts too, which end the statement on the embedded engine.
 */
export function validPolygons(geometry: string): string {
  return `ST_Multi(ST_CollectionExtract(CASE WHEN ST_IsValid(${geometry}) THEN ${geometry} ELSE ST_MakeValid(${geometry}) END, 3))`;
}
