/** What the commands on single records share: their arguments, and how they say what came of it. */
import type { Command } from 'commander';
import { badUserInput } from '../errors.js';
import { forceSlug } from '../ingest/police-force.js';
import type { RecordKey } from '../ingest/records/record-key.js';
import type { RowError } from '../ingest/source.js';
import { findSource, sources } from '../ingest/sources.js';
import type { CommandServices, OpenServices } from './open-services.js';

export interface RecordFlags {
  readonly force?: string;
  readonly json?: boolean;
}

export function onRecord(command: Command): Command {
  return command
    .argument('<source>', 'the source it was loaded as')
    .argument('<reference>', 'its reference, exactly as the file has it')
    .option('--force <name>', 'where records of several forces have this reference')
    .option('--json', 'print JSON');
}

type Outcome =
  | { readonly ok: true; readonly force: string }
  | { readonly ok: false; readonly reason: string; readonly remedy: string; readonly errors?: readonly RowError[] };

/** Finds the source, does `act`, says in words or as JSON what came of it; the exit code is 1 when it was refused. */
export async function actOnRecord<Done extends Outcome>(
  openServices: OpenServices,
  [name, reference, { force, json }]: readonly [string, string, RecordFlags],
  act: (services: CommandServices, key: RecordKey) => Promise<Done>,
  told: (done: Extract<Done, { ok: true }>) => string,
): Promise<void> {
  const source = findSource(name);
  if (source === undefined) {
    const able = sources.filter(({ removable }) => removable !== undefined).map((one) => one.name);
    throw badUserInput(`There is no source «${name}». Sources whose records have references: ${able.join(', ')}.`, ['source']);
  }
  const services = await openServices();
  try {
    const outcome = await act(services, { source, reference, force: force === undefined ? undefined : forceSlug(force) });
    if (json) process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`);
    if (outcome.ok) {
      process.stderr.write(`${told(outcome as Extract<Done, { ok: true }>)}\n`);
      return;
    }
    process.stderr.write(`${outcome.reason} ${outcome.remedy}\n`);
    for (const error of outcome.errors ?? []) {
      process.stderr.write(`  ${error.column === '' ? '' : `${error.column}: `}${error.reason} ${error.remedy}\n`);
    }
    process.exitCode = 1;
  } finally {
    await services.close();
  }
}

export const recordsWere = (count: number): string => (count === 1 ? '1 record was' : `${count} records were`);
