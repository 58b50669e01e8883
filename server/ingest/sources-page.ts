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
    ...sources.map(({ name, title }) => `- [\`${name}\`](#${name}): ${title}`),
  ];
  return `${[...intro, ...sources.flatMap(section)].join('\n')}\n`;
}

function section(source: Source): string[] {
  return ['', `## ${source.name}`, '', `${source.title}.`, ...source.layouts.flatMap((layout) => table(layout))];
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
