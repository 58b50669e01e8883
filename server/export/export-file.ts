import { londonDay } from '../governance/agreement.js';
import { INVENTED_DATA } from '../installation/marking.js';
import { longDay } from '../long-day.js';
import { csvLine } from './csv-cell.js';
import type { ExportContent, ExportRow } from './export-content.js';
import type { ExportFormat } from './export-words.js';

/** A file on its way: its name, which carries the marking, and its text piece by piece. */
export interface ExportFile {
  readonly name: string;
  readonly contentType: string;
  /** How many rows it will have. */
  readonly rows: number;
  /** How many rows have been sent so far. */
  sent(): number;
  readonly text: AsyncIterable<string>;
}

/** What is sent of a file: text, or bytes of a document. */
export interface SentFile extends Omit<ExportFile, 'text' | 'sent'> {
  readonly text: AsyncIterable<string | Uint8Array>;
}

/** Who gives the file out, and whether what it is made from is invented. */
export interface ExportFrame {
  readonly partnership: string;
  readonly invented: boolean;
  readonly made: { readonly by: string; readonly on: Date };
  /** Who it is for. */
  readonly recipient: string;
  /** The day by which every copy is to be gone, 2027-02-03. */
  readonly deleteBy: string;
}

/** The content as a file of the format asked. */
export function writeExport(content: ExportContent, format: ExportFormat, frame: ExportFrame): ExportFile {
  let sent = 0;
  const counted = {
    ...content,
    portions: eachPortion(content.portions, (rows) => {
      sent += rows.length;
    }),
  };
  const marks = [content.marking, ...(frame.invented ? ['invented'] : [])].join('-');
  return {
    name: `homeward-${content.name}-${marks}.${format}`,
    rows: content.rows,
    sent: () => sent,
    contentType: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/geo+json; charset=utf-8',
    text: format === 'csv' ? csvText(counted, frame) : geojsonText(counted, frame),
  };
}

async function* eachPortion(
  portions: ExportContent['portions'],
  see: (rows: readonly ExportRow[]) => void,
): AsyncIterable<readonly ExportRow[]> {
  for await (const rows of portions) {
    see(rows);
    yield rows;
  }
}

/** «OFFICIAL. Invented data. ASB reports by ward, November 2025. Source: … Made by … on …»: all a stray sheet must say of itself. */
export function headingLine(content: ExportContent, frame: ExportFrame): string {
  const sources = content.sources.length > 0 ? `Source: ${content.sources.join(', ')}.` : 'No source has data for this.';
  const made = `Made with Homeward by ${frame.partnership} on ${longDay(londonDay(frame.made.on))}: by ${frame.made.by}, for ${frame.recipient}. To be deleted by ${longDay(londonDay(new Date(frame.deleteBy)))}.`;
  return [
    `${content.marking}.`,
    ...(frame.invented ? [`${INVENTED_DATA}.`] : []),
    `${content.shown}.`,
    sources,
    ...content.notes,
    made,
  ].join(' ');
}

async function* csvText(content: ExportContent, frame: ExportFrame): AsyncIterable<string> {
  yield csvLine([headingLine(content, frame)]) + csvLine(content.columns);
  for await (const rows of content.portions) yield rows.map(({ cells }) => csvLine(cells)).join('');
}

/** RFC 7946 allows members of one's own beside `features`; programs that do not know them pass over them. */
async function* geojsonText(content: ExportContent, frame: ExportFrame): AsyncIterable<string> {
  const about = {
    type: 'FeatureCollection',
    marking: content.marking,
    invented: frame.invented,
    heading: headingLine(content, frame),
    madeBy: frame.made.by,
    recipient: frame.recipient,
    deleteBy: frame.deleteBy,
    sources: content.sources,
    ...content.about,
  };
  yield `${JSON.stringify(about).slice(0, -1)},"features":[`;
  let first = true;
  for await (const rows of content.portions) {
    if (rows.length === 0) continue;
    yield (first ? '\n' : ',\n') + rows.map((row) => featureText(content.columns, row)).join(',\n');
    first = false;
  }
  yield '\n]}\n';
}

function featureText(columns: readonly string[], { cells, geometry }: ExportRow): string {
  const properties = Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? null]));
  return `{"type":"Feature","geometry":${geometry ?? 'null'},"properties":${JSON.stringify(properties)}}`;
}
