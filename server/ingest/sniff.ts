/**
 * From a file on disk to bytes a source can read: gunzipped by magic bytes, and refused with one clear sentence when they are
 * not what a source takes. Looks at the first 64 kB; what only shows later (invalid UTF-8, NUL) `decodeUtf8` refuses.
 */
import { open, stat } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UnreadableFile } from './refusals.js';
import type { FileKind } from './source.js';

const LOOKED_AT = 65_536;
const READ_AT_ONCE = 65_536;

/** How much larger a .gz may become: published tables shrink to a tenth or a thirtieth, bombs to a thousandth. */
const LARGEST_EXPANSION = 200;
const ALWAYS_ALLOWED_BYTES = 100_000_000;

export interface SniffedFile {
  readonly kind: FileKind;
  readonly bytes: Readable;
  /** Progress: bytes of the file on disk read so far, and all of them. */
  readonly bytesRead: () => number;
  readonly bytesTotal: number;
}

/** Opens a file for a source that takes `accepts`. The caller reads `bytes` to its end or destroys it. Throws `UnreadableFile`. */
export async function openSniffed(path: string, accepts: readonly FileKind[] = ['text']): Promise<SniffedFile> {
  const first = await firstBytes(path);
  if (first.length === 0) {
    throw new UnreadableFile('The file is empty (0 bytes).', 'Export or download it again.');
  }
  const gzipped = first[0] === 0x1f && first[1] === 0x8b;
  const file = await open(path, 'r');
  const raw = file.createReadStream({ highWaterMark: READ_AT_ONCE });
  const bytesTotal = (await file.stat()).size;
  const bytes = gzipped ? expanded(raw, bytesTotal) : raw;
  try {
    const { head, stream } = await peek(bytes);
    return { kind: kindOf(head, accepts), bytes: stream, bytesRead: () => raw.bytesRead, bytesTotal };
  } catch (error) {
    bytes.destroy();
    raw.destroy();
    throw error;
  }
}

async function firstBytes(path: string): Promise<Buffer> {
  let file;
  try {
    // Asked before it is opened: opening a pipe waits for somebody to write into it.
    if ((await stat(path)).isFile()) file = await open(path, 'r');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new UnreadableFile(
      missing ? 'There is no such file.' : 'The file cannot be opened.',
      missing ? 'Check the name and the folder.' : 'Check that you may read it.',
    );
  }
  if (file === undefined) throw new UnreadableFile('This is not a file.', 'Name a file, or a folder of files of one source.');
  try {
    const buffer = Buffer.alloc(4);
    const { bytesRead } = await file.read(buffer, 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function expanded(raw: Readable, compressedBytes: number): Readable {
  const limit = Math.max(ALWAYS_ALLOWED_BYTES, compressedBytes * LARGEST_EXPANSION);
  let seen = 0;
  const guard = new Transform({
    highWaterMark: READ_AT_ONCE,
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen <= limit) done(null, chunk);
      else {
        done(
          new UnreadableFile(
            `The compressed file grows to more than ${LARGEST_EXPANSION} times its size.`,
            'Uncompress it yourself, check what it holds, and load the file inside.',
          ),
        );
      }
    },
  });
  const gunzip = createGunzip({ chunkSize: READ_AT_ONCE });
  const broken = (): void => {
    guard.destroy(new UnreadableFile('The compressed file is damaged or cut short.', 'Download or compress it again.'));
  };
  raw.on('error', broken);
  gunzip.on('error', broken);
  guard.on('close', () => raw.destroy());
  return raw.pipe(gunzip).pipe(guard);
}

/** The first bytes, and a stream that still begins with them. */
async function peek(bytes: Readable): Promise<{ head: Buffer; stream: Readable }> {
  const iterator = bytes[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const chunks: Buffer[] = [];
  let length = 0;
  let ended = false;
  while (length < LOOKED_AT && !ended) {
    const { value, done } = await iterator.next();
    if (done === true) ended = true;
    else {
      chunks.push(value);
      length += value.length;
    }
  }
  const head = Buffer.concat(chunks).subarray(0, LOOKED_AT);
  async function* again(): AsyncGenerator<Buffer> {
    yield* chunks.splice(0);
    if (!ended) yield* { [Symbol.asyncIterator]: () => iterator };
  }
  const stream = Readable.from(again(), { objectMode: true, highWaterMark: 1 });
  stream.on('close', () => bytes.destroy());
  return { head, stream };
}

function kindOf(head: Buffer, accepts: readonly FileKind[]): FileKind {
  if (head.length === 0)
    throw new UnreadableFile('The file is empty (0 bytes) once uncompressed.', 'Export or download it again.');
  if (
    head.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4])) ||
    head.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 5, 6]))
  ) {
    if (accepts.includes('zip')) return 'zip';
    throw new UnreadableFile(
      'The file is a zip archive (or an Excel workbook), whatever its name says.',
      'Unpack it, or save the sheet as «CSV UTF-8», and load the file inside.',
    );
  }
  if (!accepts.includes('text')) {
    throw new UnreadableFile('The file is not a zip archive.', 'This source is loaded from a zip archive only.');
  }
  if (looksLikeUtf16(head)) {
    throw new UnreadableFile('The file is UTF-16 text.', 'Save it as UTF-8 (in Excel: «CSV UTF-8») and load it again.');
  }
  if (head.includes(0) || head.subarray(0, 5).equals(Buffer.from('%PDF-'))) {
    throw new UnreadableFile('The file holds binary data (NUL bytes), not text.', 'Load the table itself, saved as UTF-8 text.');
  }
  return 'text';
}

/** By its byte order mark, or because every other byte of the beginning is NUL. */
function looksLikeUtf16(head: Buffer): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true;
  const length = Math.min(head.length, 1_000);
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index++) {
    if (head[index] !== 0) continue;
    if (index % 2 === 0) even++;
    else odd++;
  }
  const most = (length / 2) * 0.8;
  return length >= 4 && ((odd >= most && even === 0) || (even >= most && odd === 0));
}

/**
 * Text from bytes; the byte order mark is taken away. Throws `UnreadableFile` for anything but UTF-8 and for NUL, naming the line.
 *
 * @param rowOf which line of the file a line of these bytes is, where some were left out
 */
export async function* decodeUtf8(
  bytes: AsyncIterable<Buffer>,
  rowOf: (line: number) => number = (line) => line,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for await (const chunk of bytes) {
    const nul = chunk.indexOf(0);
    if (nul !== -1) {
      const row = rowOf(line + lineEnds(chunk.subarray(0, nul)));
      throw new UnreadableFile(
        `Line ${row} holds NUL bytes, so the file is damaged or not text.`,
        'Export or download it again.',
        { row },
      );
    }
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: true });
    } catch {
      throw notUtf8(rowOf(line + lineEnds(beforeFault(chunk))));
    }
    yield text;
    line += lineEnds(chunk);
  }
  try {
    decoder.decode();
  } catch {
    throw notUtf8(rowOf(line));
  }
}

function notUtf8(row: number): UnreadableFile {
  const remedy = 'Save it as UTF-8 (in Excel: «CSV UTF-8») and load it again.';
  return new UnreadableFile(`The file is not UTF-8 text: line ${row} holds a character of another encoding.`, remedy, { row });
}

function lineEnds(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) count++;
  return count;
}

/** What of a piece is good UTF-8. It may begin in the middle of a character. */
function beforeFault(chunk: Buffer): Buffer {
  let start = 0;
  while (start < 3 && (chunk[start]! & 0xc0) === 0x80) start++;
  const text = chunk.subarray(start).toString('utf8');
  const fault = text.indexOf('\uFFFD');
  return fault === -1 ? chunk : chunk.subarray(0, start + Buffer.byteLength(text.slice(0, fault)));
}
