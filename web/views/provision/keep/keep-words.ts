/** What the forms of sessions and places ask, and how answers and records become each other. */
import type { Answers, Problems, Question } from '../../../forms/questions.js';
import type { KeptPlacesQuery, YouthSessionAccess, YouthSessionInput } from '../../../graphql.generated.js';
import { weekdayNames } from '../../../view-state/clock-words.js';

export type KeptPlace = KeptPlacesQuery['youthProvision']['edges'][number]['node'];
export type KeptSession = KeptPlace['sessions'][number];

export const keptAddress = '/provision/sessions';

export const kindWords: Readonly<Record<string, string>> = {
  building: 'Building',
  bus: 'Bus stop',
  detached: 'Detached work',
  unknown: 'Not stated',
};

const accessWords: Readonly<Record<string, string>> = {
  OPEN: 'Anybody of the ages',
  TARGETED: 'Those who are referred',
  UNKNOWN: 'Not stated',
};
const seasons = ['all year', 'term', 'holiday', 'lighter months', 'darker months'];

/** «Friday 18:00–20:00»; what is not stated is said so. */
export function whenOf({ weekday, startsAt, endsAt, season }: KeptSession): string {
  const day = weekday === null ? 'weekday not stated' : weekdayNames[weekday - 1]!;
  const times =
    startsAt === null && endsAt === null ? 'times not stated' : `${startsAt ?? 'not stated'}–${endsAt ?? 'not stated'}`;
  return `${day} ${times}${season === null || season === 'all year' ? '' : `, ${season}`}`;
}

export const reasonQuestion: Question = {
  name: 'reason',
  label: 'Why',
  hint: 'Stands in its history. No text here may name anybody',
  kind: 'text',
};

export const sessionQuestions = (places: readonly KeptPlace[]): readonly Question[] => [
  { name: 'name', label: 'What the session is called', kind: 'text' },
  {
    name: 'placeId',
    label: 'Where it is held',
    kind: {
      none: 'Choose a place',
      choices: places.map(({ id, name, kind }) => ({ code: id, words: kind === 'detached' ? `${name} (detached work)` : name })),
    },
  },
  {
    name: 'weekday',
    label: 'Weekday',
    kind: { none: 'Not stated', choices: weekdayNames.map((words, at) => ({ code: String(at + 1), words })) },
  },
  { name: 'startsAt', label: 'Starts', hint: 'Such as 18:00. Leave it empty if it is not known', kind: 'text' },
  { name: 'endsAt', label: 'Ends', hint: 'Before the start for a session past midnight', kind: 'text' },
  { name: 'season', label: 'Season', hint: `In words, such as ${seasons.map((words) => `«${words}»`).join(', ')}`, kind: 'text' },
  { name: 'ageFrom', label: 'Youngest age', hint: 'In years. Ages that are not stated keep nobody out', kind: 'text' },
  { name: 'ageTo', label: 'Oldest age', kind: 'text' },
  { name: 'access', label: 'Who may come', kind: Object.entries(accessWords).map(([code, words]) => ({ code, words })) },
  { name: 'capacity', label: 'How many children it can take', kind: 'text' },
  { name: 'provider', label: 'Who runs it', hint: 'An organisation, not its people', kind: 'text' },
  reasonQuestion,
];

export function answersOf(session: KeptSession, placeId: string): Answers {
  const text = (known: string | number | null): string => (known === null ? '' : String(known));
  return {
    ...{
      name: session.name,
      placeId,
      weekday: text(session.weekday),
      startsAt: text(session.startsAt),
      endsAt: text(session.endsAt),
    },
    ...{ season: text(session.season), ageFrom: text(session.ageFrom), ageTo: text(session.ageTo) },
    ...{ access: session.access.toUpperCase(), capacity: text(session.capacity), provider: text(session.provider) },
  };
}

const wholeNumbers = ['ageFrom', 'ageTo', 'capacity'] as const;

/** What no session can be made of is told before anything is asked; what is wrong with the rest, the server says. */
export function sessionFrom(answers: Answers): { readonly input: YouthSessionInput; readonly problems: Problems } {
  const at = (name: string): string => (answers[name] ?? '').trim();
  const number = (name: string): number | null => (at(name) === '' ? null : Number(at(name)));
  const problems = [
    ...(at('placeId') === '' ? [{ field: 'placeId', problem: 'Choose where it is held' }] : []),
    ...wholeNumbers.flatMap((field) => (/^\d{0,6}$/.test(at(field)) ? [] : [{ field, problem: 'Write a whole number' }])),
  ];
  const input: YouthSessionInput = {
    ...{ name: at('name'), placeId: at('placeId'), access: (at('access') || 'UNKNOWN') as YouthSessionAccess },
    ...{
      weekday: number('weekday'),
      startsAt: at('startsAt') || null,
      endsAt: at('endsAt') || null,
      season: at('season') || null,
    },
    ...{ ageFrom: number('ageFrom'), ageTo: number('ageTo'), capacity: number('capacity'), provider: at('provider') || null },
  };
  return { input, problems };
}
