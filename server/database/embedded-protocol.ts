/**
 * Makes the embedded engine answer every message of the PostgreSQL protocol, truly.
 *
 * An exception of the geometry library (GEOS) is caught by nobody inside PGlite 0.5.8. The statement ends without an answer, so
 * that a client would wait for ever, or with «SELECT 0», which a client takes for the truth. Here both are noticed: the answer
 * is replaced by an error, and the open transaction is made to fail, so that nothing half done can be committed.
 */
import type { PGlite } from '@electric-sql/pglite';

type Deliver = (bytes: Uint8Array) => void;

const code = (letter: string): number => letter.charCodeAt(0);
const SYNC = code('S');
const SIMPLE_QUERY = code('Q');
const ERROR = code('E');
const READY = code('Z');
/** Type, length and the state of the transaction. */
const READY_BYTES = 6;

/** What ends the answer to a message of each type; an error always may. */
const ANSWERS: ReadonlyMap<number, ReadonlySet<number>> = new Map(
  Object.entries({ Q: 'Z', P: '1', B: '2', D: 'Tn', E: 'CsIGHW', C: '3', S: 'Z' }).map(([request, answers]) => [
    code(request),
    new Set([...answers].map(code)),
  ]),
);

/** After an error the protocol skips everything up to the next Sync; `here`: the engine does not know of the error. */
type Skipping = 'no' | 'in the engine' | 'here';

/** Counts the C++ exceptions that were thrown and caught by nobody. */
export interface ExceptionWatch {
  uncaught: number;
}

/**
 * Watches the C++ exceptions of WebAssembly modules loaded from now on in this thread. Call it before the engine is made: the
 * functions by which a module throws and catches are handed to it when it is instantiated, and there is no other place to see them.
 */
export function watchExceptions(): ExceptionWatch {
  const watch: ExceptionWatch = { uncaught: 0 };
  type Import = (...values: number[]) => unknown;
  const counted = (environment: Record<string, unknown> | undefined, name: string, change: number): void => {
    const original = environment?.[name] as Import | undefined;
    if (environment === undefined || typeof original !== 'function') return;
    environment[name] = (...values: number[]): unknown => {
      watch.uncaught += change;
      return original(...values);
    };
  };
  type Instantiate = (module: unknown, imports?: { env?: Record<string, unknown> }, ...rest: unknown[]) => unknown;
  const { WebAssembly: runtime } = globalThis as unknown as { WebAssembly: { instantiate: Instantiate } };
  const instantiate = runtime.instantiate.bind(runtime);
  runtime.instantiate = (module, imports, ...rest) => {
    counted(imports?.env, '__cxa_throw', 1);
    counted(imports?.env, '__cxa_begin_catch', -1);
    return instantiate(module, imports, ...rest);
  };
  return watch;
}

/** Wraps the engine's protocol function in place. `onCrash` is told when the engine itself has ended. */
export function answerEveryMessage(engine: PGlite, exceptions: ExceptionWatch, onCrash: (reason: string) => void): void {
  const execute = engine.execProtocolRawStream.bind(engine);
  let skipping: Skipping = 'no';

  engine.execProtocolRawStream = async (message, options) => {
    const request = message[0]!;
    if (request === SYNC) skipping = 'no';
    else if (skipping === 'here' && ANSWERS.has(request)) return;

    const seen = new MessageTypes();
    // Held back until the statement has ended. The engine runs in this thread, so nothing could be sent before anyway.
    const answer: Uint8Array[] = [];
    exceptions.uncaught = 0;
    try {
      await execute(message, {
        ...options,
        onRawData: (bytes) => {
          seen.read(bytes);
          answer.push(bytes.slice());
        },
      });
    } catch (error) {
      onCrash(error instanceof Error ? error.message : String(error));
      throw error;
    }
    const deliver: Deliver = options.onRawData;
    const failed = seen.types.has(ERROR);
    const expected = skipping === 'in the engine' ? undefined : ANSWERS.get(request);
    const missing =
      expected !== undefined && !(failed && request !== SIMPLE_QUERY) && ![...expected].some((type) => seen.types.has(type));
    if (!missing && (failed || exceptions.uncaught <= 0)) {
      if (failed && request !== SIMPLE_QUERY && request !== SYNC) {
        skipping = 'in the engine';
        deliver(withoutReady(Buffer.concat(answer)));
      } else {
        for (const bytes of answer) deliver(bytes);
      }
      return;
    }

    const inTransaction = engine.isInTransaction();
    // A statement that cannot be parsed: its error puts the transaction into the failed state and clears what was left behind.
    await execute(simpleQuery('unfinished'), { ...options, onRawData: () => undefined });
    deliver(errorResponse('A geometry could not be worked with: the geometry library ended the statement.'));
    if (request === SIMPLE_QUERY) deliver(readyForQuery(inTransaction));
    else skipping = 'here';
  };
}

/**
 * After an error the engine says at once that it is ready, and again when Sync comes. A client that sends its next statement in
 * between would take the second for the answer to it.
 */
function withoutReady(answer: Buffer): Buffer {
  const start = answer.length - READY_BYTES;
  const ends = start >= 0 && answer[start] === READY && answer.readInt32BE(start + 1) === READY_BYTES - 1;
  return ends ? answer.subarray(0, start) : answer;
}

/** The types of the messages in a stream of bytes that is cut anywhere. */
class MessageTypes {
  readonly types = new Set<number>();
  private header: number[] = [];
  private bodyLeft = 0;

  read(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      if (this.bodyLeft > 0) {
        const taken = Math.min(this.bodyLeft, bytes.length - at);
        this.bodyLeft -= taken;
        at += taken;
        continue;
      }
      this.header.push(bytes[at]!);
      at += 1;
      if (this.header.length < 5) continue;
      const [type, a, b, c, d] = this.header as [number, number, number, number, number];
      this.types.add(type);
      this.bodyLeft = ((a << 24) | (b << 16) | (c << 8) | d) - 4;
      this.header = [];
    }
  }
}

function frame(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 0, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

function simpleQuery(text: string): Uint8Array {
  return new Uint8Array(frame('Q', Buffer.from(`${text}\0`)));
}

function errorResponse(sentence: string): Buffer {
  return frame('E', Buffer.from(`SERROR\0VERROR\0CXX000\0M${sentence}\0\0`));
}

function readyForQuery(inTransaction: boolean): Buffer {
  return frame('Z', Buffer.from(inTransaction ? 'E' : 'I'));
}
