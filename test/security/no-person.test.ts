/**
 * Nothing that Homeward keeps or answers describes a person: no type, field, argument or word of the schema, no table, column or word of a
 * check in the live database, no column or word of a file it reads. What sounds like it is listed, with the reason.
 */
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, type GraphQLField } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { buildHomewardSchema } from '../../server/graphql/build-schema.js';
import { sources } from '../../server/ingest/sources.js';
import { testDatabase } from '../database.js';

let database: PostgresDatabase;
beforeAll(async () => {
  database = await testDatabase('server');
});
afterAll(() => database.close());

/** As parts of a name: «suspectName», «nominal_id», «gang_member». */
const PERSON = new RegExp(
  '^(?:' +
    'suspects?|nominals?|gangs?|members?|offenders?|perpetrators?|perps?|victims?|subjects?|accused|defendants?|culprits?|criminals?|delinquents?|' +
    'witness(?:es)?|complainants?|informants?|callers?|reporters?|person|persons|people|individuals?|clients?|patients?|pupils?|child|youths?|juveniles?|' +
    'minors?|forenames?|surnames?|firstname|lastname|fullname|names?|alias(?:es)?|nickname|initials|dob|birth|born|birthday|nhs|upn|nino|pnc|' +
    'passport|custody|arrests?|arrested|convictions?|risk|scores?|telephone|phone|mobile|email|mail|addresse?s?|household|householder|family|parents?|mother|father|' +
    'ethnicity|gender|religion|personal|actor)$',
  'i',
);

/** Each name that has such a part, and why it describes nobody's file. */
const ALLOWED: Readonly<Record<string, string>> = {
  // Estimates: groups that a national survey has numbers of, counts of an authority, and scores of authorities.
  'youth-justice-lead': 'an office that chairs a meeting',
  KNOWS_A_MEMBER: 'a group of a survey, of which England’s number is published',
  MEMBER_OR_SIBLING: 'a group of a survey, of which England’s number is published',
  VICTIM_OF_VIOLENCE: 'a group of a survey, of which England’s number is published',
  MEMBER: 'a group of a survey, of which England’s number is published',
  CHILDREN_IN_NEED_GANGS: 'how many episodes an authority counted',
  CHILD_CRIMINAL_EXPLOITATION: 'how many episodes an authority counted',
  YOUTH_OFFENDING_FLAGGED: 'how many an authority or England counted',
  RISK_SCORE: 'a method by which authorities share a national number',
  RiskScoreInput: 'scores of authorities from published statistics',
  AuthorityScoreInput: 'another authority’s score',
  risk: 'scores of authorities from published statistics',
  criminal_damage: 'a kind of offence, yes or no in a pattern that is counted together',
  // Names of places, files and things.
  name: 'of an area, place, session, source, setting, indicator or role, or of whoever signed in',
  area_name: 'of a local authority',
  file_name: 'of a file that was loaded',
  fileName: 'of a file that was loaded',
  table_name: 'of a table whose row is kept',
  la_name: 'of a local authority',
  country_name: 'of a country',
  region_name: 'of a region',
  parent_name: 'of an area',
  'LSOA name': 'of an area',
  establishment_name: 'of a school',
  y_axis_name: 'of an axis of an indicator’s chart',
  names_uri: 'where the names of areas are published',
  // Areas made of others; areas in areas.
  child_code: 'an area’s code, seen from the larger one',
  child_name: 'an area’s name, seen from the larger one',
  child_type: 'an area’s type, seen from the larger one',
  child_vintage: 'the edition of an area’s boundary',
  parent_vintage: 'the edition of an area’s boundary',
  composite_member: 'an area that another is made of',
  member_code: 'an area’s code',
  member_type: 'an area’s type',
  memberCodes: 'codes of areas',
  members: 'areas that another is made of',
  parent: 'the area that an area lies in',
  parents: 'the areas that an area lies in',
  parent_code: 'an area’s code',
  parent_type: 'an area’s type',
  area_parent: 'which area lies in which',
  // Who uses Homeward: the audit is about them.
  actor: 'who did it: staff',
  actor_name: 'who did it: staff',
  person: 'of the search of the audit: a member of staff, by name or id',
  subject: 'the one thing an event was about: «batch:12», never a person; of a seat on a shift the member of staff who signs in',
  // Staff on the bank that teams are filled from: a role with a number, or initials; a name is refused.
  staff_member: 'staff, by role or initials',
  staff_member_id_seq: 'numbers of staff',
  StaffMember: 'staff, by role or initials',
  StaffMemberInput: 'staff, by role or initials',
  StaffMemberOutcome: 'staff, by role or initials',
  keepStaffMember: 'staff, by role or initials',
  member: 'staff, by role or initials',
  teamName: 'of a team',
  base_name: 'of a building of an agency',
  baseName: 'of a building of an agency',
  YOUTH_OUTREACH: 'a kind of team',
  'youth outreach': 'a kind of team',
  // What a team did: numbers, and no word of whom.
  young_people: 'how many engagements at a visit',
  youngPeople: 'how many engagements at a visit',
  YoungPeople: 'how many engagements at a visit',
  YoungPeopleInput: 'how many engagements at a visit',
  individuals: 'how many were referred to an agency',
  personalSafety: 'a topic of advice',
  // Provision for all.
  AreaPersons: 'how many live in an area',
  youth_place: 'a place of youth work',
  youth_session: 'a weekly session',
  youth_attendance: 'head-counts of a session',
  youth_attendance_count: 'head-counts that a role may have',
  youth_head_count: 'head-counts added up',
  youth_kept: 'what became of a place or session of youth work by form',
  youth_kept_change: 'the history of places and sessions',
  youth_kept_change_id_seq: 'numbers of its rows',
  youth_kept_refuse: 'refuses changes of that history',
  YOUTH_PROVISION: 'the audit’s word for keeping a place or session',
  YouthPlaceInput: 'a place of youth work, as a form has it',
  YouthPlaceOutcome: 'the place since',
  YouthProvisionChange: 'a change of a place or session',
  YouthSessionAccess: 'open to anybody, or by referral',
  YouthSessionInput: 'a weekly session, as a form has it',
  YouthSessionOutcome: 'the session since',
  keepYouthPlace: 'keeping a place of youth work',
  closeYouthPlace: 'the same',
  keepYouthSession: 'keeping a weekly session',
  closeYouthSession: 'the same',
  YouthPlace: 'a place of youth work',
  YouthSession: 'a weekly session',
  youthProvision: 'places of youth work',
  YouthReach: 'how many children of an area live within a walk of youth work: estimates',
  youthReach: 'the same',
  youthRelated: 'the call-taker’s note that young people were involved',
  youth_related: 'the call-taker’s note that young people were involved',
  'youth-provision': 'a source',
  youth_place_id_seq: 'numbers of places',
  youth_session_id_seq: 'numbers of sessions',
  youth_consultation: 'how many young people asked for what at a consultation, by a closed list',
  youth_ask_count: 'the same added up, with what was counted at visits',
  'youth-consultations': 'a source',
  'youth forum': 'where young people were asked',
  'youth session': 'where young people were asked',
  YOUTH_FORUM: 'where young people were asked',
  YOUTH_SESSION: 'where young people were asked',
  YouthAskedAt: 'where young people were asked',
  YouthAsk: 'a line of the closed list of what is asked for',
  YouthAskDefinition: 'what counts as a line of it',
  youthAskDefinitions: 'the list',
  YouthAskFigure: 'how many asked for one line of it',
  YouthAskPart: 'of how many visits or rows that is the sum',
  YouthAsksOfArea: 'how many asked for what in an area',
  YouthAsks: 'how many asked for what in a quarter',
  youthAsks: 'the same',
  number_of_pupils: 'of a school',
  nhs_area: 'a column of Code-Point Open that stands for an area',
  nhs_region: 'a column of Code-Point Open that stands for an area',
  // Figures of areas.
  persons: 'how many residents',
  peer_name: 'of an area that another one is compared with',
  score: 'of deprivation, of an area',
  imd_score: 'of deprivation, of an area',
  // The vulnerability profile: groups of children, counted together.
  AdjustedRiskRatios: 'ratios of groups: how many times as often one has something',
  AdjustedRiskRatiosInput: 'what is asked of them',
  adjustedRiskRatios: 'the same',
  PublishedRiskRatio: 'a ratio that a report has printed',
  published_risk_ratio: 'ratios that a report has printed',
  'published-risk-ratios': 'a source: the same',
  risk_ratio: 'the same',
  ethnicity: 'of children counted together: a covariate of ratios, of an extract without identifiers',
  ETHNICITY: 'the same',
  gender: 'of children counted together: a covariate of ratios, of an extract without identifiers',
  GENDER: 'the same',
  gang_association: 'a column of an extract that is counted together before anything is stored: yes, no, yet to clarify',
  abuse_of_child: 'a factor of assessments: how many children have it',
  living_with_offenders: 'a factor of assessments: how many children have it',
  offending_in_family: 'a factor of assessments: how many children have it',
  // Requests for numbers: groups that agencies count, and definitions they count by.
  IN_GANGS: 'a group of which agencies tell how many children are in it',
  'in gangs': 'the same',
  'related to gang members': 'the same',
  AT_HIGH_RISK: 'the same',
  'at high risk': 'the same',
  STREET_GANG: 'a definition that agencies count by',
  'street gang': 'the same',
  riskOrder: 'the place of an area in a report',
  risk_order: 'the same',
  // Words.
  telephone: 'a channel by which reports come; and of the authority that takes concerns about a child',
  personal: 'the national type of ASB that is aimed at somebody: says so of the report, and nothing of whom',
};

const met = new Set<string>();

function unexplained(names: Iterable<string>): string[] {
  const personal = [...new Set(names)].filter(isPersonal);
  for (const name of personal) met.add(name);
  return personal.filter((name) => !(name in ALLOWED)).sort();
}

function isPersonal(name: string): boolean {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z\d]+/)
    .some((part) => PERSON.test(part));
}

it('knows such a name when it sees one', () => {
  const bad = [
    'suspect',
    'suspectName',
    'nominal_id',
    'GangMember',
    'offenders',
    'victim_age',
    'dateOfBirth',
    'forename',
    'SUBJECT_OF_INTEREST',
    'nhs_number',
  ];
  expect(unexplained(bad)).toEqual([...bad].sort());
  expect(unexplained(['category', 'ward', 'occurred_from', 'ages', 'provider'])).toEqual([]);
});

it('types, fields, arguments and words of the schema', () => {
  const names = Object.values(buildHomewardSchema().getTypeMap())
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => {
      const inner = isEnumType(type)
        ? type.getValues().map((one) => one.name)
        : isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
          ? Object.values(type.getFields()).flatMap((field) => [
              field.name,
              ...('args' in field ? (field as GraphQLField<unknown, unknown>).args.map((one) => one.name) : []),
            ])
          : [];
      return [type.name, ...inner];
    });
  expect(names.length).toBeGreaterThan(400);
  expect(unexplained(names)).toEqual([]);
});

it('tables, columns, roles, functions and words of checks in the live database', async () => {
  const names = await database.asOwner(async (sql) => {
    const rows = await sql.query<{ name: string }>(
      `WITH own AS (SELECT current_schema()::regnamespace AS schema)
       SELECT relname::text AS name FROM pg_class, own WHERE relnamespace = schema AND relkind IN ('r', 'p', 'v', 'S')
       UNION SELECT attname::text FROM pg_attribute JOIN pg_class c ON c.oid = attrelid, own
              WHERE relnamespace = schema AND relkind IN ('r', 'p', 'v') AND attnum > 0 AND NOT attisdropped
       UNION SELECT proname::text FROM pg_proc, own WHERE pronamespace = schema AND proname NOT LIKE 'st\\_%' AND NOT EXISTS (
              SELECT FROM pg_depend d WHERE d.objid = pg_proc.oid AND d.deptype = 'e')
       UNION SELECT enumlabel::text FROM pg_enum JOIN pg_type t ON t.oid = enumtypid, own WHERE typnamespace = schema
       UNION SELECT rolname::text FROM pg_roles WHERE rolname LIKE 'homeward%'
       UNION SELECT w[1] FROM pg_constraint, own, regexp_matches(pg_get_constraintdef(pg_constraint.oid), '''([^'']+)''', 'g') w
              WHERE connamespace = schema AND contype = 'c'`,
    );
    return rows.map((row) => row.name);
  });
  expect(names).toContain('asb_report');
  expect(names).toContain('nuisance');
  expect(names.length).toBeGreaterThan(200);
  expect(unexplained(names)).toEqual([]);
});

it('columns of files, and the words they take', () => {
  const names = sources.flatMap(({ name, layouts }) => [
    name,
    ...layouts.flatMap(({ columns }) => columns.flatMap((column) => [column.name, ...(column.allowed ?? [])])),
  ]);
  expect(unexplained(names)).toEqual([]);
});

it('lists no name that is nowhere any more', () => {
  expect(Object.keys(ALLOWED).filter((name) => !met.has(name))).toEqual([]);
});
