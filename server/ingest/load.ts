/**
 * Loads one file, whole or not at all.
 *
 * stream → check each row → staging tables (short transactions) → publish in one transaction. Whatever happens before that last
 * transaction commits leaves nothing: neither rows nor a batch; a killed process's staging tables go with `removeAbandonedLoads`.
 * The load knows no source: what a row must hold, what it becomes and what it overlaps, the source says (`source.ts`).
 */
import path from 'node:path';
import { nameOf, type Who } from '../audit/actor.js';
import { recordIn } from '../audit/write-events.sql.js';
import type { Database, Sql } from '../database/database.js';
import { underAgreement, whyNotUnder } from '../governance/agreement-for-load.js';
import { warnOfOldRows } from '../governance/old-rows.js';
import { screenFileName } from '../governance/screening/file-name.js';
import { inWords } from '../governance/screening/screen.js';
import { removeAbandonedLoads } from './abandoned-loads.js';
import { beat, beginBatch, deleteBatch, findPublished, lockStaging, markPublished, rowsHeld } from './batches.js';
import { contentHash } from './content-hash.js';
import { resultOfEarlier, type LoadProgress, type LoadResult } from './load-result.js';
import { checkKeptMonths, findConflicts, monthsOf } from './overlaps.js';
import { HEARTBEAT_MILLISECONDS } from './process-mark.js';
import { lockMoves, putAside } from './put-aside.js';
import { warnOfUntold } from './records/not-shown.js';
import { correctAgain } from './records/correct-rows.js';
import { monthsBeyondCoverage } from './records/record-coverage.js';
import { keepRestricted } from './records/restrict-record.js';
import { leaveOutRemoved } from './remove-record.js';
import { RefusedRowsFile } from './refused-rows.js';
import { UnreadableFile } from './refusals.js';
import { isScreened, withoutPersons } from './screened-rows.js';
import { openSniffed } from './sniff.js';
import type { CheckedRow, LoadContext, LoadOptions, PublishContext, Reading, RowError, Source } from './source.js';
import { createStages, dropStages, quoted, StageWriter, stageTable } from './stage.js';

/** More errors than anyone reads in an answer; all of them stand in the file of refused rows. */
const MOST_ERRORS = 1_000;
const MOST_WARNINGS = 200;

export interface LoadFile {
  readonly path: string;
  /** What people call it, if not the path's last part: an upload's own name. */
  readonly name?: string;
  /** Where a file of refused rows is written; none is when left out. */
  readonly refusedDirectory?: string;
}

/**
 * @param who for the batch list and the audit: `cli:name`, or the signed-in viewer
 * @throws what the database throws when it fails; what is wrong with the file is in the result
 */
export async function loadFile(
  database: Database,
  source: Source,
  file: LoadFile,
  options: LoadOptions,
  who: Who,
  progress: (progress: LoadProgress) => void = () => undefined,
): Promise<LoadResult> {
  return new Load(database, source, file, options, who, progress).run();
}

/** Ends a dry run's publishing: all of it was tried, so that it refuses and warns as the load would, and is rolled back. */
class NotToBeKept extends Error {}

class Load {
  private readonly name: string;
  private readonly warnings: string[] = [];
  private readonly errors: RowError[] = [];
  private readonly counts = { read: 0, refused: 0, noLocation: 0 };
  private refusedRows: RefusedRowsFile | null = null;
  private bytes: { read(): number; total: number } = { read: () => 0, total: 0 };

  constructor(
    private readonly database: Database,
    private readonly source: Source,
    private readonly file: LoadFile,
    private readonly options: LoadOptions,
    private readonly who: Who,
    private readonly progress: (progress: LoadProgress) => void,
  ) {
    this.name = file.name ?? path.basename(file.path);
  }

  async run(): Promise<LoadResult> {
    await removeAbandonedLoads(this.database);
    try {
      this.checkName();
      await this.database.asOwner((sql) => this.checkAgreement(sql));
      this.report('comparing');
      const sha256 = await contentHash(this.file.path);
      const earlier = await this.database.asOwner((sql) => findPublished(sql, this.source.name, sha256, this.options));
      if (earlier !== null) return resultOfEarlier(this.result({ loaded: 0, batch: earlier.id }), earlier);
      return await this.stageAndPublish(sha256);
    } catch (error) {
      if (error instanceof UnreadableFile) return this.refusedResult(error);
      throw error;
    } finally {
      await this.refusedRows?.close();
    }
  }

  private async stageAndPublish(sha256: string): Promise<LoadResult> {
    // Opened first: most files that are refused are refused here, before anything is made in the database.
    const opened = await openSniffed(this.file.path, this.source.accepts);
    this.bytes = { read: opened.bytesRead, total: opened.bytesTotal };
    const prefix = sha256.slice(0, 16);
    if (this.file.refusedDirectory !== undefined) {
      this.refusedRows = new RefusedRowsFile(path.join(this.file.refusedDirectory, `${this.source.name}-${prefix}.csv`));
    }
    let batchId: number | null = null;
    let heartbeat: NodeJS.Timeout | undefined;
    try {
      const reading = await this.source.open(opened.bytes, this.context());
      const { name, source, options } = this;
      const who = nameOf(this.who);
      batchId = await this.database.asOwner(async (sql) => {
        const id = await beginBatch(sql, { source: source.name, fileName: path.basename(name), sha256, options, who });
        await createStages(sql, id, source.stages);
        return id;
      });
      const id = batchId;
      heartbeat = setInterval(() => void beat(this.database, id).catch(() => undefined), HEARTBEAT_MILLISECONDS).unref();
      await this.readRows(reading, batchId);
      if (this.counts.refused > 0) return this.result({ loaded: 0, batch: null });
      if (this.counts.read === 0) this.warn('The file has a header but no rows.');
      clearInterval(heartbeat);
      const result = await this.publish(batchId, sha256);
      if (result.batch === batchId) batchId = null;
      return result;
    } finally {
      clearInterval(heartbeat);
      opened.bytes.destroy();
      if (batchId !== null) await this.forget(batchId);
    }
  }

  private async readRows(reading: Reading, batchId: number): Promise<void> {
    const writer = new StageWriter(this.database, batchId, this.source.stages);
    try {
      for await (const rows of reading.portions?.() ?? portionsOf(reading.rows())) {
        await this.takeRows(rows, writer, reading.header);
        await writer.drained();
        this.report('checking');
      }
      await writer.finish();
    } catch (error) {
      await writer.abandon();
      throw error;
    }
  }

  private async takeRows(rows: Iterable<CheckedRow>, writer: StageWriter, header: Reading['header']): Promise<void> {
    for (const checked of rows) {
      this.counts.read++;
      const { outcome } = checked;
      if (!outcome.ok) {
        this.counts.refused++;
        this.errors.push(...outcome.errors.slice(0, MOST_ERRORS - this.errors.length));
        await this.refusedRows?.add(outcome.errors, checked, header);
        continue;
      }
      if (!outcome.located) this.counts.noLocation++;
      // Once a row is refused nothing will be published: the rest is only checked.
      if (this.counts.refused > 0) continue;
      for (const row of outcome.rows) writer.write(row);
    }
  }

  private async publish(batchId: number, sha256: string): Promise<LoadResult> {
    this.report('publishing');
    await this.database.asOwner(async (sql) => {
      // A sample of 6,000 rows says enough of a stage.
      await sql.query(`SELECT set_config('default_statistics_target', '20', true)`);
      for (const { name } of this.source.stages) await sql.execute(`ANALYZE ${quoted(stageTable(batchId, name))}`);
    });
    const context = this.publishContext(batchId);
    const published = this.database.asOwner(async (sql) => {
      await lockMoves(sql);
      await this.checkAgreement(sql, { lock: true });
      const earlier = await findPublished(sql, this.source.name, sha256, this.options);
      if (earlier !== null) return resultOfEarlier(this.result({ loaded: 0, batch: earlier.id }), earlier);
      if (!(await lockStaging(sql, batchId))) throw new Error('the load was taken for abandoned and removed by another process');
      const { loaded, told } = await this.moveRows(sql, batchId, context);
      if (this.options.dryRun) throw new NotToBeKept();
      await dropStages(sql, batchId);
      await this.record(sql, batchId, { sha256, told });
      return this.result({ loaded, batch: batchId });
    });
    return published.catch((error: unknown) => {
      if (error instanceof NotToBeKept) return this.result({ loaded: 0, batch: null });
      throw error;
    });
  }

  /** @throws UnreadableFile when the name of a partner's file says who somebody is */
  private checkName(): void {
    const found = isScreened(this.source) ? screenFileName(path.basename(this.name), new Date()) : [];
    if (found.length === 0) return;
    throw new UnreadableFile(
      `The name of the file seems to hold ${inWords(found)}.`,
      'Rename it, after the list and its months: the list of loads shows it.',
    );
  }

  /** @throws UnreadableFile when the file may not be held */
  private async checkAgreement(sql: Sql, { lock = false } = {}): Promise<void> {
    const refusal = await whyNotUnder(sql, underAgreement(this.source, this.options), { lock });
    if (refusal === null) return;
    const { agreement } = this.options;
    throw new UnreadableFile(refusal.reason, refusal.remedy, { column: 'agreement', value: agreement });
  }

  private record(sql: Sql, batchId: number, { sha256, told }: { sha256: string; told: number }): Promise<void> {
    const { type, vintage, replace, agreement } = this.options;
    const detail = { sources: [this.source.name], sha256, type, vintage, replace: replace || undefined, agreement };
    return recordIn(sql, this.who, { action: 'LOAD', subject: `batch:${batchId}`, detail, rowCount: told });
  }

  /** How many rows are loaded, and how many whoever sees the load is told of. */
  private async moveRows(sql: Sql, batchId: number, context: PublishContext): Promise<{ loaded: number; told: number }> {
    const replaces = await findConflicts(sql, this.source, context);
    const monthsBefore = await monthsOf(sql, replaces);
    for (const older of replaces) await putAside(sql, this.source.tables, older, batchId);
    await this.source.publish(sql, context);
    await checkKeptMonths(sql, monthsBefore, batchId);
    const removed = await leaveOutRemoved(sql, this.source, context);
    await correctAgain(sql, this.source, context);
    const restricted = await keepRestricted(sql, this.source, context);
    const loaded = this.counts.read - warnOfUntold(context, [removed, restricted]);
    await warnOfOldRows(sql, this.source, context);
    const { noLocation } = this.counts;
    const told = this.source.ofChildren === true ? await rowsHeld(sql, this.source.tables, batchId) : loaded;
    const read = this.counts.read - loaded + told;
    await markPublished(sql, batchId, { read, loaded: told, noLocation, warnings: this.warnings }, replaces);
    const months = await monthsBeyondCoverage(sql, this.source, [batchId]);
    await this.source.refresh(sql, { batchIds: [batchId, ...replaces], months });
    return { loaded, told };
  }

  private async forget(batchId: number): Promise<void> {
    await this.database
      .asOwner(async (sql) => {
        await dropStages(sql, batchId);
        await deleteBatch(sql, batchId);
      })
      // Whatever stopped the load may stop this too; the next load or start takes it away.
      .catch(() => undefined);
  }

  private context(): LoadContext {
    return {
      fileName: this.name,
      options: this.options,
      read: (text, parameters) => this.database.asOwner((sql) => sql.query(text, parameters)),
      warn: (warning) => this.warn(warning),
    };
  }

  private publishContext(batchId: number): PublishContext {
    return {
      batchId,
      options: this.options,
      stage: (name) => quoted(stageTable(batchId, name)),
      warn: (warning) => this.warn(warning),
    };
  }

  private warn(warning: string): void {
    if (this.warnings.includes(warning)) return;
    if (this.warnings.length < MOST_WARNINGS) this.warnings.push(warning);
    else if (this.warnings.length === MOST_WARNINGS) this.warnings.push('There were more warnings than are kept.');
  }

  private report(stage: LoadProgress['stage']): void {
    this.progress({ stage, rowsRead: this.counts.read, bytesRead: this.bytes.read(), bytesTotal: this.bytes.total });
  }

  private result({ loaded, batch }: { loaded: number; batch: number | null }): LoadResult {
    const { read, refused, noLocation } = this.counts;
    return {
      file: this.name,
      source: this.source.name,
      batch,
      alreadyLoaded: false,
      read,
      loaded,
      refused,
      heldBack: read - loaded - refused,
      noLocation,
      warnings: this.warnings,
      errors: this.errors,
      dryRun: this.options.dryRun,
      refusedRows: this.refusedRows?.path ?? null,
    };
  }

  /** The whole file is refused; the row at which reading stopped counts as a refused one. */
  private refusedResult(refusal: UnreadableFile): LoadResult {
    const asWritten = refusal.asRowError();
    const error = isScreened(this.source) ? withoutPersons(asWritten, new Date()) : asWritten;
    if (error.row > 1) {
      this.counts.read++;
      this.counts.refused++;
    }
    this.errors.unshift(error);
    this.errors.splice(MOST_ERRORS);
    return this.result({ loaded: 0, batch: null });
  }
}

async function* portionsOf(rows: AsyncIterable<CheckedRow>): AsyncGenerator<CheckedRow[]> {
  let portion: CheckedRow[] = [];
  for await (const row of rows) {
    portion.push(row);
    if (portion.length < 1_000) continue;
    yield portion;
    portion = [];
  }
  if (portion.length > 0) yield portion;
}
