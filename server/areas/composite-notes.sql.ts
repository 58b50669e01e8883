/** What being made of whole LSOAs, and of those within its limit only, leaves out of a composite area, in words. */
import type { Sql } from '../database/database.js';
import { AREA_TYPE_WORDS, type AreaType } from './area-type.js';

/** Says of each composite area what being made of whole LSOAs, and its limit, leave out. */
export async function writeCompositeNotes(sql: Sql): Promise<void> {
  const areas = await sql.query<NoteFacts>(`
    SELECT c.code, w.name AS "withinName", m.codes, m.types, p.postcodes, p.outside, l.lsoas, l.vintage, l.cut
      FROM composite_area c
      LEFT JOIN LATERAL (SELECT name FROM area WHERE type = c.within_type AND gss_code = c.within_code ORDER BY in_use DESC, vintage DESC LIMIT 1) w ON true
      CROSS JOIN LATERAL (
        SELECT array_agg(member_code ORDER BY member_type, member_code) AS codes, array_agg(DISTINCT member_type) AS types
          FROM composite_member WHERE code = c.code) m
      CROSS JOIN LATERAL (
        SELECT count(*) AS postcodes, count(*) FILTER (WHERE c.within_code IS NOT NULL AND NOT EXISTS (
                 SELECT FROM area_parent up WHERE up.gss_code = k.district_code AND up.type = 'DISTRICT' AND up.parent_code = c.within_code)
                 AND k.district_code IS DISTINCT FROM c.within_code) AS outside
          FROM (SELECT DISTINCT ON (postcode_key) district_code, location FROM postcode
                 WHERE outward IN (SELECT member_code FROM composite_member WHERE code = c.code AND member_type = 'POSTCODE_DISTRICT')
                 ORDER BY postcode_key, batch_id DESC) k
         WHERE k.location IS NOT NULL AND c.within_type IN ('DISTRICT', 'UPPER_TIER')) p
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE inside) AS lsoas, max(lsoa_vintage) AS vintage, count(*) FILTER (WHERE NOT inside) AS cut
          FROM (SELECT DISTINCT part.lsoa_vintage, part.lsoa_code,
                       EXISTS (SELECT FROM area_lsoa own WHERE own.type = 'COMPOSITE' AND own.gss_code = c.code
                                  AND own.lsoa_vintage = part.lsoa_vintage AND own.lsoa_code = part.lsoa_code) AS inside
                  FROM composite_member cm
                  JOIN area_lsoa part ON part.type = cm.member_type AND part.gss_code = cm.member_code
                 WHERE cm.code = c.code
                   AND part.lsoa_vintage = (SELECT max(v.lsoa_vintage) FROM area_lsoa v WHERE v.type = 'COMPOSITE' AND v.gss_code = c.code)) parts) l`);
  for (const facts of areas) {
    await sql.execute('UPDATE composite_area SET notes = $2::jsonb WHERE code = $1 AND notes <> $2::jsonb', [
      facts.code,
      JSON.stringify(notesOf(facts)),
    ]);
  }
}

interface NoteFacts {
  readonly code: string;
  readonly withinName: string | null;
  readonly codes: readonly string[];
  readonly types: readonly AreaType[];
  readonly postcodes: number;
  readonly outside: number;
  readonly lsoas: number;
  readonly vintage: number | null;
  readonly cut: number;
}

function notesOf(facts: NoteFacts): string[] {
  const { codes, withinName, postcodes, outside, lsoas, vintage, cut } = facts;
  const members = codes.length > 6 ? `${codes.slice(0, 5).join(', ')} and ${codes.length - 5} more` : codes.join(', ');
  const notes: string[] = [];
  if (outside > 0) {
    notes.push(
      `${outside.toLocaleString('en-GB')} of ${postcodes.toLocaleString('en-GB')} postcodes of ${members} lie outside ${withinName} and are left out.`,
    );
  }
  if (vintage !== null && lsoas > 0) {
    const kinds = facts.types.map((type) => (type === 'COMPOSITE' ? type : AREA_TYPE_WORDS[type])).join(', ');
    notes.push(`Made of ${lsoas.toLocaleString('en-GB')} whole LSOAs (${vintage}) that fit its members (${kinds}) best.`);
  }
  if (cut > 0)
    notes.push(
      `${cut.toLocaleString('en-GB')} ${cut === 1 ? 'LSOA of its members lies' : 'LSOAs of its members lie'} outside ${withinName ?? 'it'} and ${cut === 1 ? 'is' : 'are'} left out.`,
    );
  return notes;
}
