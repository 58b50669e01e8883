/**
 * Makes the embedded engine answer every message of the PostgreSQL protocol.
 *
 * An exception of the geometry library (GEOS) ends a statement inside PGlite without an answer: a client would wait for ever, or
 * take «no rows» for the truth. Here each message's answer is watched; one that is missing is replaced by an error, and
 * the open transaction is made to fail, so that nothing half done can be committed.
 */
import type { PGlite } from '@electric-sql/pglite';

type Deliver = (bytes: Uint8Array) => void;

const code = (letter: string): number => letter.charCodeAt(0);
const SYNC = code('S');
const SIMPLE_QUERY = code('Q');
const ERROR = code('E');

/** What ends the answer to a message of each type; an error always may. */
const ANSWERS: ReadonlyMap<number, ReadonlySet<number>> = new Map(
  Object.entries({ Q: 'Z', P: '1', B: '2', D: 'Tn', E: 'CsIGHW', C: '3', S: 'Z' }).map(([request, answers]) => [
    code(request),
    new Set([...answers].map(code)),
  ]),
);

/** After an error the protocol skips everything up to the next Sync; `here`: the engine does not know of the error. */
type Skipping = 'no' | 'in the engine' | 'here';

/** Wraps the engine's protocol function in place. `onCrash` is told when the engine itself has ended. */
export function answerEveryMessage(engine: PGlite, onCrash: (reason: string) => void): void {
  const execute = engine.execProtocolRawStream.bind(engine);
  let skipping: Skipping = 'no';

  engine.execProtocolRawStream = async (message, options) => {
    const request = message[0]!;
    if (request === SYNC) skipping = 'no';
    else if (skipping === 'here' && ANSWERS.has(request)) return;

    const seen = new MessageTypes();
    const deliver: Deliver = options.onRawData;
    try {
      await execute(message, {
        ...options,
        onRawData: (bytes) => {
          seen.read(bytes);
          deliver(bytes);
        },
      });
    } catch (error) {
      onCrash(error instanceof Error ? error.message : String(error));
      throw error;
    }

    const expected = ANSWERS.get(request);
    if (expected === undefined || skipping === 'in the engine') return;
    const failed = seen.types.has(ERROR);
    if (failed && request !== SIMPLE_QUERY && request !== SYNC) skipping = 'in the engine';
    const answered = [...expected].some((type) => seen.types.has(type)) || (failed && request !== SIMPLE_QUERY);
    if (answered) return;

    const inTransaction = engine.isInTransaction();
    // A statement that cannot be parsed: its error puts the transaction into the failed state and clears what was left behind.
    await execute(simpleQuery('unfinished'), { ...options, onRawData: () => undefined });
    deliver(errorResponse('A geometry could not be worked with: the geometry library ended the statement.'));
    if (request === SIMPLE_QUERY) deliver(readyForQuery(inTransaction));
    else skipping = 'here';
  };
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
