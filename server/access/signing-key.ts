import { createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../start-error.js';

/** The pair that signs the tokens of the demonstration's personas. */
export interface SigningKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

const FILE = 'signing-key.pem';

/**
 * The Ed25519 key of a data directory, made when missing. Server and command line may come here at the same moment: each
 * writes a file of its own and links it into place, which only one can; both then read the one that is there.
 */
export async function openSigningKey(dataDirectory: string): Promise<SigningKey> {
  const path = join(dataDirectory, FILE);
  const pem = (await readIfThere(path)) ?? (await makeKey(dataDirectory, path));
  try {
    const privateKey = createPrivateKey(pem);
    if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error('another kind of key');
    return { privateKey, publicKey: createPublicKey(privateKey) };
  } catch (cause) {
    throw new StartError(
      `The file ${path} is not an Ed25519 key. Move it away; a new one is made at the next start, and tokens are to be made anew.`,
      { cause },
    );
  }
}

async function makeKey(dataDirectory: string, path: string): Promise<string> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const own = join(dataDirectory, `.${FILE}.${randomUUID()}`);
  try {
    await mkdir(dataDirectory, { mode: 0o700 }).catch(ignore('EEXIST'));
    await writeFile(own, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
    await link(own, path).catch(ignore('EEXIST'));
    await unlink(own);
  } catch (cause) {
    throw new StartError(`The signing key cannot be written to ${dataDirectory}: ${(cause as Error).message}`, { cause });
  }
  return readFile(path, 'utf8');
}

async function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(ignore('ENOENT'));
}

const ignore =
  (code: string) =>
  (error: NodeJS.ErrnoException): undefined => {
    if (error.code !== code) throw error;
  };
