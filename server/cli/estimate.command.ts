/** `homeward estimate`: how many children are expected in groups that nobody counts, from the loaded data and a question in a file. */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { coerceInputValue, type GraphQLInputObjectType } from 'graphql';
import { askEstimate } from '../estimates/ask-estimate.js';
import {
  ESTIMATE_METHODS,
  type EstimateMethod,
  type EstimateQuestion,
  type FigureQuestion,
} from '../estimates/asked/asked-estimate.js';
import type { EstimateResult, ShownCount } from '../estimates/estimate-result.js';
import { IDENTIFIED_INPUTS, type IdentifiedInput } from '../estimates/asked/identified-inputs.js';
import { PREVALENCE_GROUPS, type PrevalenceGroup } from '../estimates/report/prevalence-groups.js';
import { badUserInput } from '../errors.js';
import { csvLine } from '../export/csv-cell.js';
import type { AreaType } from '../areas/area-type.js';
import { buildHomewardSchema } from '../graphql/build-schema.js';
import { numberOfId } from '../number-of-id.js';
import { nearestWord } from './nearest-word.js';
import type { OpenServices } from './open-services.js';

const EXAMPLE = `Examples:
  homeward estimate E08000014
  homeward estimate E08000014 --level ward --groups knows-a-member --json
  homeward estimate E08000014 --local children-in-need-10-to-17=43 --local youth-offending-flagged=57 --source "own census, 2025"
  homeward estimate E08000014 --input estimate.json     the whole question, as populationEstimate takes it
`;

interface EstimateFlags {
  readonly input?: string;
  readonly groups?: string;
  readonly methods?: string;
  readonly level?: string;
  readonly areas?: string;
  readonly areaGroups?: string;
  readonly local: readonly string[];
  readonly source?: string;
  readonly json?: boolean;
}

export function register(program: Command, openServices: OpenServices): void {
  program
    .command('estimate')
    .summary('how many children are expected in groups that nobody counts')
    .description(
      'how many children of an authority are expected in groups that nobody counts (docs/methods/estimates.md); CSV on standard output',
    )
    .addHelpText('before', EXAMPLE)
    .argument('<area>', 'code of the authority')
    .option('--input <file>', 'JSON of the question, with every input; other options go before what it says')
    .option('--groups <names>', `which groups, with commas between: ${PREVALENCE_GROUPS.map(word).join(', ')}`)
    .option('--methods <names>', `by which methods, the first central: ${ESTIMATE_METHODS.map(word).join(', ')}`)
    .option('--level <type>', 'smaller areas: ward, msoa or lsoa')
    .option('--areas <codes>', 'other smaller areas by code, with commas between')
    .option('--area-groups <names>', 'groups for smaller areas, shown or withheld together; the widest unless told')
    .option(
      '--local <name=figure>',
      `a figure of the authority, with --source: ${IDENTIFIED_INPUTS.map(word).join(', ')}`,
      (one: string, before: readonly string[]) => [...before, one],
      [] as readonly string[],
    )
    .option('--source <text>', 'where the local figures are from')
    .option('--json', 'print JSON')
    .action(async (area: string, flags: EstimateFlags) => {
      const question = await checkedQuestion({ ...(await readQuestion(flags.input)), ...asked(area, flags) });
      const services = await openServices();
      try {
        const result = await services.database.asOwner((sql) => askEstimate(sql, question, true));
        const { formulasForReaders: _, ...told } = result;
        process.stdout.write(flags.json === true ? `${JSON.stringify(told, null, 2)}\n` : csvOf(result));
        if (flags.json !== true)
          process.stderr.write(`${[result.sentence, ...(result.areasNote === null ? [] : [result.areasNote])].join('\n')}\n`);
      } finally {
        await services.close();
      }
    });
}

const word = (name: string): string => name.toLowerCase().replaceAll('_', '-');

async function readQuestion(file: string | undefined): Promise<Partial<EstimateQuestion>> {
  if (file === undefined) return {};
  const text = await readFile(file, 'utf8').catch(() => {
    throw badUserInput(`«${file}» cannot be read.`, ['input']);
  });
  let question: unknown;
  try {
    question = JSON.parse(text);
  } catch {
    throw badUserInput(`«${file}» is no JSON: write an object such as {"methods": ["POPULATION_SHARE"]}.`, ['input']);
  }
  if (typeof question !== 'object' || question === null || Array.isArray(question))
    throw badUserInput(`«${file}» is no question: write an object such as {"methods": ["POPULATION_SHARE"]}.`, ['input']);
  return question as Partial<EstimateQuestion>;
}

/** By the schema's own input type: a name that it does not know is refused with its place. */
async function checkedQuestion(question: object): Promise<EstimateQuestion> {
  const schema = await buildHomewardSchema();
  const type = schema.getType('PopulationEstimateInput') as GraphQLInputObjectType;
  const input = coerceInputValue(question, type, (path, _, { message }) => {
    throw badUserInput(`${path.join('.')}: ${message}`, ['input', ...path]);
  }) as Omit<EstimateQuestion, 'hotspotAreas'> & { readonly hotspotAreas?: readonly string[] | null };
  return { ...input, hotspotAreas: input.hotspotAreas?.map((id) => numberOfId(id, 'input', 'hotspotAreas')) ?? null };
}

function asked(area: string, { groups, methods, level, areas, areaGroups, local, source }: EstimateFlags): EstimateQuestion {
  const figures = local.map((one): FigureQuestion => {
    const [name = '', figure = ''] = one.split('=');
    return {
      name: named<IdentifiedInput>(IDENTIFIED_INPUTS, name, '--local'),
      figure: figure.trim() === '' ? Number.NaN : Number(figure.replaceAll(',', '')),
      source: source ?? '',
    };
  });
  return {
    area,
    ...(groups === undefined
      ? {}
      : { groups: listed<PrevalenceGroup>(PREVALENCE_GROUPS, groups, '--groups').map((group) => ({ group })) }),
    ...(methods === undefined ? {} : { methods: listed<EstimateMethod>(ESTIMATE_METHODS, methods, '--methods') }),
    ...(level === undefined ? {} : { level: level.toUpperCase() as AreaType }),
    ...(areas === undefined ? {} : { areas: areas.split(',') }),
    ...(areaGroups === undefined ? {} : { areaGroups: listed<PrevalenceGroup>(PREVALENCE_GROUPS, areaGroups, '--area-groups') }),
    ...(figures.length === 0 ? {} : { identifiedLocal: figures }),
  };
}

const listed = <Name extends string>(names: readonly Name[], text: string, option: string): Name[] =>
  text.split(',').map((one) => named(names, one, option));

function named<Name extends string>(names: readonly Name[], text: string, option: string): Name {
  const found = names.find((name) => word(name) === word(text.trim()));
  if (found !== undefined) return found;
  const near = nearestWord(text.trim(), names.map(word));
  throw badUserInput(
    `${option} has no «${text}»${near === null ? '' : `; did you mean ${near}?`} Known: ${names.map(word).join(', ')}.`,
    [option],
  );
}

const figure = (count: ShownCount | null | undefined): string | number => (count == null ? '' : (count.count ?? 'withheld'));

/** One row a group of the authority, then one an area and group. */
function csvOf({ area, groups, areas, localIdentified }: EstimateResult): string {
  const columns = [
    'area',
    'gss_code',
    'group',
    'central',
    'lowest_scenario',
    'highest_scenario',
    'known_low',
    'known_high',
    'not_known',
    'share_known',
  ];
  const rows = [
    ...groups.map(({ group, estimate, known, invisible, share }) => [
      ...[area.name, area.gssCode, group],
      ...[figure(estimate?.central), figure(estimate?.lower), figure(estimate?.upper)],
      // Those identified are of gangs: of a group without prevalence its own are known, or none.
      ...(estimate === null ? [figure(known), figure(known)] : [figure(localIdentified?.low), figure(localIdentified?.high)]),
      ...[invisible?.words ?? '', share?.words ?? ''],
    ]),
    ...areas.flatMap(({ name, gssCode, figures }) =>
      figures.map(({ group, range }) => [
        ...[name, gssCode ?? '', group, figure(range.central), figure(range.lower), figure(range.upper)],
        ...['', '', '', ''],
      ]),
    ),
  ];
  return [columns, ...rows].map((cells) => csvLine(cells)).join('');
}
