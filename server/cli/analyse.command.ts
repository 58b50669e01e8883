/** `homeward analyse`: a method on a CSV, without a database. Figures on standard output, warnings on standard error. */
import type { Command } from 'commander';
import { METHODS } from './analyse/methods.js';
import { printCsv, printJson, ReaderGone } from './analyse/print.js';
import { readTable } from './analyse/table.js';
import { nearestWord } from './nearest-word.js';

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
    .addHelpText('before', EXAMPLES)
    // What is no method comes here, with whatever stood behind it.
    .usage('METHOD FILE [options]')
    .argument('[method]', 'one of the below')
    .argument('[file...]', 'a CSV with a header')
    .allowUnknownOption()
    .action((name: string | undefined) => {
      process.stderr.write(`${noSuchMethod(name)}\n`);
      process.exitCode = 2;
    });
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
        const table = await readTable(file, method.alikeBy?.(flags));
        const analysis = await method.analyse(table, flags);
        for (const warning of analysis.warnings) process.stderr.write(`warning: ${warning}\n`);
        const print = flags.json === true ? printJson : printCsv;
        // An error of standard output is met where it is written to; unheard it would end the process by itself.
        process.stdout.on('error', () => undefined);
        await print(method.name, analysis, table, process.stdout).catch((error: unknown) => {
          if (!(error instanceof ReaderGone)) throw error;
          process.exitCode = 1;
        });
      });
  }
}

function noSuchMethod(name: string | undefined): string {
  const known = METHODS.map((method) => method.name);
  const meant = nearestWord(name ?? '', known);
  const found = name === undefined ? 'Name a method.' : `There is no method «${name}».`;
  return `${found}${meant === null ? '' : ` Did you mean «${meant}»?`} Methods: ${known.join(', ')}. «homeward analyse --help» says what they do.`;
}
