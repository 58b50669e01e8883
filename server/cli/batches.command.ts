/** `homeward batches`: what was loaded, when, by whom; and taking one back. */
import { InvalidArgumentError, type Command } from 'commander';
import { badUserInput } from '../errors.js';
import { listBatches, type BatchRecord } from '../ingest/batches.js';
import { undoBatch } from '../ingest/ingest.service.js';
import type { CommandServices, OpenServices } from './open-services.js';

interface BatchesFlags {
  readonly undo?: number;
  readonly withRestricted?: boolean;
  readonly json?: boolean;
}

const MOST_LISTED = 10_000;

export function register(program: Command, openServices: OpenServices): void {
  program
    .command('batches')
    .summary('what was loaded; take one back')
    .description('list what was loaded, newest first, or take one load back')
    .addHelpText('before', 'Examples:\n  homeward batches\n  homeward batches --undo 12\n')
    .option('--undo <id>', 'take this batch back: its rows go, what it replaced returns', readId)
    .option('--with-restricted', 'with --undo: rows of restricted records are destroyed too')
    .option('--json', 'print JSON')
    .action(async (flags: BatchesFlags) => {
      if (flags.withRestricted === true && flags.undo === undefined)
        throw badUserInput('--with-restricted belongs to --undo.', ['withRestricted']);
      const services = await openServices();
      try {
        process.exitCode = await (flags.undo === undefined
          ? list(services, flags.json === true)
          : takeBack(services, flags.undo, flags));
      } finally {
        await services.close();
      }
    });
}

async function list({ database }: CommandServices, json: boolean): Promise<number> {
  const batches = await database.asOwner((sql) => listBatches(sql, MOST_LISTED));
  if (json) process.stdout.write(`${JSON.stringify(batches, null, 2)}\n`);
  else if (batches.length === 0) process.stderr.write('Nothing has been loaded yet.\n');
  else process.stdout.write(`${batches.map(inWords).join('\n')}\n`);
  return 0;
}

async function takeBack(
  { database, operator }: CommandServices,
  batchId: number,
  { withRestricted, json }: BatchesFlags,
): Promise<number> {
  const outcome = await undoBatch(database, batchId, operator, { withRestricted });
  if (json === true) process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`);
  if (!outcome.ok) {
    const flag = outcome.restricted === undefined ? '' : ' To destroy them with it, add --with-restricted.';
    process.stderr.write(`${outcome.reason} ${outcome.remedy}${flag}\n`);
    return 1;
  }
  const back = outcome.restored.length === 0 ? '' : ` Back in its place: batch ${outcome.restored.join(', ')}.`;
  const destroyed = outcome.restricted === 0 ? '' : ` Destroyed with it: ${outcome.restricted} of restricted records.`;
  process.stderr.write(`Batch ${batchId} (${outcome.batch.fileName}) was taken back.${destroyed}${back}\n`);
  return 0;
}

function inWords(batch: BatchRecord): string {
  const when = batch.loadedAt.toISOString().slice(0, 16).replace('T', ' ');
  const period = batch.periodFrom === null ? '' : `, ${batch.periodFrom} to ${batch.periodTo}`;
  const agreement = batch.agreement === null ? '' : `, under ${batch.agreement}`;
  const state = batch.state === 'published' ? '' : ` [${batch.state}${batch.undoneBy === null ? '' : ` by ${batch.undoneBy}`}]`;
  const removed = batch.removed === 0 ? '' : `, ${batch.removed} taken out by ${batch.removedBy.join(', ')}`;
  return `${String(batch.id).padStart(5)}  ${when} UTC  ${batch.loadedBy}  ${batch.source}  ${batch.fileName}: ${batch.loaded.toLocaleString('en-GB')} rows${removed}${period}${agreement}${state}`;
}

function readId(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('Write the number of a batch, as «homeward batches» shows it.');
  return Number(text);
}
