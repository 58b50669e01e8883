/**
 * Each area as a set of LSOAs: by published look-up first (also through smaller areas), then by the parent column of a boundary
 * file, then by whether the LSOA's inner point lies in the boundary. An LSOA that a look-up gives to an area is never given to
 * another of the same kind and vintage by its point, so an area that the look-up leaves empty stays empty: «no data», not 0.
 */
import type { Sql } from '../../database/database.js';
import type { PublishedAreaType } from '../area-type.js';

/** Larger types after the smaller ones they may be put together from, nearest first. */
const LEVELS: readonly { readonly type: PublishedAreaType; readonly madeOf: readonly PublishedAreaType[] }[] = [
  { type: 'MSOA', madeOf: [] },
  { type: 'WARD', madeOf: [] },
  { type: 'DISTRICT', madeOf: ['WARD', 'MSOA'] },
  { type: 'UPPER_TIER', madeOf: ['DISTRICT', 'WARD'] },
  { type: 'FORCE', madeOf: ['DISTRICT', 'UPPER_TIER'] },
];

/** Fills the temporary table `member`; `storeMembership` brings `area_lsoa` in line with it. */
export async function deriveMembership(
  sql: Sql,
  unchanged: { readonly files: boolean; readonly postcodes: boolean },
): Promise<void> {
  await sql.execute('DROP TABLE IF EXISTS pg_temp.member');
  await sql.execute(`
    CREATE TEMPORARY TABLE member (
      type text, gss_code text, lsoa_vintage int, lsoa_code text, membership text,
      UNIQUE (type, gss_code, lsoa_vintage, lsoa_code)
    ) ON COMMIT DROP`);
  await sql.execute('CREATE INDEX ON member (lsoa_vintage, lsoa_code, type)');
  if (unchanged.files) {
    await sql.execute(`
      INSERT INTO member SELECT type, gss_code, lsoa_vintage, lsoa_code, membership FROM area_lsoa
       WHERE type NOT IN ('POSTCODE_DISTRICT', 'COMPOSITE')`);
  } else await fromFiles(sql);
  await sql.execute('ANALYZE member');
  await postcodeDistricts(sql, unchanged.postcodes);
  await composites(sql);
}

async function fromFiles(sql: Sql): Promise<void> {
  await sql.execute("INSERT INTO member SELECT type, gss_code, vintage, gss_code, 'self' FROM area WHERE type = 'LSOA'");
  await sql.execute('ANALYZE member');
  await sql.execute('ANALYZE area');
  for (const { type, madeOf } of LEVELS) {
    await byLookup(sql, type);
    await sql.execute('ANALYZE member');
    for (const part of madeOf) await throughSmallerAreas(sql, type, part);
    await byParentColumn(sql, type, madeOf);
    await throughOtherLsoaVintage(sql, type);
    await byPoint(sql, type);
    // Plans of the next level are made for what this one brought: without it the joins below run as loops in loops.
    await sql.execute('ANALYZE member');
  }
}

/** Writes only the differences to `area_lsoa`. */
export async function storeMembership(sql: Sql): Promise<void> {
  await sql.execute('ANALYZE member');
  await sql.execute(`
    DELETE FROM area_lsoa a
     WHERE NOT EXISTS (SELECT FROM member m WHERE (m.type, m.gss_code, m.lsoa_vintage, m.lsoa_code, m.membership)
                                                = (a.type, a.gss_code, a.lsoa_vintage, a.lsoa_code, a.membership))`);
  await sql.execute(`
    INSERT INTO area_lsoa (type, gss_code, lsoa_vintage, lsoa_code, membership)
    SELECT type, gss_code, lsoa_vintage, lsoa_code, membership FROM member m
     WHERE NOT EXISTS (SELECT FROM area_lsoa a WHERE (a.type, a.gss_code, a.lsoa_vintage, a.lsoa_code)
                                                   = (m.type, m.gss_code, m.lsoa_vintage, m.lsoa_code))`);
  await sql.execute('ANALYZE area_lsoa');
}

/**
 * Areas that have members of that LSOA vintage already are left as they are. NOT IN, because it is one hashed list whatever the planner
 * guesses; NOT EXISTS became a loop over every member for every LSOA of England.
 */
const WITHOUT_MEMBERS = `(found.gss_code, found.lsoa_vintage) NOT IN (
  SELECT DISTINCT had.gss_code, had.lsoa_vintage FROM member had WHERE had.type = $1)`;

async function byLookup(sql: Sql, type: PublishedAreaType): Promise<void> {
  // An older edition may still serve an area that the newer one leaves out, but not with an LSOA that the newer one gives to
  // a neighbour of the same vintage: it would be counted twice. Materialised, because joined freely every pair of areas of a
  // vintage is tried for every LSOA of England: half a minute a look-up instead of half a second.
  await sql.execute(
    `WITH rival AS MATERIALIZED (
       SELECT l.child_code, l.child_vintage, l.parent_code, newer.parent_code AS newer_code
         FROM link l JOIN link newer USING (child_type, child_code, child_vintage, parent_type)
        WHERE l.child_type = 'LSOA' AND l.parent_type = $1 AND newer.parent_vintage > l.parent_vintage
     ),
     given_already AS MATERIALIZED (
       SELECT DISTINCT rival.child_code, rival.child_vintage, rival.parent_code
         FROM rival
         JOIN area given ON given.type = $1 AND given.gss_code = rival.newer_code
         JOIN area left_out ON left_out.type = $1 AND left_out.vintage = given.vintage AND left_out.gss_code = rival.parent_code
     )
     INSERT INTO member
     SELECT $1, l.parent_code, l.child_vintage, l.child_code, 'lookup' FROM link l
      WHERE l.child_type = 'LSOA' AND l.parent_type = $1
        AND NOT EXISTS (
          SELECT FROM given_already g
           WHERE (g.child_code, g.child_vintage, g.parent_code) = (l.child_code, l.child_vintage, l.parent_code))
     ON CONFLICT DO NOTHING`,
    [type],
  );
}

async function throughSmallerAreas(sql: Sql, type: PublishedAreaType, part: PublishedAreaType): Promise<void> {
  await sql.execute(
    `INSERT INTO member
     SELECT DISTINCT $1, found.gss_code, found.lsoa_vintage, found.lsoa_code, 'lookup'
       FROM (SELECT l.parent_code AS gss_code, m.lsoa_vintage, m.lsoa_code
               FROM link l JOIN member m ON m.type = $2 AND m.gss_code = l.child_code
              WHERE l.child_type = $2 AND l.parent_type = $1) found
      WHERE ${WITHOUT_MEMBERS}
     ON CONFLICT DO NOTHING`,
    [type, part],
  );
}

async function byParentColumn(sql: Sql, type: PublishedAreaType, madeOf: readonly PublishedAreaType[]): Promise<void> {
  await sql.execute(
    `INSERT INTO member
     SELECT DISTINCT $1, found.gss_code, found.lsoa_vintage, found.lsoa_code, 'lookup'
       FROM (SELECT parent_code AS gss_code, vintage AS lsoa_vintage, gss_code AS lsoa_code
               FROM newest_boundary WHERE type = 'LSOA' AND parent_type = $1) found
      WHERE ${WITHOUT_MEMBERS}
     ON CONFLICT DO NOTHING`,
    [type],
  );
  for (const part of madeOf) {
    await sql.execute(
      `INSERT INTO member
       SELECT DISTINCT $1, found.gss_code, found.lsoa_vintage, found.lsoa_code, 'lookup'
         FROM (SELECT b.parent_code AS gss_code, m.lsoa_vintage, m.lsoa_code
                 FROM newest_boundary b JOIN member m ON (m.type, m.gss_code) = (b.type, b.gss_code)
                WHERE b.type = $2 AND b.parent_type = $1) found
        WHERE ${WITHOUT_MEMBERS}
       ON CONFLICT DO NOTHING`,
      [type, part],
    );
  }
}

/** A look-up for one LSOA vintage serves the other where every part of the LSOA lies in the same area; never through X. */
async function throughOtherLsoaVintage(sql: Sql, type: PublishedAreaType): Promise<void> {
  for (const [from, to] of [
    [2021, 2011],
    [2011, 2021],
  ] as const) {
    await sql.execute(
      `INSERT INTO member
       SELECT $1, found.gss_code, found.lsoa_vintage, found.lsoa_code, 'lookup'
         FROM (SELECT m.gss_code, p.vintage AS lsoa_vintage, p.code AS lsoa_code
                 FROM lsoa_part p
                 JOIN member m ON m.type = $1 AND m.lsoa_vintage = $2 AND m.lsoa_code = p.part
                WHERE p.vintage = $3 AND p.change <> 'X'
                GROUP BY m.gss_code, p.vintage, p.code, p.parts
               HAVING count(*) = p.parts) found
        WHERE ${WITHOUT_MEMBERS}
       ON CONFLICT DO NOTHING`,
      [type, from, to],
    );
  }
}

/** Newest vintage first: an LSOA that belongs to an area of a vintage is not placed among the areas of that vintage again. */
async function byPoint(sql: Sql, type: PublishedAreaType): Promise<void> {
  const vintages = await sql.query<{ vintage: number }>(
    'SELECT DISTINCT vintage FROM newest_boundary WHERE type = $1 ORDER BY vintage DESC',
    [type],
  );
  for (const { vintage } of vintages) {
    await sql.execute(
      `WITH placed AS MATERIALIZED (
         SELECT DISTINCT m.lsoa_vintage, m.lsoa_code FROM member m
           JOIN area o ON o.type = $1 AND o.gss_code = m.gss_code AND o.vintage = $2
          WHERE m.type = $1),
       unplaced AS MATERIALIZED (
         SELECT l.vintage, l.gss_code, l.centre FROM area l
           LEFT JOIN placed p ON p.lsoa_vintage = l.vintage AND p.lsoa_code = l.gss_code
          WHERE l.type = 'LSOA' AND l.boundary_key LIKE 'file:%' AND p.lsoa_code IS NULL)
       INSERT INTO member
       SELECT DISTINCT ON (l.vintage, l.gss_code) $1, a.gss_code, l.vintage, l.gss_code, 'point'
         FROM unplaced l
         JOIN area a ON a.type = $1 AND a.vintage = $2 AND a.boundary_key LIKE 'file:%'
                    AND a.boundary && l.centre AND ST_Intersects(a.boundary, l.centre)
        ORDER BY l.vintage, l.gss_code, a.gss_code
       ON CONFLICT DO NOTHING`,
      [type, vintage],
    );
  }
}

/** A postcode district takes the LSOAs most of whose postcodes bear its name; an LSOA without postcodes goes by its point. */
async function postcodeDistricts(sql: Sql, unchanged: boolean): Promise<void> {
  if (unchanged) {
    await sql.execute(`
      INSERT INTO member
      SELECT p.type, p.gss_code, p.lsoa_vintage, p.lsoa_code, p.membership FROM area_lsoa p WHERE p.membership = 'postcodes'
      ON CONFLICT DO NOTHING`);
  } else {
    await sql.execute(`
      INSERT INTO member
      SELECT DISTINCT ON (vintage, lsoa_code) 'POSTCODE_DISTRICT', outward, vintage, lsoa_code, 'postcodes'
        FROM (SELECT l.vintage, l.gss_code AS lsoa_code, p.outward, count(*) AS postcodes
                FROM area l
                JOIN (SELECT DISTINCT ON (postcode_key) outward, location FROM postcode
                       ORDER BY postcode_key, batch_id DESC) p
                  ON l.boundary && p.location AND ST_Intersects(l.boundary, p.location)
               WHERE l.type = 'LSOA' AND l.boundary_key LIKE 'file:%'
               GROUP BY l.vintage, l.gss_code, p.outward) counted
       ORDER BY vintage, lsoa_code, postcodes DESC, outward
      ON CONFLICT DO NOTHING`);
  }
  await byPoint(sql, 'POSTCODE_DISTRICT');
}

/** All members' LSOAs, and of those only what lies within the area the composite was limited to. */
async function composites(sql: Sql): Promise<void> {
  await sql.execute(`
    INSERT INTO member
    SELECT DISTINCT 'COMPOSITE', c.code, m.lsoa_vintage, m.lsoa_code, 'composed'
      FROM composite_area c
      JOIN composite_member part ON part.code = c.code
      JOIN member m ON m.type = part.member_type AND m.gss_code = part.member_code
     WHERE c.within_code IS NULL
        OR EXISTS (SELECT FROM member w WHERE w.type = c.within_type AND w.gss_code = c.within_code
                      AND w.lsoa_vintage = m.lsoa_vintage AND w.lsoa_code = m.lsoa_code)
    ON CONFLICT DO NOTHING`);
}
