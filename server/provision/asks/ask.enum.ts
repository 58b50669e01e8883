import { registerEnumType } from 'type-graphql';
import { ASKS, AT_VISITS, type AskedAt, type AskWord } from './asks.js';

/** The names outside, and what is stored. */
export const YouthAskEnum = {
  SOMEWHERE_INDOORS: 'somewhere indoors',
  SOMEWHERE_OUTDOORS: 'somewhere outdoors',
  SPORT: 'sport',
  MUSIC_AND_ARTS: 'music and arts',
  TRIPS_AND_HOLIDAYS: 'trips and holidays',
  LATER_OPENING: 'later opening',
  NEARER_OR_CHEAPER: 'nearer or cheaper',
  SAFE_ROUTE_HOME: 'safe route home',
  EMPLOYMENT_AND_TRAINING: 'employment and training',
  SOMEONE_TO_TALK_TO: 'someone to talk to',
  HEALTH_ADVICE: 'health advice',
  SOMETHING_ELSE: 'something else',
} as const satisfies Record<string, AskWord>;

const definitionOf = (word: AskWord): string => ASKS.find(({ ask }) => ask === word)!.definition;

registerEnumType(YouthAskEnum, {
  name: 'YouthAsk',
  description: 'What young people ask for, by a closed list.',
  valuesConfig: Object.fromEntries(
    Object.entries(YouthAskEnum).map(([name, word]) => [name, { description: definitionOf(word) }]),
  ),
});

export const YouthAskedAtEnum = {
  VISITS: AT_VISITS,
  SCHOOL: 'school',
  YOUTH_SESSION: 'youth session',
  STREET_TEAM: 'street team',
  YOUTH_FORUM: 'youth forum',
  SURVEY: 'survey',
} as const satisfies Record<string, AskedAt>;
registerEnumType(YouthAskedAtEnum, {
  name: 'YouthAskedAt',
  description: 'Where young people were asked.',
  valuesConfig: {
    VISITS: { description: 'By a team at its visits, counted on a phone.' },
    SCHOOL: { description: 'At a school.' },
    YOUTH_SESSION: { description: 'At a youth session.' },
    STREET_TEAM: { description: 'By a street team that keeps a list of its own.' },
    YOUTH_FORUM: { description: 'At a youth forum or council.' },
    SURVEY: { description: 'In a survey.' },
  },
});
