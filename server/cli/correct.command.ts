/** `homeward correct`: corrects fields of a single record, by the reference its partner gave it. */
import type { Command } from 'commander';
import { badUserInput } from '../errors.js';
import { checkReason } from '../governance/change-reason.js';
import { cellsOf } from '../ingest/records/correctable.js';
import { correctRecord, liftCorrection } from '../ingest/records/correct-record.js';
import type { OpenServices } from './open-services.js';
import { actOnRecord, onRecord, recordsWere, type RecordFlags } from './single-record.js';

interface CorrectFlags extends RecordFlags {
  readonly set: readonly string[];
  readonly reason: string;
  readonly lift?: boolean;
}

const EXAMPLES = `Examples:
  homeward correct asb-reports ASB-2025-00417 --set category="Vehicle nuisance" --set outcome= --reason "wrong code"
  homeward correct asb-reports ASB-2025-00417 --set location=none --reason "the wrong house"
  homeward correct asb-reports ASB-2025-00417 --lift --reason "the file is right now"
`;

export function register(program: Command, openServices: OpenServices): void {
  onRecord(program.command('correct'))
    .summary('correct fields of a single record')
    .description(
      'correct fields of every record with this reference: checked as a file is, summaries follow, and later loads are corrected again',
    )
    .addHelpText('before', EXAMPLES)
    .option(
      '--set <field=content>',
      'a column of the file and what it should say; nothing after = empties it; again for more. Of the times and of the place all that is not named is empty',
      (given: string, before: readonly string[]) => [...before, given],
      [] as readonly string[],
    )
    .requiredOption('--reason <text>', 'why; kept with who and when')
    .option('--lift', 'forget the correction: the next load brings what its file says')
    .action(async (name: string, reference: string, flags: CorrectFlags) => {
      const reason = checkReason(flags.reason, ['reason']);
      const cells = cellsOf(flags.set.map(fieldOf));
      if (flags.lift) {
        if (flags.set.length > 0) throw badUserInput('Either --set or --lift.', ['set']);
        await actOnRecord(
          openServices,
          [name, reference, flags],
          ({ database, operator }, key) => liftCorrection(database, key, { who: operator, reason }),
          ({ force }) => `The correction is forgotten (force ${force}): the next load brings what its file says.`,
        );
        return;
      }
      await actOnRecord(
        openServices,
        [name, reference, flags],
        ({ database, operator }, key) => correctRecord(database, key, cells, { who: operator, reason }),
        ({ corrected, batches, force, fields }) =>
          `${recordsWere(corrected)} corrected (${fields.join(', ')}), of batch ${batches.join(', ')} (force ${force}).`,
      );
    });
}

function fieldOf(given: string): { field: string; content: string } {
  const parts = /^([^=]+)=([\s\S]*)$/.exec(given);
  if (parts === null) throw badUserInput(`Write «${given}» as field=content.`, ['set']);
  return { field: parts[1]!.trim(), content: parts[2]! };
}
