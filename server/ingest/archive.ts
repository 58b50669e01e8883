/**
 * A police archive as it is downloaded: a zip of months, each a folder of CSV files. Unpacked into a private folder of our own
 * naming, within limits, so that no entry's name decides where anything is written.
 */
import { createReadStream } from 'node:fs';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { Unzip, UnzipInflate, type UnzipFile } from 'fflate';
import { UnreadableFile } from './refusals.js';

const MOST_ENTRIES = 20_000;
const LARGEST_ARCHIVE_BYTES = 50_000_000_000;
const LARGEST_EXPANSION = 200;
const ALWAYS_ALLOWED_BYTES = 100_000_000;

export interface ArchivedFile {
  /** Where it was unpacked to. */
  readonly path: string;
  /** As the archive calls it, for people: `2024-01/2024-01-marram-street.csv`. */
  readonly name: string;
}

/** Unpacks the CSV files of a zip into `directory`, one at a time. Throws `UnreadableFile`. */
export async function unpackCsvFiles(archive: string, archiveBytes: number, directory: string): Promise<ArchivedFile[]> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const limit = Math.min(LARGEST_ARCHIVE_BYTES, Math.max(ALWAYS_ALLOWED_BYTES, archiveBytes * LARGEST_EXPANSION));
  const files: ArchivedFile[] = [];
  const work: (() => Promise<void>)[] = [];
  let written = 0;
  let failure: UnreadableFile | null = null;
  let current: FileHandle | null = null;
  let unfinished = 0;

  const unzip = new Unzip((entry: UnzipFile) => {
    if (!/\.csv(\.gz)?$/i.test(entry.name) || entry.name.includes('__MACOSX')) return;
    const target = path.join(directory, `${files.length}.csv`);
    files.push({ path: target, name: entry.name });
    if (files.length > MOST_ENTRIES) {
      failure = new UnreadableFile(
        `The archive holds more than ${MOST_ENTRIES.toLocaleString('en-GB')} tables.`,
        'Unpack it and load a part of it.',
      );
      return;
    }
    unfinished++;
    work.push(async () => {
      current = await open(target, 'wx', 0o600);
    });
    entry.ondata = (error, chunk, isLast) => {
      if (error !== null) {
        failure = new UnreadableFile(`The archive is damaged at «${entry.name}».`, 'Download it again.');
        return;
      }
      written += chunk.length;
      if (written > limit)
        failure = new UnreadableFile(
          'The archive grows to far more than its size.',
          'Unpack it yourself and check what it holds.',
        );
      work.push(async () => {
        await current!.write(chunk);
        if (!isLast) return;
        await current!.close();
        unfinished--;
      });
    };
    entry.start();
  });
  unzip.register(UnzipInflate);

  try {
    for await (const chunk of createReadStream(archive, { highWaterMark: 65_536 })) {
      unzip.push(chunk as Uint8Array);
      if (failure !== null) throw failure;
      for (const step of work.splice(0)) await step();
    }
    unzip.push(new Uint8Array(0), true);
    for (const step of work.splice(0)) await step();
  } catch (error) {
    await (current as FileHandle | null)?.close().catch(() => undefined);
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile(
      'The zip archive is damaged or of an unknown kind.',
      'Download it again, or unpack it and load the folder.',
    );
  }
  if (failure !== null) throw failure;
  if (unfinished > 0) throw new UnreadableFile('The zip archive is cut short.', 'Download it again.');
  if (files.length === 0) throw new UnreadableFile('The archive holds no CSV file.', 'Check that it is the archive you mean.');
  return files;
}
