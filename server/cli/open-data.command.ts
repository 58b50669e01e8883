/** `homeward open-data`: sources of open data in the register; for how long they are kept, and who looks at them again when. */
import { InvalidArgumentError, type Command } from 'commander';
import { badUserInput } from '../errors.js';
import { londonDay } from '../governance/agreement.js';
import { heldLoads } from '../governance/held-data.sql.js';
import { keptTooLong, listOpenData, setOpenData, type OpenDataEntry } from '../governance/open-data.js';
import type { OpenData } from '../ingest/source.js';
import { sources } from '../ingest/sources.js';
import type { CommandServices, OpenServices } from './open-services.js';

const EXAMPLES = `Examples:
  homeward open-data                       what the register says of each
  homeward open-data police-street --reviewer "Information governance officer" --review-on 2027-11-01 --months 72
  homeward open-data boundaries --reviewer "GIS officer" --review-on 2027-05-01      kept until taken back
`;

interface OpenDataFlags {
  readonly reviewer?: string;
  readonly reviewOn?: string;
  readonly months?: number;
  readonly json?: boolean;
}

export function register(program: Command, openServices: OpenServices): void {
  program
    .command('open-data')
    .summary('open data in the register; who reviews it')
    .description('list the sources of open data in the register, or say who looks at one again, when, and how long it is kept')
    .addHelpText('before', EXAMPLES)
    .argument('[source]', 'the source: «homeward ingest --list» names them')
    .option('--reviewer <office>', 'the role or office that looks at it again')
    .option('--review-on <day>', 'when')
    .option('--months <months>', 'how long loads are kept; until they are taken back when left out', readMonths)
    .option('--json', 'print JSON')
    .action(async (source: string | undefined, flags: OpenDataFlags) => {
      const { json, ...terms } = flags;
      if (source === undefined && Object.keys(terms).length > 0) throw badUserInput('Name the source.', ['source']);
      const services = await openServices();
      try {
        process.exitCode = await (source === undefined ? list(services, json === true) : set(services, source, flags));
      } finally {
        await services.close();
      }
    });
}

async function set({ database, operator }: CommandServices, source: string, flags: OpenDataFlags): Promise<number> {
  const { reviewer, reviewOn, months: retentionMonths } = flags;
  const outcome = await setOpenData(database, { source, reviewer, reviewOn, retentionMonths }, operator);
  if (flags.json === true) process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`);
  if (outcome.ok) {
    process.stderr.write(`${source}: reviewed by ${outcome.entry.reviewer}, next on ${outcome.entry.reviewOn}.\n`);
    return 0;
  }
  for (const { field, problem } of outcome.problems) process.stderr.write(`${field}: ${problem}\n`);
  return 2;
}

async function list({ database }: CommandServices, json: boolean): Promise<number> {
  const [entries, held] = await database.asOwner(async (sql) => [await listOpenData(sql), await heldLoads(sql)] as const);
  const told = sources.flatMap(({ name, openData }): Told[] => {
    if (openData === undefined) return [];
    const entry = entries.find(({ source }) => source === name);
    const loadsTooOld = keptTooLong(entry, held, londonDay()).map(({ batch }) => batch);
    return [{ name, ...openData, entry: entry ?? null, loadsTooOld }];
  });
  if (json) process.stdout.write(`${JSON.stringify(told, null, 2)}\n`);
  else process.stdout.write(`${told.map(inWords).join('\n')}\n`);
  return 0;
}

interface Told extends OpenData {
  readonly name: string;
  readonly entry: OpenDataEntry | null;
  readonly loadsTooOld: readonly number[];
}

function inWords({ name, publisher, licence, basis, entry, loadsTooOld }: Told): string {
  const kept = entry?.retentionMonths == null ? 'until they are taken back' : `${entry.retentionMonths} months`;
  const review = entry === null ? 'no reviewer named yet' : `reviewed by ${entry.reviewer}, next on ${entry.reviewOn}`;
  const late = loadsTooOld.length === 0 ? [] : [`kept too long: load ${loadsTooOld.join(', ')}`];
  return [
    name,
    ...[`published by ${publisher}; ${licence}`, basis, `loads kept ${kept}; ${review}`, ...late].map((line) => `      ${line}`),
  ].join('\n');
}

function readMonths(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError('Write whole months, such as 72.');
  return Number(text);
}
