/**
 * An invented threshold test for noise and results of the year before the first start, so that its figures are not empty. Some places
 * are reported again within days, others after a long time.
 */
import { actingOf } from '../audit/actor.js';
import type { Database } from '../database/database.js';
import { setNoiseTest, triageNoiseReport, type SetNoiseTest } from '../triage/keep-noise-triage.js';
import { NOISE_CATEGORIES, NOISE_CHANNELS } from '../triage/noise-report.js';
import { countNoiseTriages, currentNoiseTest, wardsByName } from '../triage/noise-triage.sql.js';

const TEST: SetNoiseTest = {
  questions: [
    {
      code: 'often',
      words: 'How often is it heard?',
      answers: [
        { code: 'once', words: 'Once', then: { result: 'below', reason: 'It was heard once.' } },
        { code: 'weekly', words: 'Every week or more', then: 'when' },
      ],
    },
    {
      code: 'when',
      words: 'When is it heard?',
      answers: [
        { code: 'day', words: 'Between 07:00 and 23:00', then: 'long' },
        {
          code: 'night',
          words: 'Between 23:00 and 07:00',
          then: { result: 'above', reason: 'It is heard every week, at night.' },
        },
      ],
    },
    {
      code: 'long',
      words: 'How long does it last?',
      answers: [
        { code: 'short', words: 'Under an hour', then: { result: 'below', reason: 'It is heard by day, for under an hour.' } },
        { code: 'hours', words: 'An hour or more', then: { result: 'above', reason: 'It is heard every week, for hours.' } },
      ],
    },
  ],
  guide: 'Living with noise: what you can do (invented)',
  officers: 'Environmental Health officers',
  reason: 'Invented. Agreed by the noise team.',
};
const WAYS = [
  { often: 'once' },
  { often: 'weekly', when: 'day', long: 'short' },
  { often: 'once' },
  { often: 'weekly', when: 'night' },
  { often: 'weekly', when: 'day', long: 'hours' },
] as const;
const RESULTS = 150;
const DAYS = 340;

/** What is not there yet: a start that was killed half-way goes on. @throws when something is refused: it no longer fits the test */
export async function triageInventedNoise(database: Database, now: Date = new Date()): Promise<void> {
  const acting = actingOf('demonstration');
  const council = { ...acting, actor: { ...acting.actor, agency: 'Council' } };
  const there = await database.asOwner(async (sql) => ({
    ...{ test: await currentNoiseTest(sql), results: await countNoiseTriages(sql) },
    wards: await wardsByName(sql),
  }));
  if (there.test === null) taken(await setNoiseTest(database, null, TEST, council));
  for (let at = there.results; at < RESULTS; at++) {
    const answers = Object.entries(WAYS[(at * 7) % WAYS.length]!).map(([question, answer]) => ({ question, answer }));
    const below = (at * 7) % WAYS.length < 3;
    // Every third place is that of the report before.
    const place = at % 3 === 2 ? at - 1 : at;
    const report = {
      ...{ reference: `EH-${1000 + at}`, placeReference: `PL-${100 + place}`, testVersion: 1 },
      ward: there.wards[(place * place) % Math.min(9, there.wards.length)]!.code,
      category: NOISE_CATEGORIES[place % 4]!,
      channel: NOISE_CHANNELS[at % 2]!,
    };
    const then = new Date(now.getTime() - Math.round(DAYS * (1 - at / RESULTS)) * 86_400_000 - 3_600_000);
    taken(await triageNoiseReport(database, { ...report, answers, guideSentBy: below ? 'message' : null }, council, then));
  }
}

function taken(outcome: { readonly ok: boolean; readonly problems?: readonly { field: string; problem: string }[] }): void {
  if (outcome.ok) return;
  const problems = outcome.problems!.map(({ field, problem }) => `${field}: ${problem}`).join('; ');
  throw new Error(`noise of the demonstration was refused: ${problems}`);
}
