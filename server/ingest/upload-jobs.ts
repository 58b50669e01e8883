/**
 * Uploads being loaded: one after another (each load holds connections of the pool while it reads), their progress kept in
 * memory, so that asking for it never touches the database, which an embedded engine keeps busy while it publishes.
 */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Logger } from 'pino';
import { nameOf, type Acting } from '../audit/actor.js';
import type { Database } from '../database/database.js';
import { failureForLog } from '../failure-for-log.js';
import { ingest } from './ingest.service.js';
import type { LoadProgress, LoadResult } from './load-result.js';
import type { LoadOptions, Source } from './source.js';

/** A finished job, with its file of refused rows, is kept so long. */
const KEPT_MILLISECONDS = 24 * 3_600_000;
const MOST_WAITING = 20;

export interface UploadJob {
  readonly id: string;
  /** Who may ask for it. */
  readonly owner: string;
  readonly file: string;
  readonly source: string;
  readonly dryRun: boolean;
  state: 'waiting' | 'running' | 'finished' | 'failed';
  progress: LoadProgress;
  results: readonly LoadResult[];
  /** In words, when Homeward (not the file) failed. */
  failure: string | null;
  finishedAt: number | null;
}

export interface UploadedFile {
  readonly path: string;
  /** As the sender calls it. */
  readonly name: string;
}

export class UploadJobs {
  private readonly jobs = new Map<string, UploadJob>();
  private previous: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly refusedDirectory: string,
    private readonly log: Logger,
  ) {}

  isFull(): boolean {
    return [...this.jobs.values()].filter(({ finishedAt }) => finishedAt === null).length >= MOST_WAITING;
  }

  /** Queues a load; the uploaded file is removed when it is over. */
  begin(who: Acting, source: Source, options: LoadOptions, file: UploadedFile): UploadJob {
    this.forgetOld();
    const job: UploadJob = {
      id: randomUUID(),
      owner: nameOf(who),
      file: file.name,
      source: source.name,
      dryRun: options.dryRun,
      state: 'waiting',
      progress: { stage: 'comparing', rowsRead: 0, bytesRead: 0, bytesTotal: 0 },
      results: [],
      failure: null,
      finishedAt: null,
    };
    this.jobs.set(job.id, job);
    this.previous = this.previous.then(() => this.run(job, who, source, options, file));
    return job;
  }

  /** The job, for the one who began it. */
  find(id: string, owner: string): UploadJob | undefined {
    const job = this.jobs.get(id);
    return job?.owner === owner ? job : undefined;
  }

  /** Waits until nothing is being loaded. */
  async idle(): Promise<void> {
    await this.previous;
  }

  private async run(job: UploadJob, who: Acting, source: Source, options: LoadOptions, file: UploadedFile): Promise<void> {
    job.state = 'running';
    try {
      job.results = await ingest(this.database, {
        source,
        named: [{ path: file.path, name: file.name }],
        options,
        who,
        refusedDirectory: path.join(this.refusedDirectory, job.id),
        onProgress: (progress) => (job.progress = progress),
      });
      job.state = 'finished';
    } catch (error) {
      this.log.error({ job: job.id, source: source.name, ...failureForLog(error) }, 'A load failed');
      job.state = 'failed';
      job.failure = `Homeward could not load the file; nothing of it was loaded. Try again; if it stays, tell your administrator the id ${job.id}.`;
    } finally {
      job.finishedAt = Date.now();
      await rm(file.path, { force: true }).catch(() => undefined);
    }
  }

  private forgetOld(): void {
    for (const [id, { finishedAt }] of this.jobs) {
      if (finishedAt === null || Date.now() - finishedAt < KEPT_MILLISECONDS) continue;
      this.jobs.delete(id);
      void rm(path.join(this.refusedDirectory, id), { recursive: true, force: true }).catch(() => undefined);
    }
  }
}
