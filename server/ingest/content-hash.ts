import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

/** SHA-256 of a file's bytes, by which the same file is known again; empty for what cannot be read. */
export async function contentHash(file: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    // A device or a pipe may never end.
    if (!(await stat(file)).isFile()) return '';
    for await (const chunk of createReadStream(file, { highWaterMark: 1_048_576 })) hash.update(chunk as Buffer);
  } catch {
    // Opening it says in words what is wrong with it.
    return '';
  }
  return hash.digest('hex');
}
