/** Reads what somebody says of a session or a place: every field that is wrong is named, all at once, and no text may hold a person. */
import type { FieldProblem } from '../../governance/field-problem.js';
import { personsIn } from '../../governance/persons-in-terms.js';
import { suggestsSensitive } from '../../ingest/youth-words.js';
import type { PlaceTerms, SessionTerms } from './kept-provision.js';

const LONGEST_NAME = 100;
const LONGEST_AREAS = 500;
const LONGEST_SEASON = 60;
const LONGEST_REASON = 500;
const OLDEST_AGE = 120;
const MOST_CHILDREN = 100_000;
/** Great Britain and Northern Ireland. */
const BOUNDS = { west: -8.7, south: 49.8, east: 1.9, north: 61 };

interface Read<Terms> {
  readonly terms: Terms;
  readonly problems: readonly FieldProblem[];
}

export function readPlaceTerms(written: PlaceTerms, isNew: boolean): Read<PlaceTerms> {
  const isArea = written.kind === 'detached';
  const terms: PlaceTerms = {
    ...written,
    name: oneLine(written.name),
    areaText: isArea ? lineOrNull(written.areaText) : null,
  };
  return {
    terms,
    problems: [
      ...text(terms.name, 'name', LONGEST_NAME, 'Write where it is, such as «Harbour Hall».'),
      ...(isArea
        ? text(terms.areaText ?? '', 'areaText', LONGEST_AREAS, 'Name the wards or districts the work is done in.')
        : []),
      ...positionProblems(terms),
      ...findableProblems(terms, isNew),
    ],
  };
}

export function readSessionTerms(written: SessionTerms): Read<SessionTerms> {
  const terms: SessionTerms = {
    ...written,
    name: oneLine(written.name),
    startsAt: lineOrNull(written.startsAt),
    endsAt: lineOrNull(written.endsAt),
    season: lineOrNull(written.season),
    provider: lineOrNull(written.provider),
  };
  const { weekday, ageFrom, ageTo, capacity, season, provider } = terms;
  return {
    terms,
    problems: [
      ...text(terms.name, 'name', LONGEST_NAME, 'Write what the session is called.'),
      ...within(weekday, 1, 7, 'weekday', 'A weekday is 1 (Monday) to 7 (Sunday).'),
      ...timeProblems(terms),
      ...within(ageFrom, 0, OLDEST_AGE, 'ageFrom', 'Write the youngest age in whole years.'),
      ...within(ageTo, 0, OLDEST_AGE, 'ageTo', 'Write the oldest age in whole years.'),
      ...(ageFrom !== null && ageTo !== null && ageTo < ageFrom
        ? [{ field: 'ageTo', problem: 'The oldest age is below the youngest.' }]
        : []),
      ...within(capacity, 1, MOST_CHILDREN, 'capacity', 'Write how many children it can take, as a whole number.'),
      ...(season === null ? [] : text(season, 'season', LONGEST_SEASON, 'Write the season in words, such as «holiday».')),
      ...(provider === null ? [] : text(provider, 'provider', LONGEST_NAME, 'Write which organisation runs it.')),
    ],
  };
}

export const problemOfReason = (reason: string): FieldProblem[] => text(reason.trim(), 'reason', LONGEST_REASON, 'Say why.');

function positionProblems({ kind, longitude, latitude }: PlaceTerms): FieldProblem[] {
  if (longitude === null && latitude === null) return [];
  if (kind === 'detached') return [{ field: 'location', problem: 'Detached work is done over areas: it has no point.' }];
  const inside =
    longitude !== null &&
    latitude !== null &&
    longitude >= BOUNDS.west &&
    longitude <= BOUNDS.east &&
    latitude >= BOUNDS.south &&
    latitude <= BOUNDS.north;
  return inside ? [] : [{ field: 'location', problem: 'Mark a place in Great Britain or Northern Ireland.' }];
}

function findableProblems({ name, mustNotBeFound }: PlaceTerms, isNew: boolean): FieldProblem[] {
  if (isNew && mustNotBeFound === true)
    return [
      {
        field: 'mustNotBeFound',
        problem:
          'A place that must not be found is on no page, so nobody could keep it here. Load it with a list instead, marked in the column «sensitive».',
      },
    ];
  return mustNotBeFound === null && suggestsSensitive(name)
    ? [
        {
          field: 'mustNotBeFound',
          problem: 'The words suggest a refuge or a group that must not be found: say whether it must not.',
        },
      ]
    : [];
}

function timeProblems({ startsAt, endsAt }: SessionTerms): FieldProblem[] {
  const odd = ([field, time]: [string, string | null]): FieldProblem[] =>
    time === null || /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? [] : [{ field, problem: 'Write the time as 19:00.' }];
  return [
    ...odd(['startsAt', startsAt]),
    ...odd(['endsAt', endsAt]),
    ...(startsAt !== null && startsAt === endsAt ? [{ field: 'endsAt', problem: 'The session ends when it starts.' }] : []),
  ];
}

function within(number: number | null, least: number, most: number, field: string, problem: string): FieldProblem[] {
  return number === null || (Number.isInteger(number) && number >= least && number <= most) ? [] : [{ field, problem }];
}

function text(words: string, field: string, longest: number, ask: string): FieldProblem[] {
  if (words.length < 3) return [{ field, problem: ask }];
  if (words.length > longest) return [{ field, problem: `Keep it under ${longest} characters.` }];
  return personsIn(words, field);
}

const oneLine = (words: string): string => words.trim().replaceAll(/\s+/g, ' ');
const lineOrNull = (words: string | null): string | null => (words === null || words.trim() === '' ? null : oneLine(words));
