/** `homeward remove`: takes a single record out, by the reference its partner gave it. */
import type { Command } from 'commander';
import { badUserInput } from '../errors.js';
import { forceSlug } from '../ingest/police-force.js';
import { removeRecord } from '../ingest/remove-record.js';
import { findSource, sources } from '../ingest/sources.js';
import type { OpenServices } from './open-services.js';

export function register(program: Command, openServices: OpenServices): void {
  program
    .command('remove')
    .argument('<source>', 'the source it was loaded as')
    .argument('<reference>', 'its reference, exactly as the file has it')
    .summary('take a single record out')
    .description(
      'take every record with this reference out, for good: summaries follow, and loading its file again does not bring it back',
    )
    .addHelpText('before', 'Example:\n  homeward remove asb-reports ASB-2025-00417\n')
    .option('--force <name>', 'where records of several forces have this reference')
    .option('--json', 'print JSON')
    .action(async (name: string, reference: string, { force, json }: { force?: string; json?: boolean }) => {
      const source = findSource(name);
      if (source === undefined) {
        const able = sources.filter(({ removable }) => removable !== undefined).map((one) => one.name);
        throw badUserInput(`There is no source «${name}». Sources whose records have references: ${able.join(', ')}.`, [
          'source',
        ]);
      }
      const services = await openServices();
      try {
        const { database, operator } = services;
        const outcome = await removeRecord(
          database,
          source,
          reference,
          operator,
          force === undefined ? undefined : forceSlug(force),
        );
        if (json) process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`);
        if (outcome.ok) {
          const records = outcome.removed === 1 ? '1 record was' : `${outcome.removed} records were`;
          process.stderr.write(`${records} taken out of batch ${outcome.batches.join(', ')} (force ${outcome.force}).\n`);
        } else {
          process.stderr.write(`${outcome.reason} ${outcome.remedy}\n`);
          process.exitCode = 1;
        }
      } finally {
        await services.close();
      }
    });
}
