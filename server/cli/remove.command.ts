/** `homeward remove`: takes a single record out, by the reference its partner gave it. */
import type { Command } from 'commander';
import { liftRemoval, removeRecord } from '../ingest/remove-record.js';
import type { OpenServices } from './open-services.js';
import { checkReason } from '../governance/change-reason.js';
import { actOnRecord, onRecord, recordsWere, type RecordFlags } from './single-record.js';

interface RemoveFlags extends RecordFlags {
  readonly reason?: string;
  readonly lift?: boolean;
}

export function register(program: Command, openServices: OpenServices): void {
  onRecord(program.command('remove'))
    .summary('take a single record out')
    .description(
      'take every record with this reference out, for good: summaries follow, and loading its file again does not bring it back',
    )
    .addHelpText(
      'before',
      'Examples:\n  homeward remove asb-reports ASB-2025-00417 --reason "asked to be erased"\n' +
        '  homeward remove asb-reports ASB-2025-00417 --lift --reason "the wrong reference"\n',
    )
    .option('--reason <text>', 'why; kept with who and when')
    .option('--lift', 'it was a mistake: the next load that has the record brings it')
    .action(async (name: string, reference: string, flags: RemoveFlags) => {
      const reason = flags.reason === undefined ? undefined : checkReason(flags.reason, ['reason']);
      if (flags.lift) {
        await actOnRecord(
          openServices,
          [name, reference, flags],
          ({ database, operator }, key) => liftRemoval(database, key, { who: operator, reason }),
          ({ force }) =>
            `Its removal is lifted (force ${force}). Nothing was kept of it: the next load that has it brings it; a file that is loaded already must be taken back first.`,
        );
        return;
      }
      await actOnRecord(
        openServices,
        [name, reference, flags],
        ({ database, operator }, { source, force }) => removeRecord(database, source, reference, operator, force, { reason }),
        ({ removed, batches, force }) => `${recordsWere(removed)} taken out of batch ${batches.join(', ')} (force ${force}).`,
      );
    });
}
