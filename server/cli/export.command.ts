import { once } from 'node:events';
import type { Command } from 'commander';
import { recordIn } from '../audit/write-events.sql.js';
import { badUserInput } from '../errors.js';
import { correctionOf, exportOf } from '../export/export-event.js';
import { EXPORT_FORMATS, EXPORT_LAYERS, readExportWords } from '../export/export-words.js';
import type { SentFile } from '../export/export-file.js';
import { makeExport } from '../export/make-export.js';
import { TEMPLATES } from '../chapters/templates/templates.js';
import { exportFigures, readAskedFigures } from './export-chapter.js';
import type { OpenServices } from './open-services.js';

const EXAMPLES = `Examples:
  npx homeward export areas --level ward --period 2025-11..2026-10 --kinds asb-reports > wards.csv
  npx homeward export chapter --template needs-assessment --area E08000014 --period 2025-11..2026-10 > chapter.docx
`;

/** Options that are words of the export's address too, each with its help. */
const WORDS: Readonly<Record<string, string>> = {
  'area <codes>': 'areas of any type by code, with commas between',
  'period <months>': '2025-11..2026-10, or days: 2025-11-05..2025-11-08',
  'from <day>': 'first day or month',
  'to <day>': 'last day or month',
  'kinds <kinds>': 'asb-reports, firearms-discharges, recorded-crime; all unless told',
  'category <name...>': 'categories in the source’s own words',
  'weekdays <days>': 'mon,tue,…',
  'hours <hours>': '18-23, or 7,8',
  'sources <names>': 'sources',
  'batch <id>': 'what one load brought',
  'bbox <box>': 'west,south,east,north in degrees',
  'near <circle>': 'longitude,latitude,metres',
  'level <type>':
    'for areas: lsoa, msoa, ward, district, …; lsoa unless told. For hotspots: by areas instead of cells. For attendance: ward (unless told) or district',
  'vintage <year>': 'for areas: the edition; the newest unless told',
  'by <breakdown>': 'for counts: month, hour, category, kind; month unless told. For attendance: week (unless told) or period',
  'cell <metres>': 'for grid: 500 unless told; for hotspots: chosen unless told',
  'shape <shape>': 'for grid and hotspots: square or hexagon',
  'method <method>': 'for hotspots: gi-star (unless told), local-moran, emerging, kernel-density or dbscan',
  'unit <unit>': 'for hotspots: cells, or areas of a --level; cells unless a level is told',
  'baseline <baseline>': 'for hotspots: even (over land, unless told), residents or last-period',
  'reach <metres>': 'for hotspots: how far neighbours reach; those that touch unless told',
  'weights <weights>': 'for hotspots: counts (unless told), rates or harm',
  'harm <category:weight...>': 'for hotspots by harm: how much a report of a category weighs; 1 unless told',
  'harm-source <words>': 'for hotspots by harm: where the weights are from',
  'harm-year <year>': 'for hotspots by harm: which year’s they are',
  'against <period>': 'for hotspots, with baseline last-period: 2024-11..2025-10; the period just before unless told',
  'kernel <kernel>': 'for hotspots by kernel-density: quartic (unless told) or gaussian',
  'bandwidth <metres>': 'for hotspots by kernel-density: found by a rule unless told',
  'rule <rule>': 'for hotspots by kernel-density: scott (unless told), ppl or diggle',
  'eps <metres>': 'for hotspots by dbscan: how near reports of a cluster are; chosen unless told',
  'min-points <number>': 'for hotspots by dbscan: how many lie so near; chosen unless told',
  'slice <months>': 'for hotspots by emerging: months a slice; 1 unless told',
  'seed <number>': 'for hotspots by local-moran: of its random numbers; 1 unless told',
  'template <template>': `for a chapter: ${TEMPLATES.map(({ template }) => template).join(', ')}`,
  'delete-by <day>': 'when every copy is to be gone; 90 days from now unless told',
  'recipient <name>': 'who the file is for, as the audit keeps it; you unless told',
};

export function register(program: Command, openServices: OpenServices): void {
  const command = program
    .command('export')
    .argument('<layer>', [...EXPORT_LAYERS, 'chapter'].join(', '))
    .description('print what is loaded as a file, marked, on standard output')
    .addHelpText('before', EXAMPLES)
    .option('--format <format>', `${EXPORT_FORMATS.join(' or ')}, csv unless told; for a chapter docx (unless told) or zip`);
  for (const [flag, help] of Object.entries(WORDS)) command.option(`--${flag}`, help);

  command.action(async (layer: string, options: Record<string, string | string[]>) => {
    const { format, ...words } = options;
    if (layer === 'chapter') return giveChapter(format as string | undefined, asSearch(words), openServices);
    const asked = readExportWords(layer, String(format ?? 'csv'), asSearch(words));
    const services = await openServices();
    try {
      const file = await makeExport(asked, (work) => services.database.asOwner(work), null, {
        by: services.operator,
        on: new Date(),
        version: program.version() ?? '',
      });
      const { database, operator } = services;
      await database.asOwner((sql) => recordIn(sql, operator, exportOf(asked, file, operator)));
      await send(file);
      const correction = correctionOf(asked, file);
      if (correction !== null) await database.asOwner((sql) => recordIn(sql, operator, correction));
    } finally {
      await services.close();
    }
  });
}

async function giveChapter(format: string | undefined, words: URLSearchParams, openServices: OpenServices): Promise<void> {
  const asked = readAskedFigures(format, words);
  if (process.stdout.isTTY) throw badUserInput('Write it to a file: put «> chapter.docx» after the command.', []);
  const services = await openServices();
  try {
    await send(await exportFigures(asked, services));
  } finally {
    await services.close();
  }
}

/** Its name to standard error, what is in it to standard output. */
async function send(file: SentFile): Promise<void> {
  process.stderr.write(`${file.name}\n`);
  for await (const piece of file.text) {
    if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
  }
}

function asSearch(options: Record<string, string | string[]>): URLSearchParams {
  const words = new URLSearchParams();
  for (const [name, given] of Object.entries(options)) {
    // The reader of options makes «deleteBy» of «--delete-by».
    const written = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    for (const word of [given].flat()) words.append(written, word);
  }
  return words;
}
