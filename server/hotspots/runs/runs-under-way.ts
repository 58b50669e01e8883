/**
 * Detections that go on while nobody holds a line open for them: how far each is, asked for by whoever started it, and cancelled by them alone. In
 * the memory of this process: another one beside it, or a new start, knows nothing of them. What is finished is kept as a saved run besides.
 */
import { randomUUID } from 'node:crypto';
import type { Viewer } from '../../access/viewer.js';
import { CallerError, notFound } from '../../errors.js';
import { DETECTION_STEPS, type Detection } from '../detect.js';
import { ThreadEnded, type Attention } from '../threads/work-out.js';

export const RUN_STATES = ['RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const;
export type RunUnderWayState = (typeof RUN_STATES)[number];

export interface RunUnderWay {
  readonly id: string;
  readonly startedAt: Date;
  readonly state: RunUnderWayState;
  /** What is being done, in words. */
  readonly doing: string;
  /** Which of `DETECTION_STEPS` steps that is, from 1. */
  readonly step: number;
  /** Of this step; 0 of 0 where it does not tell. */
  readonly done: number;
  readonly of: number;
  /** Why it failed, for whoever started it. */
  readonly problem: string | null;
  /** When it is done. */
  readonly detection: Detection | null;
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

type Held = { -readonly [Field in keyof RunUnderWay]: RunUnderWay[Field] } & {
  readonly starter: string;
  readonly stop: AbortController;
  endedAt: number | null;
};

export class RunsUnderWay {
  private readonly runs = new Map<string, Held>();

  constructor(
    private readonly limits: RunLimits = USUAL_LIMITS,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * Goes on by itself; what becomes of it is asked by its id.
   * @param onFailure told of what is ours to mend, never of what the caller can
   * @throws CallerError RATE_LIMITED where too many are under way
   */
  start(
    starter: Starter,
    work: (attention: Attention) => Promise<Detection>,
    onFailure: (error: unknown) => void,
    stopping?: AbortSignal,
  ): RunUnderWay {
    this.forget();
    const own = nameOf(starter);
    this.refuseTooMany(own);
    const stop = new AbortController();
    const held: Held = {
      id: randomUUID(),
      startedAt: new Date(this.now()),
      state: 'RUNNING',
      ...{ doing: 'Starting', step: 1, done: 0, of: 0 },
      ...{ problem: null, detection: null, starter: own, stop, endedAt: null },
    };
    this.runs.set(held.id, held);
    const signal = stopping === undefined ? stop.signal : AbortSignal.any([stop.signal, stopping]);
    const attention: Attention = {
      signal,
      onStep: (step, doing) => void Object.assign(held, { step, doing, done: 0, of: 0 }),
      onProgress: (done, of) => void Object.assign(held, { done, of }),
    };
    // Only when whoever asked has been answered, so that no work is done in their request.
    void Promise.resolve()
      .then(() => work(attention))
      .then((detection) => this.end(held, { state: 'DONE', doing: 'Done', step: DETECTION_STEPS, detection }))
      .catch((error: unknown) => {
        if (signal.aborted) return this.end(held, { state: 'CANCELLED', doing: 'Cancelled' });
        if (!(error instanceof CallerError) && !(error instanceof ThreadEnded)) onFailure(error);
        this.end(held, { state: 'FAILED', doing: 'Failed', problem: problemOf(error) });
      });
    return held;
  }

  /** @throws CallerError NOT_FOUND where there is none of this id that the starter started: also where somebody else did */
  find(starter: Starter, id: string): RunUnderWay {
    this.forget();
    return this.held(starter, id);
  }

  /** What has ended stays as it ended. @throws CallerError NOT_FOUND */
  cancel(starter: Starter, id: string): RunUnderWay {
    const held = this.held(starter, id);
    if (held.state === 'RUNNING') {
      this.end(held, { state: 'CANCELLED', doing: 'Cancelled' });
      held.stop.abort();
    }
    return held;
  }

  private held(starter: Starter, id: string): Held {
    const held = this.runs.get(id);
    if (held === undefined || held.starter !== nameOf(starter)) {
      throw notFound('There is no run of this id under way that you started, or it ended some time ago.');
    }
    return held;
  }

  private end(held: Held, ending: Partial<RunUnderWay>): void {
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

function problemOf(error: unknown): string {
  if (error instanceof CallerError) return error.message;
  if (error instanceof ThreadEnded) {
    return 'The arithmetic was ended before it was done, as a rule for want of memory. Ask for larger cells, fewer permutations or a shorter period.';
  }
  return 'Something went wrong on our side, and is in the log. Start the run again; if it fails again, tell whoever runs this installation.';
}
