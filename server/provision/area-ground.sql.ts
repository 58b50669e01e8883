/**
 * The ground an area covers, as SQL: its own boundary of the newest vintage that has one, else the boundaries of its LSOAs
 * (the newest LSOA vintage), else nothing. To be put after WITH; gives `ground (boundary_bng)`, British National Grid.
 */
export const AREA_GROUND = (code: string): string => `
  own AS (
    SELECT boundary_bng FROM area WHERE gss_code = ${code} AND boundary_bng IS NOT NULL ORDER BY vintage DESC LIMIT 1
  ),
  ground AS (
    SELECT boundary_bng FROM own
    UNION ALL
    SELECT lsoa.boundary_bng
      FROM area_lsoa member
      JOIN area lsoa ON lsoa.type = 'LSOA' AND lsoa.gss_code = member.lsoa_code AND lsoa.vintage = member.lsoa_vintage
     WHERE member.gss_code = ${code}
       AND member.lsoa_vintage = (SELECT max(lsoa_vintage) FROM area_lsoa WHERE gss_code = ${code})
       AND lsoa.boundary_bng IS NOT NULL
       AND NOT EXISTS (SELECT FROM own)
  )`;
