/**
 * Composite areas: made of others, with a name and a reason. Each is a set of whole LSOAs, and what that leaves out is said in notes,
 * which are written anew whenever areas or postcodes change.
 */
import { nameOf, type Who } from '../audit/actor.js';
import { recordIn } from '../audit/write-events.sql.js';
import type { Sql } from '../database/database.js';
import { badUserInput } from '../errors.js';
import { checkTyped } from '../governance/screening/typed-text.js';
import { areasByCode, type AreaRow } from './areas.service.js';
import { refreshAreas } from './derive/refresh-areas.js';

export interface Composing {
  readonly name: string;
  readonly reason: string;
  readonly memberCodes: readonly string[];
  /** A larger area, most often the district: what lies outside it is left out. */
  readonly within?: string | null;
}

const MOST_MEMBERS = 500;
const LONGEST_TEXT = 300;

/**
 * Makes the area in the caller's transaction and answers its own code («south-sefton»).
 * @throws CallerError BAD_USER_INPUT with the path of what is wrong
 */
export async function composeArea(sql: Sql, composing: Composing, who: Who): Promise<string> {
  const name = readText(composing.name, 'name', 'South Marram');
  const reason = readText(composing.reason, 'reason', 'the area the partnership calls by this name');
  const code = codeOfName(name);
  if (code === '') throw badUserInput('The name needs letters or digits.', ['name']);
  const taken = await sql.query('SELECT FROM composite_area WHERE code = $1', [code]);
  if (taken.length > 0) throw badUserInput(`There is a composite area «${code}» already. Choose another name.`, ['name']);
  const other = (await areasByCode(sql, [code])).get(code);
  if (other !== undefined)
    throw badUserInput(`«${other.gssCode}» is the code of ${other.name}. Choose a name that is no area’s code.`, ['name']);
  const members = await readMembers(sql, composing.memberCodes);
  const within = composing.within ? (await areasByCode(sql, [composing.within])).get(composing.within) : null;
  if (within === undefined) throw badUserInput(`There is no area with the code «${composing.within}».`, ['within']);

  await sql.execute(
    'INSERT INTO composite_area (code, name, reason, within_type, within_code, created_by) VALUES ($1, $2, $3, $4, $5, $6)',
    [code, name, reason, within?.type ?? null, within?.gssCode ?? null, nameOf(who)],
  );
  await sql.execute(
    'INSERT INTO composite_member (code, member_type, member_code) SELECT $1, * FROM unnest($2::text[], $3::text[])',
    [code, members.map((member) => member.type), members.map((member) => member.gssCode)],
  );
  await refreshAreas(sql);
  const lsoas = await sql.query("SELECT FROM area_lsoa WHERE type = 'COMPOSITE' AND gss_code = $1 LIMIT 1", [code]);
  if (lsoas.length === 0) {
    throw badUserInput(
      within ? `None of the members has an LSOA within ${within.name}.` : 'None of the members is known by its LSOAs yet.',
      ['memberCodes'],
    );
  }
  await recordIn(sql, who, { action: 'COMPOSE', detail: { areas: [code], members: members.length } });
  return code;
}

/** «South Sefton» → «south-sefton». */
export function codeOfName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
}

function readText(text: string, field: string, example: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw badUserInput(`The ${field} is empty. Write, for example, «${example}».`, [field]);
  if (trimmed.length > LONGEST_TEXT) throw badUserInput(`The ${field} has more than ${LONGEST_TEXT} characters.`, [field]);
  return checkTyped(trimmed, [field]);
}

async function readMembers(sql: Sql, codes: readonly string[]): Promise<AreaRow[]> {
  const asked = [...new Set(codes.map((code) => code.trim()).filter((code) => code !== ''))];
  if (asked.length === 0) throw badUserInput('Name at least one member by its code, such as L20 or E05000932.', ['memberCodes']);
  if (asked.length > MOST_MEMBERS) throw badUserInput(`No more than ${MOST_MEMBERS} members.`, ['memberCodes']);
  const found = await areasByCode(sql, asked);
  return asked.map((code) => {
    const area = found.get(code);
    if (area === undefined) throw badUserInput(`There is no area with the code «${code}».`, ['memberCodes', codes.indexOf(code)]);
    if (area.type === 'COMPOSITE') {
      throw badUserInput(`«${area.name}» is a composite area itself; name its members instead.`, [
        'memberCodes',
        codes.indexOf(code),
      ]);
    }
    return area;
  });
}
