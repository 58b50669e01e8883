/** Factors of authorities from loaded indicators to a shortlist that people chose, over HTTP, on both engines. Every authority and figure is made up. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonaName } from '../../server/access/personas.js';
import { FACTOR_STEPS, makeRun } from '../../server/area-factors/keep-area-factors.js';
import { actingOf } from '../../server/audit/actor.js';
import type { ActingViewer } from '../../server/database/database.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { indicators } from '../../server/ingest/indicators.js';
import { loadFile } from '../../server/ingest/load.js';
import { KEPT_RUNS } from '../../server/runs/kept-run.js';
import { RunsUnderWay } from '../../server/runs/runs-under-way.js';
import { serve, type Served } from '../api/serve.js';
import { engines, testDatabase } from '../database.js';
import { register } from '../governance/agreements.js';
import { loadText } from '../ingest/load-text.js';
import { requireShared } from '../shared-data.js';
import { runToItsEnd } from '../runs/run-to-its-end.js';
import { indicatorsOfAuthorities } from './invented-authorities.js';

const RUN = `id title method warnings correlation indicators { name areas period } leftOut { name missing }
  fits { factors chisq df cfi rmsea heywood } loadings residuals areas { key name onFactors long }
  choices { version note decidedBy areas { key name reason } }`;
const MAKE = `mutation ($title: String!, $indicators: [IndicatorOfPeriodInput!]!, $factors: Int!) {
  startAreaFactorRun(title: $title, indicators: $indicators, factors: $factors) { run { id } problems { field problem } } }`;
const CHOOSE = `mutation ($id: ID!, $version: Int!, $areas: [ChosenAreaInput!]!, $note: String!) {
  chooseFromLongList(id: $id, version: $version, areas: $areas, note: $note) { run { ${RUN} } problems { field problem } } }`;

interface Run {
  id: string;
  warnings: string[];
  indicators: { name: string; areas: number }[];
  leftOut: { name: string; missing: string[] }[];
  fits: { factors: number; heywood: string[] }[];
  loadings: number[][] | null;
  residuals: number[][] | null;
  areas: { key: string; name: string; onFactors: number[]; long: boolean }[];
  choices: { version: number; areas: { name: string; reason: string }[]; decidedBy: string }[];
}
interface Started {
  run: { id: string } | null;
  problems: { field: string; problem: string }[];
}
interface Outcome {
  started?: string;
  run: Run | null;
  problems: { field: string; problem: string }[];
}
const CODES = ['violence', 'knives', 'assaults', 'missing', 'gangs', 'exclusions'];
const of = (codes: readonly string[]) => codes.map((code) => ({ code, period: '2030' }));

describe.each(engines)('factors of authorities (%s)', (engine) => {
  let database: PostgresDatabase;
  let served: Served;
  let run: Run;

  beforeAll(async () => {
    database = await testDatabase(engine);
    served = await serve(database);
  });
  afterAll(async () => {
    await served.close();
    await database.close();
  });
  async function as<Answer>(persona: PersonaName, query: string, variables: object): Promise<Answer> {
    const { body } = await served.ask(query, variables as Record<string, unknown>, persona);
    expect(body.errors).toBeUndefined();
    return Object.values(body.data!)[0] as Answer;
  }
  /** Started and followed to its end; what the method refuses is told there. */
  async function make(codes: readonly string[], different: object = {}): Promise<Outcome> {
    const asked = { title: 'Of 2030', indicators: of(codes), factors: 2, ...different };
    const { run: started, problems } = await as<Started>('council-analyst', MAKE, asked);
    if (started === null) return { run: null, problems };
    const { kept, problem } = await runToItsEnd(served, started.id, 'council-analyst');
    if (kept === null) return { run: null, problems: [{ field: 'indicators', problem: problem! }] };
    return {
      run: await as<Run>('council-analyst', `query ($id: ID!) { areaFactorRun(id: $id) { ${RUN} } }`, { id: kept }),
      problems,
      started: started.id,
    };
  }

  it('want indicators that are loaded, and are not made of an agreement’s figures', async () => {
    expect(await as('jsna-author', '{ areaFactorIndicators { code } }', {})).toEqual([]);
    expect((await make(CODES)).problems[0]!.problem).toBe('No figures of authorities are loaded for «violence» and «2030».');
    await register(database, { id: 'ISA-FIGURES', sources: ['indicators'], agencies: ['Council'] });
    const kept = indicatorsOfAuthorities().replaceAll(/\n([a-z]+),/g, '\nkept-$1,');
    expect((await loadText(database, indicators, kept, { agency: 'Council', agreement: 'ISA-FIGURES' })).errors).toEqual([]);
    expect(await as('jsna-author', '{ areaFactorIndicators { code } }', {})).toEqual([]);
    expect((await loadText(database, indicators, indicatorsOfAuthorities())).errors).toEqual([]);
    const usable = await as<{ code: string; periods: object[] }[]>(
      'jsna-author',
      '{ areaFactorIndicators { code periods { period areas } } }',
      {},
    );
    expect(usable.find(({ code }) => code === 'gangs')!.periods).toEqual([{ period: '2030', areas: 58 }]);
  });

  it('are refused where a number would only look right', async () => {
    expect((await make(CODES, { title: '', factors: 3 })).problems.map(({ field }) => field)).toEqual(['title', 'factors']);
    expect((await make(['violence', 'knives'])).problems).toMatchObject([{ field: 'indicators' }]);
    expect((await make(['violence', 'violence', 'knives'])).problems[0]!.problem).toBe('Choose each indicator once.');
    expect((await make(['violence', 'knives', 'flat'])).problems[0]!.problem).toMatch(/«flat» is the same in every area/);
    expect((await make([...CODES, 'total'])).problems[0]!.problem).toMatch(/«total» is made of those before it/);
    expect((await make(['violence', 'knives', 'assaults', 'few'])).problems[0]!.problem).toMatch(
      /Only 4 authorities have all 4 indicators/,
    );
    expect(await as('jsna-author', '{ areaFactorRuns { id } }', {})).toEqual([]);
  });

  it('that are cancelled keep nothing, and are told to nobody else', async () => {
    const indicators = of(CODES);
    const { run: started } = await as<Started>('council-analyst', MAKE, { title: 'Whose', indicators, factors: 0 });
    expect(started).toBeNull();
    const starter = { id: 'ann', persona: 'council-analyst', agency: 'Council' } as const;
    const acting: ActingViewer = { databaseRole: 'homeward_council_analyst', name: 'Ann', agency: 'Council' };
    const runs = new RunsUnderWay();
    for (const cancelledAt of [1, 2, 3]) {
      const { id } = runs.start(starter, {
        ...{ kind: KEPT_RUNS.AREA_FACTORS, steps: FACTOR_STEPS, onFailure: (error) => expect(error).toBeUndefined() },
        work: (attention) => {
          const onStep = (step: number, doing: string): void => {
            attention.onStep!(step, doing);
            if (step === cancelledAt) runs.cancel(starter, id, KEPT_RUNS.AREA_FACTORS);
          };
          const asked = { title: 'Given up', indicators, factors: 2 };
          return makeRun(database, asked, acting, actingOf('cli:test'), { ...attention, onStep });
        },
      });
      while (runs.find(starter, id, KEPT_RUNS.AREA_FACTORS).state === 'RUNNING')
        await new Promise((resolve) => setTimeout(resolve, 10));
      expect(runs.find(starter, id, KEPT_RUNS.AREA_FACTORS)).toMatchObject({ state: 'CANCELLED', found: null });
    }
    // What might still be on its way would be there by now.
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await as('jsna-author', '{ areaFactorRuns { id } }', {})).toEqual([]);
  });

  it('say who lacks what, how well they fit, and who is on the long list', async () => {
    const made = await make(CODES);
    expect(made.problems).toEqual([]);
    run = made.run!;
    const { body } = await served.ask(
      'query ($id: ID!) { runProgress(id: $id) { state } }',
      { id: made.started! },
      'jsna-author',
    );
    expect(body.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(run.residuals).toHaveLength(6);
    expect(run.residuals![0]![0]).toBe(0);
    expect(run.residuals![1]![4]).toBe(run.residuals![4]![1]);
    expect(Math.max(...run.residuals!.flat().map(Math.abs))).toBeLessThan(0.2);
    expect(run.leftOut).toEqual([
      { name: 'Authority 07', missing: ['gangs'] },
      { name: 'Authority 31', missing: ['gangs'] },
    ]);
    expect(run.areas).toHaveLength(58);
    expect(run.fits.map(({ factors }) => factors)).toEqual([1, 2]);
    const long = run.areas.filter((area) => area.long);
    expect(long.length).toBeGreaterThanOrEqual(15);
    expect(long.length).toBeLessThanOrEqual(30);
    expect(run.areas.map(({ name }) => name)).toEqual(run.areas.map(({ name }) => name).sort());
    expect(run.warnings).toEqual([expect.stringMatching(/^There are 58 areas for 6 indicators/)]);
  });

  it('are the maker’s to make and the author’s to choose from, each choice with its reason, in versions', async () => {
    const [first, second] = run.areas.filter((area) => area.long);
    const outside = run.areas.find((area) => !area.long)!;
    const choose = (persona: PersonaName, version: number, areas: object[]) =>
      served.ask(CHOOSE, { id: run.id, version, areas, note: '' }, persona);
    for (const persona of ['council-analyst', 'partner', 'police-analyst'] as const)
      expect((await choose(persona, 0, [])).body.errors?.[0]?.extensions.code, persona).toBe('FORBIDDEN');
    const told = async (version: number, areas: object[]) =>
      (await choose('jsna-author', version, areas)).body.data!['chooseFromLongList'] as Outcome;
    const reason = 'Two boards told us of it.';
    expect((await told(0, [])).problems).toMatchObject([{ field: 'areas' }]);
    expect((await told(0, [{ key: outside.key, reason }])).problems[0]!.problem).toMatch(/not on the long list/);
    expect((await told(0, [{ key: first!.key, reason: '' }])).problems).toMatchObject([{ field: 'areas.0.reason' }]);
    expect((await told(0, [{ key: first!.key, reason: 'Ask sam.dunlin@example.org' }])).problems).toMatchObject([
      { field: 'areas.0.reason' },
    ]);
    expect(
      (
        await told(0, [
          { key: second!.key, reason },
          { key: first!.key, reason },
        ])
      ).problems,
    ).toEqual([]);
    expect((await told(0, [{ key: first!.key, reason }])).problems[0]!.problem).toMatch(/^Somebody chose since/);
    const again = await told(1, [{ key: first!.key, reason: 'Only this one.' }]);
    expect(again.run!.choices.map(({ version, areas }) => [version, areas.map(({ name }) => name)])).toEqual([
      [2, [first!.name]],
      [1, [first!.name, second!.name]],
    ]);
    expect(again.run!.choices[0]!.decidedBy).toBe('Helen Saltmarsh (Council)');
  });

  it('and choices are only ever added to, and leave an event', async () => {
    for (const change of [
      `UPDATE area_factor_run SET found = '{}'`,
      'DELETE FROM area_factor_run',
      `UPDATE area_factor_choice SET areas = '[]'`,
      'DELETE FROM area_factor_choice',
    ])
      await expect(
        database.asOwner((sql) => sql.execute(change)),
        change,
      ).rejects.toThrow();
    const events = await database.asOwner((sql) =>
      sql.query<{ action: string; change: string }>(
        `SELECT action, detail ->> 'change' AS change FROM audit_event WHERE subject = $1 AND action = 'AREA_FACTORS' ORDER BY at`,
        [`area-factors:${run.id}`],
      ),
    );
    expect(events.map(({ change }) => change)).toEqual(['made', 'chosen, version 1', 'chosen, version 2']);
  });

  it('are found over published indicators, and who lacks one is named', async (context) => {
    const file = requireShared(context, 'data', 'authority-statistics', 'lait_selected_measures.csv.gz');
    const options = { replace: false, dryRun: false, invented: false };
    expect((await loadFile(database, indicators, { path: file }, options, 'cli:test')).errors).toEqual([]);
    const usable = await as<{ code: string; periods: { period: string; areas: number }[] }[]>(
      'jsna-author',
      '{ areaFactorIndicators { code periods { period areas } } }',
      {},
    );
    const codes = ['FirstYJS', 'CIN', 'Section_47', 'Children_missing', 'TotPermEx', 'TotFixedEx', 'HospAd0-14'];
    const asked = codes.map((code) => ({ code, period: usable.find((one) => one.code === code)!.periods[0]!.period }));
    const { run: found, problems } = await make([], { title: 'Published', indicators: asked });
    expect(problems).toEqual([]);
    const { areas, leftOut, fits, loadings, warnings } = found!;
    expect(areas.length + leftOut.length).toBeGreaterThanOrEqual(150);
    expect(leftOut.every(({ missing }) => missing.length > 0)).toBe(true);
    // Two factors leave nothing of an indicator here, so that areas stand by one.
    expect(fits.map(({ heywood }) => heywood.length > 0)).toEqual([false, true]);
    expect(warnings[0]).toMatch(/a Heywood case/);
    expect(loadings!.every((row) => row.length === 1)).toBe(true);
    expect(areas.filter((area) => area.long).length).toBe(Math.ceil(areas.length / 4));
  });
});
