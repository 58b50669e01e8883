/** `homeward analyse`: a method on a CSV, without a database. Figures on standard output, warnings on standard error. */
import type { Command } from 'commander';
import { METHODS } from './analyse/methods.js';
import { printCsv, printJson } from './analyse/print.js';
import { readTable } from './analyse/table.js';

const EXAMPLES = `Examples:
  homeward analyse rates wards.csv > rates.csv
  homeward analyse gi-star cells.csv --within 150 --json
`;

export function register(program: Command): void {
  const command = program
    .command('analyse')
    .summary('a method on a CSV of your own, no database')
    .description(
      'a method on a CSV with a header; the answer is CSV on standard output. «homeward analyse METHOD --help» shows its options',
    )
    .addHelpText('before', EXAMPLES);
  for (const method of METHODS) {
    method
      .addOptions(
        command
          .command(method.name)
          .summary(method.summary)
          .description(`${method.summary}\n\nColumns of FILE: ${method.input}`)
          .addHelpText('before', `Example:\n  homeward analyse ${method.example}\n`)
          .argument('<file>', `CSV with the columns ${method.input}`)
          .option('--json', 'print JSON'),
      )
      .action(async (file: string, flags: { json?: boolean }) => {
        const table = await readTable(file);
        const analysis = await method.analyse(table, flags);
        for (const warning of analysis.warnings) process.stderr.write(`warning: ${warning}\n`);
        if (flags.json === true) await printJson(method.name, analysis, table, process.stdout);
        else await printCsv(analysis, table, process.stdout);
      });
  }
}
