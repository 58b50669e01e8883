/**
 * What young people ask for, as a closed list: whoever counts chooses from it, so that nothing anybody said is written down. The list is the same for visits, for
 * consultations and from year to year, so that counts can be set side by side (docs/youth-asks.md).
 */

export interface Ask {
  readonly ask: string;
  /** What counts as it, for whoever has to choose. */
  readonly definition: string;
}

/** In the order in which they are offered. */
export const ASKS = [
  { ask: 'somewhere indoors', definition: 'A warm, dry place to meet, without having to buy or to do anything there.' },
  {
    ask: 'somewhere outdoors',
    definition: 'A place to be outside and not be moved on: a shelter, benches, a lit corner of a park.',
  },
  { ask: 'sport', definition: 'Playing, training or swimming; pitches, courts, cages, ramps and gyms.' },
  { ask: 'music and arts', definition: 'Making music, film, art, dance, drama or games.' },
  { ask: 'trips and holidays', definition: 'Days out, residentials, and things to do in the school holidays.' },
  { ask: 'later opening', definition: 'What is there already, later in the evening, on more days or at weekends.' },
  {
    ask: 'nearer or cheaper',
    definition: 'What is there already, near enough to walk to, with a bus that goes there, or for less money.',
  },
  { ask: 'safe route home', definition: 'A way home that feels safe: lighting, company, a bus that still runs.' },
  { ask: 'employment and training', definition: 'Jobs, apprenticeships, college, volunteering, or help with any of them.' },
  { ask: 'someone to talk to', definition: 'A trusted adult, a mentor or a counsellor. What about is never asked here.' },
  { ask: 'health advice', definition: 'Advice or services for health of body or mind. Which is never asked here.' },
  {
    ask: 'something else',
    definition: 'Whatever is none of these. What it was is not written down: tell whoever keeps the list.',
  },
] as const satisfies readonly Ask[];

export type AskWord = (typeof ASKS)[number]['ask'];
export const ASK_WORDS: readonly AskWord[] = ASKS.map(({ ask }) => ask);

/** Who put the question, in lists of consultations; teams that count at their visits need no list. */
export const CONSULTED_BY = ['school', 'youth session', 'street team', 'youth forum', 'survey'] as const;
export type ConsultedBy = (typeof CONSULTED_BY)[number];

/** Where a count comes from: a list's consultation, or a visit of a team. */
export const AT_VISITS = 'visits';
export type AskedAt = ConsultedBy | typeof AT_VISITS;
