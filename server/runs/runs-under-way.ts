/**
 * Work that goes on while nobody holds a line open for it (a detection, latent classes, factors of areas): how far each is, asked for by whoever started
 * it, and cancelled by them alone. In the memory of this process: another one beside it, or a new start, knows nothing of them, and nothing is kept of
 * what did not end. What is finished is kept by whoever works it out.
 */
import { randomUUID } from 'node:crypto';
import type { Viewer } from '../access/viewer.js';
import { RequestAbandoned } from '../database/abandoned.js';
import { CallerError, notFound } from '../errors.js';
import { ThreadEnded } from '../threads/in-thread.js';
import type { Attention } from '../threads/work-out.js';

export const RUN_STATES = ['RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const;
export type RunUnderWayState = (typeof RUN_STATES)[number];

/** What a run is of, and with it what it comes to: a run of one kind is none of another. */
export interface RunKind<Found> {
  readonly name: string;
  /** What to ask for instead where its threads are ended for want of memory. */
  readonly smaller: string;
  /** What it comes to; never set, it carries the type. */
  readonly found?: Found;
}

export interface RunUnderWay<Found> {
  readonly id: string;
  readonly startedAt: Date;
  readonly state: RunUnderWayState;
  /** What is being done, in words. */
  readonly doing: string;
  /** Which of `steps` that is, from 1. */
  readonly step: number;
  readonly steps: number;
  /** Of this step; 0 of 0 where it does not tell. */
  readonly done: number;
  readonly of: number;
  /** Why it failed, for whoever started it. */
  readonly problem: string | null;
  /** When it is done. */
  readonly found: Found | null;
}

/** What runs tell of themselves, and when nothing takes them back any more. */
export interface RunAttention extends Attention {
  /**
   * What was found is being kept from now on: cancelling no longer ends it.
   * @throws RequestAbandoned when it was cancelled already
   */
  readonly onKeeping: () => void;
}

export interface AskedRun<Found> {
  readonly kind: RunKind<Found>;
  readonly steps: number;
  readonly work: (attention: RunAttention) => Promise<Found>;
  /** Told of what is ours to mend, never of what the caller can. */
  readonly onFailure: (error: unknown) => void;
  readonly stopping?: AbortSignal | undefined;
}

/** One person in one role: who starts it again tomorrow in another is somebody else. */
type Starter = Pick<Viewer, 'id' | 'persona' | 'agency'>;

export interface RunLimits {
  readonly mostOfOne: number;
  readonly mostOfAll: number;
  /** Milliseconds that a run which has ended is still told of. */
  readonly keptFor: number;
}

const USUAL_LIMITS: RunLimits = { mostOfOne: 2, mostOfAll: 4, keptFor: 10 * 60_000 };
const TRY_AGAIN_SECONDS = 10;
/** Whoever starts one after the other does not fill the memory: of each the newest few are told of. */
const MOST_KEPT_OF_ONE = 4;

type Held = { -readonly [Field in keyof RunUnderWay<unknown>]: RunUnderWay<unknown>[Field] } & {
  readonly kind: RunKind<unknown>;
  readonly starter: string;
  readonly stop: AbortController;
  isKeeping: boolean;
  endedAt: number | null;
};

export class RunsUnderWay {
  private readonly runs = new Map<string, Held>();

  constructor(
    private readonly limits: RunLimits = USUAL_LIMITS,
    private readonly now: () => number = Date.now,
  ) {}

  /** @throws CallerError RATE_LIMITED where too many are under way, of whatever kind */
  start<Found>(starter: Starter, { kind, steps, work, onFailure, stopping }: AskedRun<Found>): RunUnderWay<Found> {
    this.forget();
    const own = nameOf(starter);
    this.refuseTooMany(own);
    const stop = new AbortController();
    const held: Held = {
      id: randomUUID(),
      startedAt: new Date(this.now()),
      state: 'RUNNING',
      ...{ doing: 'Starting', step: 1, steps, done: 0, of: 0 },
      ...{ problem: null, found: null, kind, starter: own, stop, isKeeping: false, endedAt: null },
    };
    this.runs.set(held.id, held);
    const signal = stopping === undefined ? stop.signal : AbortSignal.any([stop.signal, stopping]);
    const attention: RunAttention = {
      signal,
      onStep: (step, doing) => void Object.assign(held, { step, doing, done: 0, of: 0 }),
      onProgress: (done, of) => void Object.assign(held, { done, of }),
      onKeeping: () => {
        if (signal.aborted) throw new RequestAbandoned();
        held.isKeeping = true;
      },
    };
    // Only when whoever asked has been answered, so that no work is done in their request.
    void Promise.resolve()
      .then(() => work(attention))
      .then((found) => this.end(held, { state: 'DONE', doing: 'Done', step: steps, found }))
      .catch((error: unknown) => {
        if (signal.aborted) return this.end(held, { state: 'CANCELLED', doing: 'Cancelled' });
        this.end(held, { state: 'FAILED', doing: 'Failed', problem: problemOf(error, kind) });
        if (!(error instanceof CallerError) && !(error instanceof ThreadEnded)) onFailure(error);
      });
    return held as RunUnderWay<Found>;
  }

  /** @throws CallerError NOT_FOUND where there is none of this id and these kinds that the starter started: also where somebody else did */
  find<Found>(starter: Starter, id: string, ...kinds: readonly RunKind<Found>[]): RunUnderWay<Found> {
    this.forget();
    return this.held(starter, id, kinds) as RunUnderWay<Found>;
  }

  /** What of this kind the starter started and is not over, in the order it was started. */
  goingOn<Found>(starter: Starter, kind: RunKind<Found>): readonly RunUnderWay<Found>[] {
    const own = nameOf(starter);
    return [...this.runs.values()].filter(
      (held): held is Held & RunUnderWay<Found> => held.kind === kind && held.starter === own && held.state === 'RUNNING',
    );
  }

  /** What has ended stays as it ended, and what is being kept is kept. @throws CallerError NOT_FOUND */
  cancel<Found>(starter: Starter, id: string, ...kinds: readonly RunKind<Found>[]): RunUnderWay<Found> {
    const held = this.held(starter, id, kinds);
    if (held.state === 'RUNNING' && !held.isKeeping) {
      this.end(held, { state: 'CANCELLED', doing: 'Cancelled' });
      held.stop.abort();
    }
    return held as RunUnderWay<Found>;
  }

  private held(starter: Starter, id: string, kinds: readonly RunKind<unknown>[]): Held {
    const held = this.runs.get(id);
    if (held === undefined || !kinds.includes(held.kind) || held.starter !== nameOf(starter)) {
      throw notFound(
        'There is no run of this id under way that you started: it ended some time ago, or the server was started anew. Of a run that did not end nothing is kept; start it again.',
      );
    }
    return held;
  }

  private end(held: Held, ending: Partial<RunUnderWay<unknown>>): void {
    // Cancelled is cancelled, whatever its threads say afterwards.
    if (held.state !== 'RUNNING') return;
    Object.assign(held, ending, { endedAt: this.now() });
  }

  private refuseTooMany(own: string): void {
    const running = [...this.runs.values()].filter(({ state }) => state === 'RUNNING');
    const ofOne = running.filter(({ starter }) => starter === own).length;
    const { mostOfOne, mostOfAll } = this.limits;
    if (ofOne >= mostOfOne) throw tooMany(`${ofOne} runs of yours are under way. Wait for one, or cancel it.`);
    if (running.length >= mostOfAll)
      throw tooMany(`${running.length} runs are under way, which is all this server does at once. Try again in a moment.`);
  }

  private forget(): void {
    const before = this.now() - this.limits.keptFor;
    const ofOne = new Map<string, number>();
    for (const held of [...this.runs.values()].reverse()) {
      if (held.endedAt === null) continue;
      const newer = ofOne.get(held.starter) ?? 0;
      ofOne.set(held.starter, newer + 1);
      if (held.endedAt < before || newer >= MOST_KEPT_OF_ONE) this.runs.delete(held.id);
    }
  }
}

const nameOf = ({ id, persona, agency }: Starter): string => JSON.stringify([id, persona, agency]);

function tooMany(message: string): CallerError {
  return new CallerError('RATE_LIMITED', message, { retryAfterSeconds: TRY_AGAIN_SECONDS });
}

function problemOf(error: unknown, { smaller }: RunKind<unknown>): string {
  if (error instanceof CallerError) return error.message;
  if (error instanceof ThreadEnded) {
    return `The arithmetic was ended before it was done, as a rule for want of memory. Nothing of it is kept. ${smaller}`;
  }
  return 'Something went wrong on our side, and is in the log. Start the run again; if it fails again, tell whoever runs this installation.';
}

/** Of each server of this process: one, so that limits hold for all kinds of runs together. */
const underWay = new WeakMap<object, RunsUnderWay>();

/** @param server whatever lives as long as the server does */
export function runsOf(server: object): RunsUnderWay {
  let runs = underWay.get(server);
  if (runs === undefined) underWay.set(server, (runs = new RunsUnderWay()));
  return runs;
}
