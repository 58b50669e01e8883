/**
 * Files over HTTP, for the page «Data».
 *
 *   POST /data/upload             multipart: source, dryRun, replace (yes|no), vintage, type, agreement, and one file → 202 {job}
 *   GET  /data/jobs/:id           progress and results, for whoever uploaded
 *   GET  /data/jobs/:id/refused.csv   the refused rows with reasons (?file=N of an archive's results, from 0)
 *
 * The file is streamed to a private folder outside the web root under a random name, and removed when the load is over. Behind
 * the sign-in, which asks for the header x-homeward-request of requests with a session.
 */
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { Router, type Request, type Response } from 'express';
import { LOADING_ACCESS } from '../access/access-table.js';
import { signedIn } from '../access/authentication.js';
import { mayChangeLoad } from '../access/change-load.js';
import { handlesLoads } from '../access/policies.js';
import { actorOf } from '../access/viewer.js';
import { nameOf } from '../audit/actor.js';
import { auditOfRequest } from '../audited-requests.js';
import { badUserInput, CallerError, notFound } from '../errors.js';
import { failureForLog } from '../failure-for-log.js';
import { checkTyped } from '../governance/screening/typed-text.js';
import type { Services } from '../services.js';
import { removeAbandonedLoads } from './abandoned-loads.js';
import { agreementRefusal, refusedDirectoryOf } from './ingest.service.js';
import type { LoadResult } from './load-result.js';
import type { LoadOptions, Source } from './source.js';
import { findSource, sources } from './sources.js';
import { UploadJobs, type UploadedFile, type UploadJob } from './upload-jobs.js';

const USUAL_LARGEST_BYTES = 2_000_000_000;
const LEFT_OVER_MILLISECONDS = 24 * 3_600_000;

export interface UploadSettings {
  readonly largestBytes?: number;
}

export function uploadRoutes(services: Services, { largestBytes = USUAL_LARGEST_BYTES }: UploadSettings = {}): Router {
  const { dataDirectory } = services.installation;
  const uploads = path.join(dataDirectory, 'uploads');
  const jobs = new UploadJobs(services.database, refusedDirectoryOf(dataDirectory), services.log);
  void removeLeftOver(uploads);
  void removeLeftOver(refusedDirectoryOf(dataDirectory));
  // Each load does this too; at the start nobody may be about to load anything.
  removeAbandonedLoads(services.database).catch((error: Error) =>
    services.log.warn(failureForLog(error), 'Abandoned loads were not removed'),
  );

  const router = Router();
  router.use((_request, response, next) => {
    handlesLoads(signedIn(response).viewer);
    next();
  });
  router.post('/upload', async (request, response) => {
    if (jobs.isFull())
      throw new CallerError('RATE_LIMITED', 'Many files are waiting to be loaded. Try again in a few minutes.', {
        retryAfterSeconds: 60,
      });
    if (services.stopping?.aborted) throw stopped(response);
    const { fields, file } = await receive(request, uploads, largestBytes, services.stopping).catch((error: unknown) => {
      throw services.stopping?.aborted ? stopped(response) : error;
    });
    try {
      const { viewer } = signedIn(response);
      const source = readSource(fields);
      mayChangeLoad(viewer, { source: source.name, agency: viewer.agency });
      // The operator loads for all, and replaces whose loads it may be.
      const agency = LOADING_ACCESS[viewer.persona] === 'operator' ? undefined : viewer.agency;
      const options = { ...readOptions(fields), agency, demonstration: services.installation.demonstration };
      const refusal = await agreementRefusal(services.database, source, options);
      if (refusal !== null) throw badUserInput(`${refusal.reason} ${refusal.remedy}`, ['agreement']);
      const { acting } = auditOfRequest(services.audit, response);
      const job = jobs.begin(acting, source, options, file);
      response.status(202).json({ job: job.id });
    } catch (error) {
      await rm(file.path, { force: true });
      throw error;
    }
  });
  router.get('/jobs/:id', (request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    response.json(published(findJob(jobs, request, response)));
  });
  router.get('/jobs/:id/refused.csv', async (request, response) => {
    const job = findJob(jobs, request, response);
    const index =
      typeof request.query['file'] === 'string'
        ? Number(request.query['file'])
        : job.results.findIndex(({ refusedRows }) => refusedRows !== null);
    const file = job.results[index]?.refusedRows ?? null;
    if (file === null) throw notFound('This load has no refused rows.');
    const { refused, source } = job.results[index]!;
    const detail = { query: '/data/jobs/refused.csv', sources: [source] };
    await auditOfRequest(services.audit, response).record({ action: 'DOWNLOAD', detail, rowCount: refused });
    const name = path.basename(job.results[index]!.file).replaceAll(/[^\w.-]+/g, '-');
    response.setHeader('Cache-Control', 'no-store');
    response.attachment(`refused-rows-${name.replace(/\.csv$/i, '')}.csv`);
    response.type('text/csv; charset=utf-8');
    await new Promise<void>((resolve, reject) => {
      response.sendFile(path.basename(file), { root: path.dirname(file), dotfiles: 'allow' }, (error) =>
        error ? reject(error) : resolve(),
      );
    });
  });
  return router;
}

/** The answer is the last on its connection, which a sender that goes on sending would keep open. */
function stopped(response: Response): CallerError {
  response.status(503).setHeader('Connection', 'close');
  const message =
    'Homeward is being stopped, so the upload was ended; nothing of the file was loaded. Send it again when it runs.';
  return new CallerError('RATE_LIMITED', message, { retryAfterSeconds: 60 });
}

/** Name and agency: what the batch list shows, and who may ask for the job. */
function ownerOf(response: Response): string {
  return nameOf({ actor: actorOf(signedIn(response).viewer) });
}

function findJob(jobs: UploadJobs, request: Request, response: Response): UploadJob {
  const job = jobs.find(String(request.params['id']), ownerOf(response));
  if (job === undefined) throw notFound('There is no such load, or it was finished long ago.');
  return job;
}

/** Without paths on this machine. */
function published({ id, file, source, dryRun, state, progress, results, failure }: UploadJob) {
  const shown = results.map(({ refusedRows, ...result }: LoadResult) => ({ ...result, hasRefusedRows: refusedRows !== null }));
  return { job: id, file, source, dryRun, state, ...progress, results: shown, failure };
}

type Fields = Readonly<Record<string, string>>;

function readSource(fields: Fields): Source {
  const source = findSource(fields['source'] ?? '');
  if (source === undefined)
    throw badUserInput(`Choose the source of the file: ${sources.map(({ name }) => name).join(', ')}.`, ['source']);
  return source;
}

function readOptions(fields: Fields): LoadOptions {
  const { vintage, type, agreement } = fields;
  if (agreement?.includes('\0')) throw badUserInput('The agreement holds a NUL character. Take it out.', ['agreement']);
  if (agreement) checkTyped(agreement, ['agreement']);
  if (vintage && !/^(19|20)\d\d$/.test(vintage)) throw badUserInput('The vintage is a year, such as 2021.', ['vintage']);
  return {
    dryRun: readYesNo(fields, 'dryRun'),
    replace: readYesNo(fields, 'replace'),
    vintage: vintage ? Number(vintage) : undefined,
    type: type || undefined,
    agreement: agreement || undefined,
  };
}

function readYesNo(fields: Fields, name: string): boolean {
  const word = fields[name] ?? '';
  if (word === 'yes' || word === 'true') return true;
  if (word === '' || word === 'no' || word === 'false') return false;
  throw badUserInput(`«${name}» is yes or no.`, [name]);
}

/** Takes the body apart while it arrives. Whatever goes wrong, no file stays. */
async function receive(
  request: Request,
  uploads: string,
  largestBytes: number,
  stopping: AbortSignal | undefined,
): Promise<{ fields: Fields; file: UploadedFile }> {
  const form = openForm(request, largestBytes);
  const fields: Record<string, string> = {};
  const target = path.join(uploads, randomUUID());
  let name: string | null = null;
  let saved: Promise<void> = Promise.resolve();
  let tooLarge = false;

  form.on('field', (field, text) => (fields[field] = text));
  form.on('file', (_field, stream, info) => {
    name = shownName(info.filename);
    stream.on('limit', () => (tooLarge = true));
    // A body that breaks off before the folder is there must not take the process down; the pipeline answers it.
    stream.on('error', () => undefined);
    saved = mkdir(uploads, { recursive: true, mode: 0o700 }).then(() =>
      pipeline(stream, createWriteStream(target, { mode: 0o600, flags: 'wx' })),
    );
    saved.catch((error: Error) => form.destroy(error));
  });
  try {
    try {
      await pipeline(request, form, stopping ? { signal: stopping } : {});
    } catch (error) {
      await saved.catch(() => undefined);
      throw isFull(error) ? error : badUserInput('The upload broke off or is not a form with a file. Send it again.', []);
    }
    await saved;
    if (tooLarge)
      throw badUserInput(
        `The file is larger than ${Math.floor(largestBytes / 1_000_000).toLocaleString('en-GB')} MB. Compress it (.gz), load it in parts, or use «homeward ingest» on the server.`,
        ['file'],
      );
    if (name === null) throw badUserInput('Choose a file.', ['file']);
    return { fields, file: { path: target, name } };
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  }
}

function openForm(request: Request, largestBytes: number): busboy.Busboy {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { files: 1, fileSize: largestBytes, fields: 20, fieldSize: 1_000, parts: 30 },
    });
  } catch {
    throw badUserInput('Send the file as a form (multipart/form-data).', []);
  }
}

/** A full or broken disk is ours to mend, not the sender's. */
function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EACCES', 'EROFS', 'EIO'].includes((error as NodeJS.ErrnoException).code ?? '');
}

/** Only shown, never a path: without folders and control characters, of bearable length. */
function shownName(name: string | undefined): string {
  const last = (name ?? '').split(/[/\\]/).at(-1)!.replaceAll(/\p{C}/gu, '').slice(-200);
  return last === '' || last === '.' || last === '..' ? 'upload' : last;
}

/** What uploads carry as their name on this machine; the command line's files of refused rows have other names, and stay. */
const OF_AN_UPLOAD = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a process left that has ended. Other processes may share the folder: only what is old goes. */
async function removeLeftOver(directory: string): Promise<void> {
  for (const name of await readdir(directory).catch(() => [])) {
    if (!OF_AN_UPLOAD.test(name)) continue;
    const file = path.join(directory, name);
    const found = await stat(file).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > LEFT_OVER_MILLISECONDS)
      await rm(file, { recursive: true, force: true }).catch(() => undefined);
  }
}
