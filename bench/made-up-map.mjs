/**
 * What a map needs beside the made-up LSOAs: edges that wind as real boundaries do (about fifty corners an LSOA), wards of three by three
 * LSOAs, an outline for the district, residents, streets, and names of roads and features as a national gazetteer has them.
 */
import { lsoaBoxes, mapPoints, random } from './street-file.mjs';

const CORNERS_A_SIDE = 12;
const STREETS = 2_000;
const CORNERS_A_STREET = 20;
/** Of roads, and as many of other features: without a course, at a point. */
const NAMES = 8_000;

export async function addMadeUpMap(database) {
  await database.asOwner(async (sql) => {
    await addOutlines(sql);
    const [batch] = await sql.query(
      `INSERT INTO batch (source, file_name, content_sha256, state, loaded_by, invented)
       VALUES ('places', 'made up', '', 'published', 'bench', true) RETURNING id`,
    );
    await addResidents(sql, batch.id);
    await addPlaces(sql, batch.id);
  });
}

async function addOutlines(sql) {
  const boxes = lsoaBoxes(mapPoints());
  const codes = boxes.map(([code]) => code);
  await sql.execute(
    `UPDATE area SET boundary = ST_Multi(ST_GeomFromText(outline, 4326))
       FROM unnest($1::text[], $2::text[]) AS drawn (code, outline) WHERE type = 'LSOA' AND gss_code = code`,
    [codes, boxes.map(windingOutline)],
  );
  await sql.execute(
    `INSERT INTO area_lsoa SELECT 'WARD', ward, 2021, lsoa, 'lookup' FROM unnest($1::text[], $2::text[]) AS member (lsoa, ward)`,
    [codes, codes.map(wardOf)],
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
}

async function addResidents(sql, batch) {
  await sql.execute(
    `INSERT INTO population
     SELECT $1, 'LSOA', gss_code, 2021, 2022, 'mid-year estimate', 0, 999, 1000 + right(gss_code, 4)::int % 700 FROM area WHERE type = 'LSOA'`,
    [batch],
  );
  await sql.execute(
    `INSERT INTO population_basis SELECT 'LSOA', 2021, 'mid-year estimate', 2022, 0, 999, count(*) FROM population`,
  );
}

async function addPlaces(sql, batch) {
  const next = random(3);
  const anywhere = () => [-3.15 + 0.5 * next(), 53.32 + 0.36 * next()];
  const streets = Array.from({ length: STREETS }, () => {
    let [longitude, latitude] = anywhere();
    const [east, north] = [0.0008 * (next() - 0.5), 0.0005 * (next() - 0.5)];
    const corners = Array.from({ length: CORNERS_A_STREET }, () => {
      longitude += east + 0.0001 * next();
      latitude += north + 0.0001 * next();
      return `${longitude.toFixed(6)} ${latitude.toFixed(6)}`;
    });
    return { kind: 'road', detail: next() < 0.1 ? 'main' : 'street', shape: `LINESTRING(${corners.join(', ')})` };
  });
  const names = ['road', 'other'].flatMap((kind) =>
    Array.from({ length: NAMES }, () => ({ kind, detail: 'Made up', shape: `POINT(${anywhere().join(' ')})` })),
  );
  const places = [...streets, ...names];
  await sql.execute(
    `INSERT INTO place (batch_id, kind, name, detail, location, line, placed_by)
     SELECT $1, kind, 'Made-up ' || kind || ' ' || number, detail, ST_GeometryN(ST_Points(shape), 1),
            CASE WHEN GeometryType(shape) = 'LINESTRING' THEN shape END, 'coordinates'
       FROM (SELECT kind, detail, number, ST_GeomFromText(words, 4326) AS shape
               FROM unnest($2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS given (kind, detail, words, number)) given`,
    [batch, ...['kind', 'detail', 'shape'].map((part) => places.map((place) => place[part]))],
  );
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
