/**
 * Source `area-lookup`: which area lies in which, and how LSOA 2011 became LSOA 2021. The years are read from the headings
 * (LSOA21CD, WD25CD, LAD25CD …), so next year's look-up loads as this year's did.
 */
import { AREA_TYPES, type AreaType } from '../areas/area-type.js';
import { refreshAreas } from '../areas/derive/refresh-areas.js';
import type { Sql } from '../database/database.js';
import { codeHeading, nameHeadingOf, typesOfCode } from './boundary-columns.js';
import { badRow, csvReading, type CheckRecord, type OpenedCsv } from './csv-reading.js';
import { rowError, UnreadableFile } from './refusals.js';
import {
  OPEN_GOVERNMENT_LICENCE,
  NO_PERSONS,
  LONGEST_KEY,
  type ColumnRule,
  type Layout,
  type LoadContext,
  type PublishContext,
  type RowError,
  type Source,
  type StagedRow,
} from './source.js';

const code = (name: string, header: RegExp, required: boolean, description: string): ColumnRule => ({
  name,
  header,
  required,
  mayBeEmpty: true,
  kind: 'code',
  description,
});
const named = (name: string, header: RegExp): ColumnRule => ({
  name,
  header,
  required: false,
  kind: 'text',
  longest: LONGEST_KEY,
  description: `name beside ${name.replace('NM', 'CD')}`,
});

const DISTRICT = (required: boolean): ColumnRule =>
  code('LADCD', /^(LAD|LTLA)_?\d\d_?(CD|CODE)$/i, required, 'district: LAD22CD, LTLA24CD, ltla24_code …');
const UPPER_TIER = (required: boolean): ColumnRule =>
  code('UTLACD', /^(UTLA|CTYUA)_?(\d\d)?_?(CD|CODE)$/i, required, 'upper tier: UTLA23CD, CTYUA25CD …');
const FORCE = code('PFACD', /^PFA_?\d\d_?(CD|CODE)$/i, false, 'police force area: PFA23CD …');
const LARGER_NAMES: readonly ColumnRule[] = [
  named('LADNM', /^(LAD|LTLA)_?\d\d_?(NM|NAME)$/i),
  named('UTLANM', /^(UTLA|CTYUA)_?(\d\d)?_?(NM|NAME)$/i),
  named('PFANM', /^PFA_?\d\d_?(NM|NAME)$/i),
];

const LAYOUTS: readonly Layout[] = [
  {
    name: 'LSOA 2011 to LSOA 2021, with district',
    columns: [
      code('LSOA11CD', /^(F_)?LSOA_?11_?(CD|CODE)$/i, true, 'LSOA of 2011'),
      code('LSOA21CD', /^(F_)?LSOA_?21_?(CD|CODE)$/i, true, 'LSOA of 2021'),
      {
        name: 'CHGIND',
        required: true,
        kind: 'text',
        allowed: ['U', 'S', 'M', 'X'],
        description: 'U unchanged, S split, M merged, X other',
      },
      named('LSOA11NM', /^LSOA_?11_?(NM|NAME)$/i),
      named('LSOA21NM', /^LSOA_?21_?(NM|NAME)$/i),
      DISTRICT(false),
      ...LARGER_NAMES,
    ],
  },
  {
    name: 'LSOA to larger areas',
    columns: [
      code('LSOACD', /^LSOA_?\d\d_?(CD|CODE)$/i, true, 'LSOA: LSOA21CD, lsoa21_code …'),
      named('LSOANM', /^LSOA_?\d\d_?(NM|NAME)$/i),
      code('MSOACD', /^MSOA_?\d\d_?(CD|CODE)$/i, false, 'MSOA: MSOA21CD …'),
      named('MSOANM', /^MSOA_?\d\d_?(NM|NAME)$/i),
      code('WDCD', /^(WD|WARD)_?\d\d_?(CD|CODE)$/i, false, 'ward: WD25CD, ward24_code …'),
      named('WDNM', /^(WD|WARD)_?\d\d_?(NM|NAME)$/i),
      DISTRICT(false),
      UPPER_TIER(false),
      FORCE,
      ...LARGER_NAMES,
    ],
  },
  {
    name: 'ward to district',
    columns: [
      code('WDCD', /^(WD|WARD)_?\d\d_?(CD|CODE)$/i, true, 'ward: WD25CD …'),
      named('WDNM', /^(WD|WARD)_?\d\d_?(NM|NAME)$/i),
      DISTRICT(true),
      UPPER_TIER(false),
      FORCE,
      ...LARGER_NAMES,
    ],
  },
  { name: 'district to upper tier', columns: [DISTRICT(true), UPPER_TIER(true), FORCE, ...LARGER_NAMES] },
  { name: 'district to police force area', columns: [DISTRICT(true), { ...FORCE, required: true }, ...LARGER_NAMES] },
  {
    name: 'upper tier to region',
    columns: [
      UPPER_TIER(true),
      named('UTLANM', /^(UTLA|CTYUA)_?(\d\d)?_?(NM|NAME)$/i),
      code('RGNCD', /^RGN_?(\d\d)?_?(CD|CODE)$/i, true, 'region: RGNCD, RGN23CD …'),
      named('RGNNM', /^RGN_?(\d\d)?_?(NM|NAME)$/i),
    ],
  },
];

export const areaLookup: Source = {
  name: 'area-lookup',
  title: 'Look-ups between areas (LSOA 2011 to 2021, LSOA to ward, district, upper tier, force)',
  openData: { publisher: 'Office for National Statistics', licence: OPEN_GOVERNMENT_LICENCE, basis: NO_PERSONS },
  layouts: LAYOUTS,
  stages: [
    {
      name: 'link',
      columns: {
        child_type: 'text',
        child_code: 'text',
        child_name: 'text',
        child_vintage: 'int',
        parent_type: 'text',
        parent_code: 'text',
        parent_name: 'text',
        parent_vintage: 'int',
      },
    },
    { name: 'change', columns: { lsoa11: 'text', lsoa21: 'text', change: 'text' } },
  ],
  tables: ['area_link', 'lsoa_change'],
  // Published look-ups have more columns (Welsh names, object numbers, combined authorities) than are read, so they are not warned of.
  open: (bytes, context) => csvReading(areaLookup, bytes, { warn: () => undefined }, (opened) => checkerOf(opened, context)),
  publish,
  conflicts: () => Promise.resolve([]),
  refresh: refreshAreas,
};

interface AreaColumn {
  readonly type: AreaType | 'REGION';
  readonly vintage: number;
  readonly code: string;
  readonly name: string | null;
}

function checkerOf({ names, headings, layout }: OpenedCsv, context: LoadContext): CheckRecord {
  const columns = areaColumns(names, headings, context.options.vintage ?? null);
  const pairs = columns.flatMap((child) =>
    columns.filter((parent) => contains(parent, child)).map((parent) => ({ child, parent })),
  );
  const isChange = layout === LAYOUTS[0];
  if (!isChange && pairs.length === 0) {
    throw new UnreadableFile(
      'The file names one kind of area only, so it is no look-up between areas.',
      'Choose the source that its other columns belong to, or a file with a second column of codes.',
      { row: 1, value: headings.join(',') },
    );
  }
  if (!isChange && columns.some((column) => column.vintage === 0 && column.type !== 'REGION')) {
    context.warn(
      'The columns name no year: the look-up serves every vintage in which its codes exist. --vintage YEAR says which one it is of.',
    );
  }
  const written = new Set<string>();
  return (record, row) => {
    const errors: RowError[] = [];
    const rows: StagedRow[] = [];
    for (const column of columns) {
      const fault = codeFault(record[column.code]!.trim(), column);
      if (fault !== null)
        errors.push(
          rowError(row, column.code, record[column.code]!, fault, 'Check that the columns are those of the published file.'),
        );
    }
    for (const { child, parent } of pairs) {
      const [childCode, parentCode] = [record[child.code]!.trim(), record[parent.code]!.trim()];
      const key = `${child.type}${child.vintage}${childCode}${parent.type}${parentCode}`;
      if (childCode === '' || parentCode === '' || written.has(key)) continue;
      written.add(key);
      rows.push({ stage: 'link', fields: [...fieldsOf(child, record), ...fieldsOf(parent, record)] });
    }
    if (isChange) {
      const [lsoa11, lsoa21] = [record['LSOA11CD']!.trim(), record['LSOA21CD']!.trim()];
      if (lsoa11 === '' || lsoa21 === '')
        errors.push(
          rowError(row, lsoa11 === '' ? 'LSOA11CD' : 'LSOA21CD', '', 'The cell is empty.', 'Every row needs both LSOAs.'),
        );
      rows.push({ stage: 'change', fields: [lsoa11, lsoa21, record['CHGIND']!.trim()] });
    }
    return errors.length > 0 ? badRow(errors) : { ok: true, rows, located: true };
  };
}

function areaColumns(names: readonly string[], headings: readonly string[], told: number | null): AreaColumn[] {
  const columns: AreaColumn[] = [];
  for (const [index, heading] of headings.entries()) {
    const region = /^RGN_?(\d\d)?_?(CD|CODE)$/i.test(heading);
    const known = region ? { type: 'REGION' as const, vintage: null } : codeHeading(heading);
    if (known === null) continue;
    const nameHeading = nameHeadingOf(heading, headings);
    columns.push({
      type: known.type,
      vintage: known.vintage ?? told ?? 0,
      code: names[index]!,
      name: nameHeading === null ? null : names[headings.indexOf(nameHeading)]!,
    });
  }
  return columns;
}

/** Wards and MSOAs cross each other; all other kinds lie one in another. */
function contains(parent: AreaColumn, child: AreaColumn): boolean {
  if (child.type === 'REGION') return false;
  if (parent.type === 'REGION') return child.type === 'UPPER_TIER';
  if (child.type === 'MSOA' && parent.type === 'WARD') return false;
  return AREA_TYPES.indexOf(parent.type) > AREA_TYPES.indexOf(child.type);
}

function codeFault(cell: string, column: AreaColumn): string | null {
  if (cell === '') return null;
  if (!/^[A-Za-z0-9-]{3,20}$/.test(cell)) return `«${cell}» is no area code.`;
  const types = typesOfCode(cell);
  const isOther = column.type !== 'REGION' && types !== null && !(types as readonly string[]).includes(column.type);
  return isOther ? `${cell} is the code of another kind of area.` : null;
}

function fieldsOf(column: AreaColumn, record: Readonly<Record<string, string>>): (string | null)[] {
  const name = column.name === null ? '' : record[column.name]!.trim();
  return [column.type, record[column.code]!.trim(), name === '' ? null : name, String(column.vintage)];
}

async function publish(sql: Sql, context: PublishContext): Promise<void> {
  const link = context.stage('link');
  const change = context.stage('change');
  // One that stands under two areas of a kind (a 2011 LSOA cut by a new district line) is left to its position on the map.
  const several = await sql.query<{ child_code: string; parent_type: string }>(
    `SELECT child_code, parent_type FROM ${link}
      GROUP BY child_type, child_code, child_vintage, parent_type, parent_vintage HAVING count(*) > 1 ORDER BY 1, 2`,
  );
  if (several.length > 0) {
    const example = several[0]!;
    context.warn(
      `${several.length} ${several.length === 1 ? 'area stands' : 'areas stand'} under two areas of one kind (such as ${example.child_code}); ` +
        'they are placed by position instead.',
    );
  }
  await sql.execute(
    `INSERT INTO area_link (batch_id, child_type, child_code, child_name, child_vintage, parent_type, parent_code, parent_name, parent_vintage)
     SELECT $1, child_type, child_code, min(child_name), child_vintage, parent_type, min(parent_code), min(parent_name), parent_vintage
       FROM ${link}
      GROUP BY child_type, child_code, child_vintage, parent_type, parent_vintage HAVING count(*) = 1`,
    [context.batchId],
  );
  await sql.execute(
    `INSERT INTO lsoa_change (batch_id, lsoa11, lsoa21, change)
     SELECT $1, lsoa11, lsoa21, min(change) FROM ${change} GROUP BY lsoa11, lsoa21`,
    [context.batchId],
  );
}
