/** Practice reviews: what is refused, that no child is known by them, whose follow-up is whose, and what is overdue on which day. Every review is made up. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REVIEW_ACCESS } from '../../server/access/access-table.js';
import { findPersona, PERSONA_NAMES, type PersonaName } from '../../server/access/personas.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { overdueRecommendations } from '../../server/partnership/reviews/overdue-recommendations.js';
import { serve, type Served } from '../api/serve.js';
import { engines, testDatabase } from '../database.js';

const OWN = findPersona('partner')!.agency;
const READ = `query ($on: String) { practiceReviews(on: $on) { on kinds { code } themes { code words } reviews { id title kind { words } link themes { code } version
  recommendations { id words agency dueOn state overdueDays mayFollowUp version followUps { state saidOn words evidence } } } } }`;
const KEEP = `mutation ($input: PracticeReviewInput!, $id: ID, $version: Int, $reason: String) {
  keepPracticeReview(input: $input, id: $id, version: $version, reason: $reason) { id problems { field problem } } }`;
const TAKE_OUT = `mutation ($id: ID!, $version: Int!, $reason: String!) { withdrawPracticeReview(id: $id, version: $version, reason: $reason) { id problems { field problem } } }`;
const RECOMMEND = `mutation ($review: ID!, $input: ReviewRecommendationInput!, $id: ID, $version: Int, $reason: String) {
  keepReviewRecommendation(review: $review, input: $input, id: $id, version: $version, reason: $reason) { id problems { field problem } } }`;
const NOT_RECOMMENDED = `mutation ($id: ID!, $version: Int!, $reason: String!) { withdrawReviewRecommendation(id: $id, version: $version, reason: $reason) { id problems { field problem } } }`;
const SAY = `mutation ($recommendation: ID!, $input: ReviewFollowUpInput!) { sayWhatFollowed(recommendation: $recommendation, input: $input) { id problems { field problem } } }`;

interface Done {
  id: string | null;
  problems: { field: string; problem: string }[];
}
interface Reviews {
  reviews: {
    id: string;
    title: string;
    version: number;
    recommendations: {
      id: string;
      state: string | null;
      overdueDays: number | null;
      mayFollowUp: boolean;
      version: number;
      followUps: { state: string; saidOn: string }[];
    }[];
  }[];
}

const TERMS = {
  ...{
    kind: 'child-safeguarding',
    title: 'Criminal exploitation and exclusion',
    year: 2024,
    board: 'Marram Safeguarding Partnership',
  },
  ...{ link: 'https://example.org/reviews/2024-2', themes: ['exclusion', 'exploitation-seen-as-offending'] },
};
const MEETING = { words: 'Tell the partnership of each exclusion within two days', agency: OWN, dueOn: '2025-03-31' };

describe.each(engines)('practice reviews (%s)', (engine) => {
  let database: PostgresDatabase;
  let served: Served;
  let review = '';
  let own = '';
  let police = '';
  beforeAll(async () => {
    database = await testDatabase(engine);
    served = await serve(database);
  });
  afterAll(async () => {
    await served.close();
    await database.close();
  });
  const ask = async <T>(query: string, variables: object = {}, persona: PersonaName = 'partnership-manager'): Promise<T> => {
    const { body } = await served.ask(query, variables as Record<string, unknown>, persona);
    expect(body.errors).toBeUndefined();
    return Object.values(body.data!)[0] as T;
  };
  const fieldsOf = ({ problems }: Done): string[] => problems.map(({ field }) => field);
  const read = (on: string | null = null, persona: PersonaName = 'partner'): Promise<Reviews> => ask(READ, { on }, persona);
  const say = (recommendation: string, more: object, persona: PersonaName = 'partner'): Promise<Done> =>
    ask(
      SAY,
      { recommendation, input: { state: 'under way', saidOn: '2025-02-01', words: 'A form was agreed', ...more } },
      persona,
    );

  it.each([
    [{ kind: 'inquest' }, 'kind'],
    [{ title: '' }, 'title'],
    [{ title: 'Learning from Child Q' }, 'title'],
    [{ title: 'The death of Ottokar Marsh' }, 'title'],
    [{ title: 'A boy aged 15 outside Marram High School' }, 'title'],
    [{ year: 1999 }, 'year'],
    [{ year: 2098 }, 'year'],
    [{ board: '' }, 'board'],
    [{ board: 'Panel for the boy aged 15' }, 'board'],
    [{ link: null }, 'link'],
    [{ link: 'http://example.org/review' }, 'link'],
    [{ link: 'javascript:alert(1)' }, 'link'],
    [{ link: 'https://user:word@example.org/' }, 'link'],
    [{ themes: ['gangs'] }, 'themes'],
    [{ themes: [] }, 'themes'],
    [{ ownThemes: 'He was 15 and lived in Ottokar Street' }, 'ownThemes'],
  ])('a review %j is refused at its field', async (wrong, field) => {
    expect(fieldsOf(await ask<Done>(KEEP, { input: { ...TERMS, ...wrong } }))).toEqual([field]);
  });

  it('is kept once, changed with a reason and as it was seen', async () => {
    review = (await ask<Done>(KEEP, { input: TERMS })).id!;
    expect(fieldsOf(await ask<Done>(KEEP, { input: { ...TERMS, title: 'CRIMINAL exploitation and exclusion' } }))).toEqual([
      'title',
    ]);
    const changed = { input: { ...TERMS, themes: [...TERMS.themes, 'missing-from-school'] }, id: review };
    expect(fieldsOf(await ask<Done>(KEEP, { ...changed, version: 1 }))).toEqual(['reason']);
    // Reasons stand in the history for good, when the words themselves are gone.
    expect(fieldsOf(await ask<Done>(KEEP, { ...changed, version: 1, reason: 'It told of a 14-year-old' }))).toEqual(['reason']);
    const out = { id: review, version: 1, reason: 'It told of Child Q' };
    expect(fieldsOf(await ask<Done>(TAKE_OUT, out))).toEqual(['reason']);
    expect((await ask<Done>(KEEP, { ...changed, version: 1, reason: 'A theme was left out' })).problems).toEqual([]);
    expect((await ask<Done>(KEEP, { ...changed, version: 1, reason: 'Unseen' })).problems[0]!.problem).toMatch(
      /since you opened it/,
    );
    const together = { ...TERMS, kind: 'rapid-reviews-together', title: 'What four rapid reviews taught', link: null };
    expect((await ask<Done>(KEEP, { input: together })).problems).toEqual([]);
  });

  it.each([
    [{ words: '' }, 'words'],
    [{ words: 'Write to the mother of Child Q' }, 'words'],
    [{ agency: 'Mr Ottokar Marsh' }, 'agency'],
    [{ agency: 'Ottokar Primary School' }, 'agency'],
    [{ dueOn: 'soon' }, 'dueOn'],
    [{ dueOn: '2025-02-30' }, 'dueOn'],
  ])('a recommendation %j is refused at its field', async (wrong, field) => {
    expect(fieldsOf(await ask<Done>(RECOMMEND, { review, input: { ...MEETING, ...wrong } }))).toEqual([field]);
  });

  it('of no review there is no recommendation', async () => {
    expect(fieldsOf(await ask<Done>(RECOMMEND, { review: '999999', input: MEETING }))).toEqual(['review']);
    own = (await ask<Done>(RECOMMEND, { review, input: MEETING })).id!;
    police = (await ask<Done>(RECOMMEND, { review, input: { ...MEETING, agency: 'Police', dueOn: '2025-06-30' } })).id!;
  });

  it.each([
    [{ state: 'abandoned' }, 'state'],
    [{ words: '' }, 'words'],
    [{ words: 'Spoken to Ottokar Marsh, 07700 900123' }, 'words'],
    [{ words: 'The school of the 14-year-old was told' }, 'words'],
    [{ state: 'not accepted', words: '' }, 'words'],
    [{ state: 'done' }, 'evidence'],
    [{ saidOn: '2098-01-01' }, 'saidOn'],
    [{ saidOn: 'today' }, 'saidOn'],
  ])('what followed, %j, is refused at its field', async (wrong, field) => {
    expect(fieldsOf(await say(own, wrong))).toEqual([field]);
  });

  it('a partner says nothing for another agency; who reads says nothing at all', async () => {
    const { body } = await served.ask(
      SAY,
      { recommendation: police, input: { state: 'done', saidOn: '2025-02-01', words: 'Done', evidence: 'Seen' } },
      'partner',
    );
    expect(body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const [{ recommendations }] = (await read()).reviews.filter(({ id }) => id === review) as [Reviews['reviews'][number]];
    expect(recommendations.map(({ mayFollowUp }) => mayFollowUp)).toEqual([true, false]);
    expect(recommendations.flatMap(({ followUps }) => followUps)).toEqual([]);
    for (const { mayFollowUp } of (await read(null, 'jsna-author')).reviews.flatMap((one) => one.recommendations))
      expect(mayFollowUp).toBe(false);
  });

  it('overdue goes by the day that is asked about, and by what was said until then', async () => {
    const overdue = (day: string) => database.asOwner((sql) => overdueRecommendations(sql, day));
    expect((await say(own, {})).problems).toEqual([]);
    expect(await overdue('2025-03-31')).toEqual([]);
    expect(await overdue('2025-04-01')).toMatchObject([
      { id: Number(own), days: 1, state: 'under way', agency: OWN, review: TERMS.title },
    ]);
    expect((await overdue('2025-07-01')).map(({ days, state }) => [days, state])).toEqual([
      [92, 'under way'],
      [1, null],
    ]);
    const done = {
      state: 'done',
      saidOn: '2025-05-01',
      words: 'Each exclusion is told',
      evidence: 'Minutes of the education panel',
    };
    expect((await say(own, done)).problems).toEqual([]);
    expect((await overdue('2025-04-30')).map(({ id }) => id)).toEqual([Number(own)]);
    expect((await overdue('2025-05-01')).map(({ id }) => id)).toEqual([]);
    expect(fieldsOf(await say(own, { saidOn: '2025-04-30' }))).toEqual(['saidOn']);
    const [{ recommendations }] = (await read('2025-04-15')).reviews.filter(({ id }) => id === review) as [
      Reviews['reviews'][number],
    ];
    expect(recommendations[0]).toMatchObject({ state: 'under way', overdueDays: 15, followUps: [{ saidOn: '2025-02-01' }] });
    expect((await say(police, { state: 'not accepted', words: 'It is done otherwise' }, 'partnership-manager')).problems).toEqual(
      [],
    );
    expect(await overdue('2026-01-01')).toEqual([]);
  });

  it('what was said is never changed, and the history repeats no text', async () => {
    for (const change of [`UPDATE review_follow_up SET words = 'x'`, 'DELETE FROM review_follow_up', 'TRUNCATE review_follow_up'])
      await expect(database.asOwner((sql) => sql.execute(change))).rejects.toThrow();
    const changes = await ask<{ record: string; change: string; fields: string[] }[]>(
      '{ accountChanges { record change fields } }',
    );
    expect(changes.map(({ change }) => change)).toContain('what followed');
    expect(JSON.stringify(changes)).not.toMatch(/Criminal exploitation|within two days|Minutes of/);
  });

  it('a file has reviews, what they recommended and what followed, for its readers alone', async () => {
    const file = async (persona: PersonaName) =>
      served.send('/export/reviews.csv', { headers: { authorization: `Bearer ${await served.token(persona)}` } });
    expect((await file('administrator')).body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const { text } = await file('council-analyst');
    expect(text).toMatch(/^.*OFFICIAL/);
    expect(text).toContain(
      `${MEETING.words},${OWN},2025-03-31,done,,2025-05-01,Each exclusion is told,Minutes of the education panel`,
    );
  });

  it('what is taken out loses its words', async () => {
    const [{ recommendations }] = (await read()).reviews.filter(({ id }) => id === review) as [Reviews['reviews'][number]];
    const { id, version } = recommendations[1]!;
    expect(fieldsOf(await ask<Done>(NOT_RECOMMENDED, { id, version, reason: '' }))).toEqual(['reason']);
    expect((await ask<Done>(NOT_RECOMMENDED, { id, version, reason: 'Entered twice' })).problems).toEqual([]);
    expect((await ask<Done>(TAKE_OUT, { id: review, version: 1, reason: 'Unseen' })).problems[0]!.problem).toMatch(
      /since you opened it/,
    );
    expect((await ask<Done>(TAKE_OUT, { id: review, version: 2, reason: 'It says too much' })).problems).toEqual([]);
    expect((await read()).reviews.map(({ title }) => title)).toEqual(['What four rapid reviews taught']);
    const kept = await database.asOwner((sql) =>
      sql.query('SELECT title, link FROM practice_review UNION ALL SELECT words, agency FROM review_recommendation'),
    );
    expect(JSON.stringify(kept)).not.toMatch(/Criminal exploitation|within two days|2024-2/);
    expect(await database.asOwner((sql) => overdueRecommendations(sql, '2025-04-01'))).toEqual([]);
  });

  it('is read in the database by its readers alone, and who entered what by none of them', async () => {
    for (const persona of PERSONA_NAMES) {
      const { databaseRole, agency, displayName: name } = findPersona(persona)!;
      const reading = (what: string) => database.asViewer({ databaseRole, agency, name }, (sql) => sql.query(what));
      const tables = ['practice_review', 'review_recommendation'].map((table) => `SELECT FROM ${table}`);
      for (const what of [...tables, 'SELECT words FROM review_follow_up'])
        if (REVIEW_ACCESS[persona] === 'nothing') await expect(reading(what)).rejects.toThrow('permission denied');
        else await reading(what);
      await expect(reading('SELECT entered_by FROM review_follow_up')).rejects.toThrow('permission denied');
    }
  });
});
