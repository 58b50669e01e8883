import { describe, expect, it } from 'vitest';
import { badUserInput } from '../errors.js';
import { ThreadEnded } from '../threads/in-thread.js';
import { workOut } from '../threads/work-out.js';
import { RunsUnderWay, type RunAttention, type RunKind } from './runs-under-way.js';

const ANN = { id: 'ann', persona: 'police-analyst', agency: 'Marram police' } as const;
const BEN = { ...ANN, id: 'ben' };
interface Found {
  readonly told: string;
}
const FOUND: Found = { told: 'something' };
const KIND: RunKind<Found> = { name: 'one', smaller: 'Ask for less.' };
const OTHER_KIND: RunKind<Found> = { name: 'other', smaller: 'Ask for less.' };

/** A piece of work that ends when it is told to. */
function work() {
  let attention!: RunAttention;
  let end!: (how: Found | Error) => void;
  const ended = new Promise<Found>((resolve, reject) => {
    end = (how) => (how instanceof Error ? reject(how) : resolve(how));
  });
  return {
    begin: (given: RunAttention) => ((attention = given), ended),
    attention: () => attention,
    end: async (how: Found | Error) => {
      end(how);
      await settled();
    },
  };
}
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));
const asked = (begin: (given: RunAttention) => Promise<Found>) => ({
  ...{ kind: KIND, steps: 4, work: begin },
  onFailure: (error: unknown): void => expect(error).toBeUndefined(),
});

describe('runs under way', () => {
  it('are nobody else’s: not to see, not to cancel, not in another role or agency', () => {
    const runs = new RunsUnderWay();
    const { id } = runs.start(ANN, asked(work().begin));
    for (const other of [BEN, { ...ANN, persona: 'partner' as const }, { ...ANN, agency: 'Another' }]) {
      expect(() => runs.find(other, id, KIND)).toThrow(/no run of this id under way that you started/);
      expect(() => runs.cancel(other, id, KIND)).toThrow(/no run of this id/);
    }
    expect(() => runs.find(ANN, id, OTHER_KIND)).toThrow(/no run of this id/);
    expect(runs.find(ANN, id, OTHER_KIND, KIND).id).toBe(id);
    for (const other of [BEN, { ...ANN, persona: 'partner' as const }]) expect(runs.goingOn(other, KIND)).toEqual([]);
    expect(runs.goingOn(ANN, OTHER_KIND)).toEqual([]);
    expect(runs.goingOn(ANN, KIND).map((run) => run.id)).toEqual([id]);
    expect(runs.find(ANN, id, KIND).state).toBe('RUNNING');
    expect(() => runs.find(ANN, 'none', KIND)).toThrow(/no run of this id/);
  });

  it('are two of one person at once, and four of all', async () => {
    const runs = new RunsUnderWay();
    const first = work();
    runs.start(ANN, asked(first.begin));
    runs.start(ANN, asked(work().begin));
    expect(() => runs.start(ANN, asked(work().begin))).toThrow(/2 runs of yours are under way\. Wait for one, or cancel it/);
    runs.start(BEN, asked(work().begin));
    runs.start(BEN, asked(work().begin));
    expect(() => runs.start({ ...ANN, id: 'cas' }, asked(work().begin))).toThrow(/all this server does at once/);
    await settled();
    await first.end(FOUND);
    expect(runs.start({ ...ANN, id: 'cas' }, asked(work().begin)).state).toBe('RUNNING');
  });

  it('tell how far they are, and what they came to', async () => {
    const runs = new RunsUnderWay();
    const some = work();
    const { id } = runs.start(ANN, asked(some.begin));
    expect(runs.find(ANN, id, KIND)).toMatchObject({ state: 'RUNNING', done: 0, of: 0, found: null });
    await settled();
    some.attention().onStep!(2, 'Testing every place');
    some.attention().onProgress!(300, 4_000);
    expect(runs.find(ANN, id, KIND)).toMatchObject({ doing: 'Testing every place', step: 2, done: 300, of: 4_000 });
    await some.end(FOUND);
    expect(runs.goingOn(ANN, KIND)).toEqual([]);
    expect(runs.find(ANN, id, KIND)).toMatchObject({ state: 'DONE', found: FOUND });
    expect(runs.cancel(ANN, id, KIND).state).toBe('DONE');
  });

  it('cancelled, stop working, and stay cancelled whatever comes of them', async () => {
    const runs = new RunsUnderWay();
    const some = work();
    const { id } = runs.start(ANN, asked(some.begin));
    await settled();
    expect(runs.cancel(ANN, id, KIND).state).toBe('CANCELLED');
    expect(some.attention().signal!.aborted).toBe(true);
    await some.end(FOUND);
    expect(runs.find(ANN, id, KIND)).toMatchObject({ state: 'CANCELLED', found: null });
  });

  it('are not cancelled while what they came to is being kept, and keep nothing once cancelled', async () => {
    const runs = new RunsUnderWay();
    const [kept, given] = [work(), work()];
    const { id } = runs.start(ANN, asked(kept.begin));
    const second = runs.start(ANN, asked(given.begin));
    await settled();
    kept.attention().onKeeping();
    expect(runs.cancel(ANN, id, KIND).state).toBe('RUNNING');
    await kept.end(FOUND);
    expect(runs.find(ANN, id, KIND)).toMatchObject({ state: 'DONE', found: FOUND });
    runs.cancel(ANN, second.id, KIND);
    expect(() => given.attention().onKeeping()).toThrow(/given up/);
  });

  it('end with the server', async () => {
    const stopping = new AbortController();
    const runs = new RunsUnderWay();
    const some = work();
    const { id } = runs.start(ANN, { ...asked(some.begin), stopping: stopping.signal });
    await settled();
    stopping.abort();
    await some.end(new Error('given up'));
    expect(runs.find(ANN, id, KIND).state).toBe('CANCELLED');
  });

  it('that fail say why in words, and tell the log what is ours alone', async () => {
    const runs = new RunsUnderWay();
    const told: unknown[] = [];
    const failing = async (error: Error): Promise<string | null> => {
      const some = work();
      const { id } = runs.start(ANN, { ...asked(some.begin), onFailure: (one) => told.push(one) });
      await some.end(error);
      const { state, problem } = runs.find(ANN, id, KIND);
      expect(state).toBe('FAILED');
      return problem;
    };
    expect(await failing(badUserInput('Ask for larger cells.', ['options']))).toBe('Ask for larger cells.');
    expect(await failing(new ThreadEnded('a thread ended with 1'))).toMatch(
      /want of memory\. Nothing of it is kept\. Ask for less\./,
    );
    expect(told).toEqual([]);
    const ours = new Error('relation «secret» is missing');
    expect(await failing(ours)).toMatch(/^Something went wrong on our side/);
    expect(told).toEqual([ours]);
  });

  it('are told of for ten minutes, the newest four of a person', async () => {
    let clock = 0;
    const runs = new RunsUnderWay(undefined, () => clock);
    const ids: string[] = [];
    for (let time = 0; time < 6; time++) {
      const some = work();
      ids.push(runs.start(ANN, asked(some.begin)).id);
      await some.end(FOUND);
    }
    expect(() => runs.find(ANN, ids[0]!, KIND)).toThrow(/ended some time ago/);
    expect(runs.find(ANN, ids[5]!, KIND).state).toBe('DONE');
    clock += 10 * 60_000 + 1;
    expect(() => runs.find(ANN, ids[5]!, KIND)).toThrow(/ended some time ago/);
  });

  it('hear of progress from the arithmetic', async () => {
    const heard: [number, number][] = [];
    const count = 9;
    const neighbours = {
      count,
      starts: Uint32Array.from({ length: count + 1 }, (_, at) => at),
      neighbours: Uint32Array.from({ length: count }, (_, at) => (at + 1) % count),
      selfIncluded: false,
    };
    const onProgress = (done: number, of: number): void => void heard.push([done, of]);
    const excess = Float64Array.from({ length: count }, (_, at) => at);
    await workOut('localMoranPermutationP', [excess, neighbours, { permutations: 99, seed: 1 }], { steps: 1, onProgress });
    expect(heard.at(-1)).toEqual([8, 9]);
  });
});
