/**
 * The door to ingest for the command line, the page «Data» and whoever else loads files: files, folders and archives in, one result
 * a file out.
 */
import path from 'node:path';
import type { Who } from '../audit/actor.js';
import type { Database } from '../database/database.js';
import { findFiles, type NamedFile } from './find-files.js';
import { loadFile } from './load.js';
import type { LoadProgress, LoadResult } from './load-result.js';
import { underAgreement, whyNotUnder, type AgreementRefusal } from '../governance/agreement-for-load.js';
import { UnreadableFile } from './refusals.js';
import { findSource } from './sources.js';
import type { LoadOptions, Source } from './source.js';
import { undoBatch as undo, type UndoOutcome } from './undo.js';

export interface IngestRequest {
  readonly source: Source;
  readonly named: readonly NamedFile[];
  readonly options: LoadOptions;
  readonly who: Who;
  /** Where files of refused rows go. */
  readonly refusedDirectory: string;
  /** Told before each file, and while it is loaded. */
  readonly onFile?: (name: string, number: number, of: number) => void;
  readonly onProgress?: (progress: LoadProgress) => void;
  readonly onResult?: (result: LoadResult) => void;
  readonly onOthers?: (names: readonly string[]) => void;
}

export function refusedDirectoryOf(dataDirectory: string): string {
  return path.join(dataDirectory, 'refused');
}

/** Loads files one after another, each whole or not at all; one refused file does not stop the others. */
export async function ingest(database: Database, request: IngestRequest): Promise<LoadResult[]> {
  const { source, options, who, refusedDirectory } = request;
  const found = await findFiles(source, request.named);
  try {
    if (found.others.length > 0) request.onOthers?.(found.others);
    const results: LoadResult[] = [];
    const add = (result: LoadResult): void => {
      results.push(result);
      request.onResult?.(result);
    };
    for (const { name, refusal } of found.refused) add(refusedWhole(name, source, options, refusal));
    for (const [index, file] of found.files.entries()) {
      request.onFile?.(file.name, index + 1, found.files.length);
      add(await loadFile(database, source, { ...file, refusedDirectory }, options, who, request.onProgress));
    }
    return results;
  } finally {
    await found.dispose();
  }
}

/** Why files of the source may not be loaded so; null when they may. Asked before anything of a file is read. */
export function agreementRefusal(database: Database, source: Source, options: LoadOptions): Promise<AgreementRefusal | null> {
  return database.asOwner((sql) => whyNotUnder(sql, underAgreement(source, options)));
}

/** The refusal of files as named, one result each. */
export function refusedUnder(
  source: Source,
  named: readonly string[],
  options: LoadOptions,
  { reason, remedy }: AgreementRefusal,
): LoadResult[] {
  const refusal = new UnreadableFile(reason, remedy, { column: 'agreement', value: options.agreement });
  return named.map((file) => refusedWhole(file, source, options, refusal));
}

/** `withRestricted`: rows of restricted records are destroyed with the load; for the operator alone. */
export function undoBatch(
  database: Database,
  batchId: number,
  who: Who,
  options: { readonly withRestricted?: boolean } = {},
): Promise<UndoOutcome> {
  return undo(database, findSource, batchId, who, options);
}

function refusedWhole(file: string, source: Source, options: LoadOptions, refusal: UnreadableFile): LoadResult {
  return {
    file,
    source: source.name,
    batch: null,
    alreadyLoaded: false,
    read: 0,
    loaded: 0,
    refused: 0,
    heldBack: 0,
    noLocation: 0,
    warnings: [],
    errors: [refusal.asRowError()],
    dryRun: options.dryRun,
    refusedRows: null,
  };
}
