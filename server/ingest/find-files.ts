/**
 * From what was named (files, folders, a police archive) to the files to load: of folders and archives only those that are of the
 * source, told by their header.
 */
import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unpackCsvFiles } from './archive.js';
import { splitCsv } from './csv.js';
import { recogniseLayout } from './layout.js';
import { withoutReasons } from './mended-rows.js';
import { UnknownLayout, UnreadableFile } from './refusals.js';
import { decodeUtf8, openSniffed } from './sniff.js';
import type { Source } from './source.js';

/** The sources that are published as archives; for all others a zip in place of a table is refused. */
const ARCHIVED: readonly string[] = ['police-street', 'police-outcomes'];

/** A path, with what people call it where that is something else (an upload). */
export type NamedFile = string | FoundFile;

export interface FoundFile {
  readonly path: string;
  readonly name: string;
}

export interface FoundFiles {
  readonly files: readonly FoundFile[];
  /** Files of folders and archives that are of another kind, left alone. */
  readonly others: readonly string[];
  /** What was named and cannot be loaded at all. */
  readonly refused: readonly { readonly name: string; readonly refusal: UnreadableFile }[];
  /** Removes what was unpacked. */
  dispose(): Promise<void>;
}

export async function findFiles(source: Source, named: readonly NamedFile[]): Promise<FoundFiles> {
  const files: FoundFile[] = [];
  const others: string[] = [];
  const refused: { name: string; refusal: UnreadableFile }[] = [];
  const unpacked: string[] = [];

  const chooseFrom = async (candidates: readonly FoundFile[], where: string): Promise<void> => {
    let any = false;
    for (const candidate of candidates) {
      const ours = await isOfSource(source, candidate.path);
      any ||= ours;
      if (ours) files.push(candidate);
      else others.push(candidate.name);
    }
    if (!any) {
      const refusal = new UnreadableFile(
        `There is no file of the source «${source.name}» in it.`,
        'Check the folder or archive, and the name of the source.',
      );
      refused.push({ name: where, refusal });
    }
  };

  for (const one of named) {
    const { path: file, name } = typeof one === 'string' ? { path: one, name: one } : one;
    const found = await stat(file).catch(() => null);
    if (found?.isDirectory()) {
      const below = await filesBelow(file);
      for (const link of below.links) refused.push({ name: link, refusal: notFollowed() });
      await chooseFrom(below.files, name);
    } else if (found?.isFile() === true && ARCHIVED.includes(source.name) && (await isZip(file))) {
      const directory = await mkdtemp(path.join(tmpdir(), 'homeward-archive-'));
      unpacked.push(directory);
      try {
        await chooseFrom(await unpackCsvFiles(file, found.size, directory), name);
      } catch (error) {
        if (!(error instanceof UnreadableFile)) throw error;
        refused.push({ name, refusal: error });
      }
    } else {
      files.push({ path: file, name });
    }
  }

  return {
    files,
    others,
    refused,
    dispose: async () => {
      for (const directory of unpacked) await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Files, and links to others: a link may lead out of the folder, round in a circle, or to a file that is in it already. */
async function filesBelow(directory: string): Promise<{ files: FoundFile[]; links: string[] }> {
  const entries = (await readdir(directory, { recursive: true, withFileTypes: true })).filter(
    ({ name }) => !name.startsWith('.'),
  );
  const pathsOf = (those: typeof entries): string[] =>
    those.map((entry) => path.join(entry.parentPath ?? entry.path, entry.name)).sort();
  return {
    files: pathsOf(entries.filter((entry) => entry.isFile())).map((file) => ({ path: file, name: file })),
    links: pathsOf(entries.filter((entry) => entry.isSymbolicLink())),
  };
}

function notFollowed(): UnreadableFile {
  return new UnreadableFile(
    'This is a link to another file or folder, and links in folders are not followed.',
    'Put the file itself into the folder, or name it by its own path.',
  );
}

async function isZip(file: string): Promise<boolean> {
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) return false;
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.readUInt32BE() === 0x504b0304;
  } finally {
    await handle.close();
  }
}

/** Files with some other fault are of the source as far as anyone can tell: they are loaded, and refused with their reason. */
async function isOfSource(source: Source, file: string): Promise<boolean> {
  if (source.accepts?.includes('zip') === true) return /\.(geojson|json|topojson|zip|kml|csv|gz)$/i.test(file);
  if (!/\.csv(\.gz)?$/i.test(file)) return false;
  let bytes;
  try {
    ({ bytes } = await openSniffed(file, source.accepts));
    for await (const { records } of withoutReasons(splitCsv(decodeUtf8(bytes)))) {
      recogniseLayout(source.layouts, records[0]!);
      return true;
    }
    return true;
  } catch (error) {
    if (error instanceof UnknownLayout) return false;
    if (error instanceof UnreadableFile) return true;
    throw error;
  } finally {
    bytes?.destroy();
  }
}
