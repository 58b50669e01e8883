/** `homeward restrict`: keeps a single record stored and out of every answer. */
import type { Command } from 'commander';
import { checkReason } from '../governance/change-reason.js';
import { liftRestriction, restrictRecord } from '../ingest/records/restrict-record.js';
import type { OpenServices } from './open-services.js';
import { actOnRecord, onRecord, recordsWere, type RecordFlags } from './single-record.js';

interface RestrictFlags extends RecordFlags {
  readonly reason: string;
  readonly lift?: boolean;
}

export function register(program: Command, openServices: OpenServices): void {
  onRecord(program.command('restrict'))
    .summary('keep a single record stored and out of every answer')
    .description(
      'restrict every record with this reference (UK GDPR, Article 18): it stays stored and is in no list, map, count or file, also after later loads',
    )
    .addHelpText(
      'before',
      'Examples:\n  homeward restrict asb-reports ASB-2025-00417 --reason "accuracy contested"\n' +
        '  homeward restrict asb-reports ASB-2025-00417 --lift --reason "checked"\n',
    )
    .requiredOption('--reason <text>', 'why; kept with who and when')
    .option('--lift', 'bring it back')
    .action(async (name: string, reference: string, flags: RestrictFlags) => {
      const reason = checkReason(flags.reason, ['reason']);
      if (flags.lift) {
        await actOnRecord(
          openServices,
          [name, reference, flags],
          ({ database, operator }, key) => liftRestriction(database, key, { who: operator, reason }),
          ({ rows, force }) => `The restriction is lifted: ${recordsWere(rows)} brought back (force ${force}).`,
        );
        return;
      }
      await actOnRecord(
        openServices,
        [name, reference, flags],
        ({ database, operator }, key) => restrictRecord(database, key, { who: operator, reason }),
        ({ restricted, batches, force }) =>
          `${recordsWere(restricted)} restricted, of batch ${batches.join(', ')} (force ${force}).`,
      );
    });
}
