/** docs/sources.md, made from what the sources declare, so that the page and the checks cannot say different things. */
import type { Layout, Source } from './source.js';

export function sourcesPage(sources: readonly Source[]): string {
  const intro = [
    '# Sources and their columns',
    '',
    'What `homeward ingest SOURCE FILE…` and the page «Data» accept. This page is made from what the sources declare',
    '(`npx vitest run test/ingest/sources-page.test.ts -u` writes it anew); `homeward ingest --list` prints the same.',
    '',
    'Files are UTF-8 text with commas (or compressed, `.csv.gz`), with a header row unless said otherwise. Columns may stand in any order. Columns in',
    '**bold** must be there. Times are ISO 8601 (`2025-11-05T19:30`) in Europe/London unless they carry an offset; a date alone is the whole',
    'day; `01/02/2024` is refused, because it can be read in two ways.',
    '',
    '**Free text** (`place`, `category`, `outcome` and other columns that hold text) is kept as it stands, with the row, until the load is taken',
    'back or the record taken out; it is shown to whoever may see the record. Partners’ own lists (`asb-reports`, `recorded-crime`,',
    '`firearms-discharges`, `youth-provision`) are [screened](governance-screening.md): a row whose free text or reference seems to hold a name, a date of',
    'birth, an NHS, pupil, National Insurance or telephone number or an e-mail address is refused, and what stood there is not repeated. Leave',
    'them out of the file all the same: names are told by a rule of thumb. Published data are not screened.',
    'Warnings stay in the list of loads; refused rows go to whoever loaded the file, and nowhere else.',
    'A postcode, reference or session of a sensitive place or a discharge is in no warning.',
    '',
    'The file of **refused rows** holds the reasons and, after them, each refused row as it was, but for cells that were refused by screening, which',
    'are empty. Mended, it loads as it is: the reasons are not read. It holds the refused rows only: to load the file whole, mend the file itself.',
    '',
    ...sources.map(({ name, title }) => `- [\`${name}\`](#${name}): ${title}`),
  ];
  return `${[...intro, ...sources.flatMap(section)].join('\n')}\n`;
}

function section(source: Source): string[] {
  const { name, title, openData, layouts } = source;
  const ground =
    openData === undefined
      ? 'Under a data sharing agreement only (`--agreement`, [the register](governance.md)).'
      : `Open data: ${openData.publisher}, ${openData.licence}.`;
  return ['', `## ${name}`, '', `${title}. ${ground}`, ...layouts.flatMap((layout) => table(layout))];
}

function table(layout: Layout): string[] {
  const rows = layout.columns.map(({ name, required, kind, description, allowed }) => {
    const words = allowed === undefined ? '' : `: ${allowed.join(', ')}`;
    return `| ${required ? `**${name}**` : name} | ${kind} | ${`${description}${words}`.replaceAll('|', '\\|')} |`;
  });
  return [
    '',
    `### ${layout.name}${layout.headerless === true ? ' (no header row)' : ''}`,
    '',
    '| column | holds | meaning |',
    '| --- | --- | --- |',
    ...rows,
  ];
}
