/** `homeward ingest`: loads files. Data and results on standard output, talk on standard error. */
import { InvalidArgumentError, type Command } from 'commander';
import { registerInventedAgreements } from '../demonstration/agreements.js';
import { agreementRefusal, ingest, refusedDirectoryOf, refusedUnder, type IngestRequest } from '../ingest/ingest.service.js';
import { succeeded, type LoadProgress, type LoadResult } from '../ingest/load-result.js';
import type { LoadOptions, Source } from '../ingest/source.js';
import { sources } from '../ingest/sources.js';
import { checkTyped } from '../governance/screening/typed-text.js';
import { nearestWord } from './nearest-word.js';
import type { OpenServices } from './open-services.js';

const EXAMPLES = `Examples:
  homeward ingest police-street 2024-01-marram-street.csv
  homeward ingest police-street archive/            every street file of a folder of months
  homeward ingest boundaries --type lsoa --vintage 2021 lsoa21.geojson
  homeward ingest asb-reports reports.csv --agreement ISA-2026-04 --dry-run
  homeward ingest --list                            the sources and their columns
`;

interface IngestFlags {
  readonly list?: boolean;
  readonly dryRun?: boolean;
  readonly replace?: boolean;
  readonly vintage?: number;
  readonly type?: string;
  readonly agreement?: string;
  readonly json?: boolean;
}

export function register(program: Command, openServices: OpenServices): void {
  program
    .command('ingest')
    .summary('load files')
    .description('load files of a source, each whole or not at all; FILE may be a folder, or a police archive as downloaded')
    .addHelpText('before', EXAMPLES)
    .argument('[source]', 'the source: «homeward ingest --list» names them')
    .argument('[files...]', 'files or folders')
    .option('--list', 'show the sources and their columns')
    .option('--dry-run', 'check everything, load nothing')
    .option('--replace', 'put the file in the place of older loads of the same force and month, or the same areas')
    .option('--vintage <year>', 'the edition of the areas or codes in the file, such as 2021', readYear)
    .option('--type <type>', 'for boundaries: lsoa, msoa, ward, district, upper-tier, force, postcode-district')
    .option('--agreement <id>', 'the data sharing agreement under which the file came; «homeward agreements» lists them')
    .option('--json', 'print one JSON array, an object a file')
    .action(async (name: string | undefined, files: string[], flags: IngestFlags) => {
      if (flags.list === true) print(listed(flags.json === true));
      else process.exitCode = await load(openServices, name, files, flags);
    });
}

function listed(json: boolean): string {
  return json ? `${JSON.stringify(sources.map(describe), null, 2)}\n` : sources.map(inWords).join('\n');
}

/** @returns the exit code: 0 only if every file was loaded (or in order, for a dry run) */
async function load(
  openServices: OpenServices,
  name: string | undefined,
  files: readonly string[],
  flags: IngestFlags,
): Promise<number> {
  const source = sources.find((candidate) => candidate.name === name);
  if (source === undefined) {
    const known = sources.map((candidate) => candidate.name);
    const meant = nearestWord(name ?? '', known);
    const found = name === undefined ? 'Name a source.' : `There is no source «${name}».`;
    say(
      `${found}${meant === null ? '' : ` Did you mean «${meant}»?`} Sources: ${known.join(', ')}. «homeward ingest --list» shows their columns.\n`,
    );
    return 2;
  }
  if (files.length === 0) {
    say(`Name the files to load: homeward ingest ${source.name} FILE…\n`);
    return 2;
  }
  const services = await openServices();
  try {
    if (services.config.demonstration) await registerInventedAgreements(services.database);
    const options = { ...optionsOf(flags), demonstration: services.config.demonstration };
    const refusal = await agreementRefusal(services.database, source, options);
    if (refusal !== null) {
      say(`${refusal.reason} ${refusal.remedy}\n`);
      if (flags.json === true) print(`${JSON.stringify(refusedUnder(source, files, options, refusal), null, 2)}\n`);
      return 2;
    }
    const results = await ingest(services.database, {
      source,
      named: files,
      options,
      who: services.operator,
      refusedDirectory: refusedDirectoryOf(services.config.dataDirectory),
      ...talk(flags.json === true),
    });
    if (flags.json === true) print(`${JSON.stringify(results, null, 2)}\n`);
    return results.length > 0 && results.every(succeeded) ? 0 : 1;
  } finally {
    await services.close();
  }
}

function print(text: string): void {
  process.stdout.write(text);
}

function say(text: string): void {
  process.stderr.write(text);
}

/** Progress takes the place of the last such line on a terminal; elsewhere it would only fill a log. */
function sayOver(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${text}`);
}

function optionsOf(flags: IngestFlags): LoadOptions {
  const { type, vintage, agreement } = flags;
  if (agreement !== undefined) checkTyped(agreement, ['agreement']);
  return { type, vintage, agreement, replace: flags.replace === true, dryRun: flags.dryRun === true };
}

function readYear(text: string): number {
  if (!/^(19|20)\d\d$/.test(text)) throw new InvalidArgumentError('Write a year, such as 2021.');
  return Number(text);
}

function talk(json: boolean): Partial<IngestRequest> {
  let file = '';
  let said = 0;
  return {
    onFile: (name: string, number: number, of: number) => {
      file = of > 1 ? `${name} (${number} of ${of})` : name;
      said = 0;
    },
    onProgress: ({ stage, rowsRead, bytesRead, bytesTotal }: LoadProgress) => {
      const now = Date.now();
      if (stage === 'checking' && now - said < 200) return;
      said = now;
      const share = bytesTotal > 0 ? `, ${Math.min(100, Math.floor((bytesRead / bytesTotal) * 100))} %` : '';
      const doing = {
        comparing: 'comparing with earlier loads',
        checking: `${rowsRead.toLocaleString('en-GB')} rows checked${share}`,
        publishing: 'publishing',
      }[stage];
      sayOver(`${file}: ${doing}`);
    },
    onOthers: (names: readonly string[]) => say(`Left alone, of another kind: ${names.length} file(s), such as ${names[0]}.\n`),
    onResult: (result: LoadResult) => {
      sayOver('');
      if (json) say(`${summary(result)}\n`);
      else print(`${report(result)}\n`);
    },
  };
}

const ERRORS_SHOWN = 20;

/** The summary line, then warnings and errors, each with what to do. */
function report(result: LoadResult): string {
  const lines = [summary(result)];
  for (const warning of result.warnings) lines.push(`  warning: ${warning}`);
  for (const error of result.errors.slice(0, ERRORS_SHOWN)) {
    const place = [error.row > 0 ? `row ${error.row}` : '', error.column].filter((part) => part !== '').join(', ');
    lines.push(`  ${place === '' ? '' : `${place}: `}${error.reason} ${error.remedy}`);
  }
  if (result.errors.length > ERRORS_SHOWN)
    lines.push(`  … and ${(result.errors.length - ERRORS_SHOWN).toLocaleString('en-GB')} more`);
  if (result.refusedRows !== null) lines.push(`  refused rows with reasons: ${result.refusedRows}`);
  return lines.join('\n');
}

function summary(result: LoadResult): string {
  const count = (rows: number): string => `${rows.toLocaleString('en-GB')} ${rows === 1 ? 'row' : 'rows'}`;
  const place = result.noLocation > 0 ? `, ${count(result.noLocation)} without a place` : '';
  if (result.alreadyLoaded)
    return `${result.file}: loaded already as batch ${result.batch} (${count(result.loaded)}); nothing changed`;
  if (!succeeded(result))
    return `${result.file}: nothing loaded; ${count(result.refused)} refused, ${count(result.heldBack)} held back`;
  if (result.dryRun) return `${result.file}: ${count(result.read)} in order${place}; dry run, nothing loaded`;
  return `${result.file}: ${count(result.loaded)} loaded as batch ${result.batch}${place}`;
}

function describe({ name, title, layouts }: Source) {
  return {
    name,
    title,
    layouts: layouts.map((layout) => ({
      name: layout.name,
      headerless: layout.headerless === true,
      columns: layout.columns.map(({ name: column, required, kind, description, allowed }) => ({
        name: column,
        required,
        kind,
        description,
        allowed,
      })),
    })),
  };
}

function inWords(source: Source): string {
  const lines = [`${source.name}: ${source.title}`];
  for (const layout of source.layouts) {
    lines.push(`  ${layout.name}${layout.headerless === true ? ' (no header row)' : ''}`);
    const width = Math.min(32, Math.max(0, ...layout.columns.map((column) => column.name.length)));
    for (const column of layout.columns) {
      const words = column.allowed === undefined ? '' : ` (${column.allowed.join(', ')})`;
      lines.push(
        `    ${column.required ? '*' : ' '} ${column.name.padEnd(width)}  ${column.kind.padEnd(8)}  ${column.description}${words}`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}
