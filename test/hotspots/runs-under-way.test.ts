/** Detections that go on by themselves, over HTTP on the invented district: who is told, how far they are, what they come to. Refusals first. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonaName } from '../../server/access/personas.js';
import { PERIOD } from '../../server/demonstration/truth.js';
import { PURPOSE, type Answer } from '../api/serve.js';
import { ASB, serveDemonstration, type OnTheDemonstration } from './on-the-demonstration.js';

let served: OnTheDemonstration;
beforeAll(async () => {
  served = await serveDemonstration();
}, 180_000);
afterAll(() => served.close());

const FIELDS = 'id state doing step steps done of startedAt problem';

interface Progress {
  id: string;
  state: 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED';
  doing: string;
  step: number;
  steps: number;
  problem: string | null;
}

function start(filter: object, method: string, options: object = {}, persona: PersonaName = 'police-analyst', headers = {}) {
  return served.ask(
    `mutation ($filter: IncidentFilter!, $method: HotspotMethod!, $options: HotspotOptions) { startHotspotRun(filter: $filter, method: $method, options: $options) { ${FIELDS} } }`,
    { filter, method, options },
    persona,
    headers,
  );
}
const progress = (id: string, persona: PersonaName = 'police-analyst', fields = FIELDS, headers = {}) =>
  served.ask(`query ($id: ID!) { hotspotRunProgress(id: $id) { ${fields} } }`, { id }, persona, headers);
const cancel = (id: string, persona: PersonaName = 'police-analyst') =>
  served.ask(`mutation ($id: ID!) { cancelHotspotRun(id: $id) { ${FIELDS} } }`, { id }, persona);

function told({ body }: Answer, name: string): Progress {
  expect(body.errors).toBeUndefined();
  return body.data![name] as Progress;
}

async function ended(id: string, persona: PersonaName = 'police-analyst'): Promise<Progress> {
  for (;;) {
    const now = told(await progress(id, persona), 'hotspotRunProgress');
    if (now.state !== 'RUNNING') return now;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
const code = ({ body }: Answer): string | undefined => body.errors?.[0]?.extensions.code;

describe('a detection that goes on by itself', () => {
  it('is refused to roles without incidents, and where it is asked wrongly', async () => {
    expect(code(await start(ASB, 'GI_STAR', {}, 'administrator'))).toBe('FORBIDDEN');
    expect(code(await start(ASB, 'GI_STAR', { epsMetres: 5 }))).toBe('BAD_USER_INPUT');
    expect(code(await progress('none'))).toBe('NOT_FOUND');
    expect(code(await cancel('none'))).toBe('NOT_FOUND');
  });

  it('fails in the words in which the question would have been refused', async () => {
    const { id } = told(await start(ASB, 'GI_STAR', {}, 'partner'), 'startHotspotRun');
    const { state, problem } = await ended(id, 'partner');
    expect(state).toBe('FAILED');
    expect(problem).toMatch(/What is possible: detection by areas/);
  });

  it('is told to whoever started it and to nobody else, comes to what the question answers, and is saved', async () => {
    const options = { cellMetres: 400, permutations: 999 };
    const begun = told(await start(ASB, 'LOCAL_MORAN', options), 'startHotspotRun');
    expect(begun).toMatchObject({ step: 1, steps: 4, problem: null });
    expect(code(await progress(begun.id, 'council-analyst'))).toBe('NOT_FOUND');
    expect(code(await cancel(begun.id, 'council-analyst'))).toBe('NOT_FOUND');
    expect(await ended(begun.id)).toMatchObject({ state: 'DONE', doing: 'Done' });
    const result = 'result { cells sentence marking run { id method } }';
    const { result: found } = told(await progress(begun.id, 'police-analyst', result), 'hotspotRunProgress') as unknown as {
      result: { cells: unknown; sentence: string; run: { id: string; method: string } };
    };
    const { body } = await served.ask(
      `query ($filter: IncidentFilter!, $options: HotspotOptions) { hotspotCells(filter: $filter, method: LOCAL_MORAN, options: $options) { cells sentence run { id } } }`,
      { filter: ASB, options },
    );
    const asked = body.data!['hotspotCells'] as typeof found;
    expect([found.cells, found.sentence, found.run.id]).toEqual([asked.cells, asked.sentence, asked.run.id]);
    const saved = await served.ask('query ($id: ID!) { hotspotRun(id: $id) { method } }', { id: found.run.id });
    expect(saved.body.data!['hotspotRun']).toEqual({ method: 'LOCAL_MORAN' });
    const views = await served.database.asOwner((sql) =>
      sql.query(`SELECT 1 FROM audit_event WHERE action = 'VIEW' AND detail::text LIKE '%hotspotRunProgress%'`),
    );
    // Looked at once; asking how far it was is no look.
    expect(views).toHaveLength(1);
  });

  it('of discharges wants a purpose when it is read, too', async () => {
    const discharges = { kinds: ['FIREARMS_DISCHARGE'], from: '2024-11-01', to: PERIOD.to };
    const without = told(await start(discharges, 'GI_STAR'), 'startHotspotRun');
    expect(await ended(without.id)).toMatchObject({ state: 'FAILED' });
    const { id } = told(await start(discharges, 'GI_STAR', {}, 'police-analyst', PURPOSE), 'startHotspotRun');
    expect(await ended(id)).toMatchObject({ state: 'DONE' });
    expect(code(await progress(id, 'police-analyst', 'result { cells }'))).toBe('PURPOSE_REQUIRED');
    expect(code(await progress(id, 'police-analyst', 'result { cells }', PURPOSE))).toBeUndefined();
  });

  it('is cancelled by its id, and no third is begun beside two', async () => {
    const many = { cellMetres: 200, permutations: 9_999 };
    const [first, second] = await Promise.all([start(ASB, 'LOCAL_MORAN', many), start(ASB, 'LOCAL_MORAN', { ...many, seed: 2 })]);
    const third = await start(ASB, 'GI_STAR');
    const ids = [first!, second!].map((one) => told(one, 'startHotspotRun').id);
    for (const id of ids) await cancel(id);
    // On a quick machine one of them may have ended before the third was asked for.
    const states = await Promise.all(ids.map(async (id) => (await ended(id)).state));
    if (code(third) === undefined) expect(states).toContain('DONE');
    else expect(code(third)).toBe('RATE_LIMITED');
    expect(states.every((state) => state === 'CANCELLED' || state === 'DONE')).toBe(true);
    expect(code(await start(ASB, 'GI_STAR'))).toBeUndefined();
  });
});
