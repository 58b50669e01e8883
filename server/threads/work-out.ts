/** Arithmetic by its name, in a thread of its own where it takes long. */
import { ARITHMETIC, type Arithmetic } from './arithmetic.js';
import { inThread, type OnProgress } from './in-thread.js';

/** Who waits for a piece of work: how they tell that they no longer do, and what they want to be told meanwhile. */
export interface Attention {
  readonly signal?: AbortSignal | undefined;
  /** A step begins, with its number from 1 and what is done in words. */
  readonly onStep?: ((step: number, doing: string) => void) | undefined;
  /** So much of the step is done. */
  readonly onProgress?: OnProgress | undefined;
}

const THREAD = new URL('./arithmetic-thread.js', import.meta.url);

/** About what the main loop does in twenty milliseconds; a thread takes longer to start. */
const WORTH_A_THREAD = 1_000_000;

/**
 * @param steps roughly how many steps of arithmetic it takes
 * @throws as `inThread` does
 */
export function workOut<Name extends keyof Arithmetic>(
  name: Name,
  given: Parameters<Arithmetic[Name]>[0],
  { steps, signal, onProgress }: Attention & { readonly steps: number },
): Promise<ReturnType<Arithmetic[Name]>> {
  const work = ARITHMETIC[name] as (all: unknown, tell?: OnProgress) => ReturnType<Arithmetic[Name]>;
  const here = (): ReturnType<Arithmetic[Name]> => work(given, onProgress);
  return inThread({ thread: THREAD, given: { name, given }, here, isShort: steps < WORTH_A_THREAD }, { signal, onProgress });
}
