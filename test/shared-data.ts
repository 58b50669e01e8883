/**
 * Published files that some tests read; they are not part of the project. Where they are missing those tests say so and are
 * counted apart.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { SHARED_DATA_ABSENT } from './not-run.js';

const besideProject = fileURLToPath(new URL('../../shared', import.meta.url));

/** The path of something in the shared folder beside the project (or HOMEWARD_SHARED), or null. */
export function sharedPath(...parts: string[]): string | null {
  const found = path.join(process.env.HOMEWARD_SHARED ?? besideProject, ...parts);
  return existsSync(found) ? found : null;
}

/**
 * For a test that needs a shared file: `const file = requireShared(context, 'data', 'README.md')`.
 *
 * @param context the test's own context
 */
export function requireShared(context: { skip(note?: string): never }, ...parts: string[]): string {
  const found = sharedPath(...parts);
  return found ?? context.skip(SHARED_DATA_ABSENT);
}
