/** A file of hot spots read back: what it asked, and whether the cells that the same question has now are those it holds. */
import { isObject } from './is-object.js';
import type { Asked } from './asked.js';

export interface RunFile {
  readonly name: string;
  readonly asked: Asked;
  /** Of each cell or area what the file says of it, by its key. */
  readonly cells: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

/** A district of 25,000 cells is 15 MB. */
const largest = 60e6;

const notOurs = 'This is no file of hot spots. Take one that «Export, Map as GeoJSON» of this view made: it says what was asked.';

/** @throws Error with a sentence for people */
export async function readRunFile(file: Pick<File, 'name' | 'size' | 'text'>): Promise<RunFile> {
  if (file.size > largest) throw new Error('The file is larger than any file of hot spots.');
  let content: unknown;
  try {
    content = JSON.parse(await file.text());
  } catch {
    throw new Error(notOurs);
  }
  if (!isObject(content) || !isObject(content['detection']) || !Array.isArray(content['features'])) throw new Error(notOurs);
  const { method, filter, options } = content['detection'];
  if (typeof method !== 'string' || !isObject(filter) || !isObject(options)) throw new Error(notOurs);
  const cells = new Map<string, Readonly<Record<string, unknown>>>();
  for (const feature of content['features'] as unknown[]) {
    const properties = isObject(feature) && isObject(feature['properties']) ? feature['properties'] : {};
    if (typeof properties['key'] === 'string') cells.set(properties['key'], properties);
  }
  return { name: file.name, asked: { method, filter, options }, cells };
}

export interface FileCompared {
  readonly same: boolean;
  readonly sentence: string;
}

/** The file's figures beside those of the same question asked now; «now» as the server's GeoJSON has them. */
export function compareWithFile({ cells }: Pick<RunFile, 'cells'>, now: unknown): FileCompared {
  const features = isObject(now) && Array.isArray(now['features']) ? (now['features'] as unknown[]) : [];
  const fresh = new Map<string, Readonly<Record<string, unknown>>>();
  for (const feature of features) {
    const properties = isObject(feature) && isObject(feature['properties']) ? feature['properties'] : {};
    if (typeof properties['key'] === 'string') fresh.set(properties['key'], properties);
  }
  const gone = [...cells.keys()].filter((key) => !fresh.has(key)).length;
  const come = [...fresh.keys()].filter((key) => !cells.has(key)).length;
  const changed = [...cells].filter(([key, kept]) => fresh.has(key) && !isSame(kept, fresh.get(key)!)).length;
  const all = cells.size.toLocaleString('en-GB');
  if (gone + come + changed === 0) return { same: true, sentence: `The same: all ${all} cells, with every figure.` };
  const parts = [
    ...(changed > 0 ? [`${changed.toLocaleString('en-GB')} have other figures`] : []),
    ...(gone > 0 ? [`${gone.toLocaleString('en-GB')} are no longer there`] : []),
    ...(come > 0 ? [`${come.toLocaleString('en-GB')} are new`] : []),
  ];
  return {
    same: false,
    sentence: `Not the same: of the file’s ${all} cells ${parts.join(', ')}. What is loaded, or what you may see, has changed since.`,
  };
}

/** A file writes «landKm2» as land_km2, and lists with spaces between. What it holds beside (places of points) is its own. */
function isSame(kept: Readonly<Record<string, unknown>>, fresh: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(fresh).every(([name, figure]) => {
    const written = kept[name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)] ?? null;
    return String(written) === String(Array.isArray(figure) ? figure.join(' ') : (figure ?? null));
  });
}
