/**
 * What a map needs beside the made-up LSOAs: edges that wind as real boundaries do (about fifty corners an LSOA), wards of three by three
 * LSOAs, an outline for the district, and residents.
 */
import { lsoaBoxes, mapPoints } from './street-file.mjs';

const CORNERS_A_SIDE = 12;

export async function addMapAreas(database) {
  const boxes = lsoaBoxes(mapPoints());
  await database.asOwner(async (sql) => {
    await sql.execute(
      `UPDATE area SET boundary = ST_Multi(ST_GeomFromText(outline, 4326))
         FROM unnest($1::text[], $2::text[]) AS drawn (code, outline) WHERE type = 'LSOA' AND gss_code = code`,
      [boxes.map(([code]) => code), boxes.map(windingOutline)],
    );
    await sql.execute(
      `INSERT INTO area_lsoa SELECT 'WARD', ward, 2021, lsoa, 'lookup' FROM unnest($1::text[], $2::text[]) AS member (lsoa, ward)`,
      [boxes.map(([code]) => code), boxes.map(([code]) => wardOf(code))],
    );
    await sql.execute(
      `INSERT INTO area (type, gss_code, vintage, name, in_use)
       SELECT DISTINCT 'WARD', gss_code, 2024, 'Marram ward ' || right(gss_code, 4), true FROM area_lsoa WHERE type = 'WARD'`,
    );
    await sql.execute(
      `UPDATE area SET boundary_key = 'file:made up', boundary = united.boundary
         FROM (SELECT m.type, m.gss_code, ST_Multi(ST_Union(l.boundary)) AS boundary
                 FROM area_lsoa m JOIN area l ON l.type = 'LSOA' AND l.gss_code = m.lsoa_code WHERE m.type <> 'LSOA' GROUP BY 1, 2) united
        WHERE area.type = united.type AND area.gss_code = united.gss_code`,
    );
    await sql.execute('UPDATE area SET centre = ST_PointOnSurface(boundary), boundary_bng = ST_Transform(boundary, 27700)');
    await sql.execute(
      `INSERT INTO batch (source, file_name, content_sha256, state, loaded_by, invented) VALUES ('population', 'made up', '', 'published', 'bench', true)`,
    );
    await sql.execute(
      `INSERT INTO population
       SELECT b.id, 'LSOA', gss_code, 2021, 2022, 'mid-year estimate', 0, 999, 1000 + right(gss_code, 4)::int % 700
         FROM area, batch b WHERE type = 'LSOA' AND b.source = 'population'`,
    );
    await sql.execute(
      `INSERT INTO population_basis SELECT 'LSOA', 2021, 'mid-year estimate', 2022, 0, 999, count(*) FROM population`,
    );
  });
}

/** An LSOA's code ends with its row and column, two digits each. */
function wardOf(lsoa) {
  const third = (digits) => String(Math.floor(Number(digits) / 3)).padStart(2, '0');
  return `E0500${third(lsoa.slice(-4, -2))}${third(lsoa.slice(-2))}`;
}

/** The whole plane is bent alike, so neighbours still share their edges to the last digit. */
function windingOutline([, west, south, east, north]) {
  const along = (from, to) => Array.from({ length: CORNERS_A_SIDE }, (_, step) => from + ((to - from) * step) / CORNERS_A_SIDE);
  const ring = [
    ...along(west, east).map((longitude) => [longitude, south]),
    ...along(south, north).map((latitude) => [east, latitude]),
    ...along(east, west).map((longitude) => [longitude, north]),
    ...along(north, south).map((latitude) => [west, latitude]),
    [west, south],
  ].map(([longitude, latitude]) => bent(Number(longitude.toFixed(6)), Number(latitude.toFixed(6))));
  return `POLYGON((${ring.join(', ')}))`;
}

/** By less than it takes to fold: no outline crosses itself. */
function bent(longitude, latitude) {
  const east = longitude + 0.0006 * Math.sin(latitude * 700) + 0.0002 * Math.sin(longitude * 1_500 + latitude * 600);
  const north = latitude + 0.0004 * Math.sin(longitude * 700) + 0.00015 * Math.sin(latitude * 1_900 - longitude * 400);
  return `${east.toFixed(6)} ${north.toFixed(6)}`;
}
