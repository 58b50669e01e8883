/** `homeward audit --head`: the end of the audit's chain, as a note to keep where nobody who could change the database can change it. */
import type { Command } from 'commander';
import { headAsText, readHead } from '../audit/audit-head.js';
import type { OpenServices } from './open-services.js';

export function register(program: Command, openServices: OpenServices): void {
  program
    .command('audit')
    .summary('print the head of the audit')
    .description('print the head of the audit, to keep elsewhere: «homeward check --head FILE» compares with it later')
    .addHelpText('before', 'Example:\n  npx homeward audit --head > head-2026-11-26.json\n')
    .requiredOption('--head', 'the number, moment and hash of the newest event, as JSON')
    .action(async () => {
      const services = await openServices();
      try {
        const head = await services.database.asOwner(readHead);
        if (head === null) {
          process.stderr.write('The audit has lost its head. «homeward check» says what is wrong.\n');
          process.exitCode = 1;
          return;
        }
        process.stdout.write(headAsText(head));
        process.stderr.write(`Event ${head.sequence}. Keep it outside this machine and its database server.\n`);
      } finally {
        await services.close();
      }
    });
}
