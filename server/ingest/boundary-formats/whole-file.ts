/** Bytes of formats that cannot be read piece by piece, up to a size that a server can hold. */
import { UnreadableFile } from '../refusals.js';

const LARGEST_WHOLE_FILE = 300_000_000;

/** The first piece of a file (64 kB or so), and all of it from the beginning. */
export async function withFirstBytes(bytes: AsyncIterable<Buffer>): Promise<{ first: Buffer; all: AsyncIterable<Buffer> }> {
  const pieces = bytes[Symbol.asyncIterator]();
  const opening = await pieces.next();
  const first = opening.done === true ? Buffer.alloc(0) : opening.value;
  async function* all(): AsyncGenerator<Buffer> {
    yield first;
    yield* { [Symbol.asyncIterator]: () => pieces };
  }
  return { first, all: all() };
}

export async function allBytes(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of bytes) {
    length += piece.length;
    if (length > LARGEST_WHOLE_FILE) throw tooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

export async function allText(texts: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of texts) {
    text += piece;
    if (text.length > LARGEST_WHOLE_FILE) throw tooLarge();
  }
  return text;
}

const tooLarge = (): UnreadableFile =>
  new UnreadableFile(
    'The file is larger than 300 MB.',
    'Use a generalised edition of the boundaries, or GeoJSON, which is read piece by piece.',
  );
