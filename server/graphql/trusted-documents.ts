/**
 * HOMEWARD_TRUSTED_DOCUMENTS=1: only the GraphQL documents of our own pages are answered, to sessions and bearer callers alike. The
 * build writes their SHA-256 (scripts/codegen.mjs). What an allowed document may ask with its variables is still open, so every other
 * limit holds beside this one.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { forbidden } from '../errors.js';
import { StartError } from '../start-error.js';

const Manifest = z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/));

/** @throws StartError when the build has not left a list, or an empty one: nothing would be answered */
export function readTrustedDocuments(file: string): ReadonlySet<string> {
  let hashes: readonly string[] = [];
  try {
    hashes = Object.values(Manifest.parse(JSON.parse(readFileSync(file, 'utf8'))));
  } catch (error) {
    throw noList(error);
  }
  if (hashes.length === 0) throw noList();
  return new Set(hashes);
}

/** Refuses a request whose document is not one of ours, word for word. It runs before the document is parsed. */
export function refuseOtherDocuments(trusted: ReadonlySet<string>, body: unknown): void {
  const { query } = (body ?? {}) as { query?: unknown };
  if (typeof query === 'string' && trusted.has(createHash('sha256').update(query).digest('hex'))) return;
  throw forbidden(
    'This installation answers only the GraphQL documents of its own pages (HOMEWARD_TRUSTED_DOCUMENTS). ' +
      'Use the pages or their exports, or ask the administrator to allow other documents.',
  );
}

function noList(cause?: unknown): StartError {
  return new StartError(
    'HOMEWARD_TRUSTED_DOCUMENTS is on, but the build has left no list of the pages’ documents. Run «npm run build», or unset it.',
    { cause },
  );
}
