import type { AreaType } from '../areas/area-type.js';
import { badUserInput } from '../errors.js';
import type { HotspotOptions } from '../hotspots/hotspot-options.js';
import type { HotspotMethod } from '../hotspots/hotspot-words.js';
import type { IncidentFilter } from '../incidents/incident-filter.js';
import type { IncidentKind } from '../incidents/incident-kind.js';
import { readDetection } from './detection-words.js';
import { list, readAreaType, readChoice, readInteger, readNumbers, readPeriod, readRecipient, readShape } from './read-word.js';

/** The layers that can be had as files. */
export const EXPORT_LAYERS = ['areas', 'counts', 'grid', 'hotspots', 'points', 'provision', 'attendance'] as const;
export type ExportLayer = (typeof EXPORT_LAYERS)[number];

export const EXPORT_FORMATS = ['csv', 'geojson'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What a counts export is broken down by; by area is the layer «areas». */
export const EXPORT_BREAKDOWNS = { month: 'MONTH', hour: 'WEEK_HOUR', category: 'CATEGORY', kind: 'KIND' } as const;
/** What attendance is broken down by. */
const ATTENDANCE_BREAKDOWNS = { week: 'WEEK', period: 'PERIOD' } as const;

export type ExportBreakdown = (typeof EXPORT_BREAKDOWNS)[keyof typeof EXPORT_BREAKDOWNS] | 'AREA';

/** One export asked for, by the words of an address or a command line. */
export interface ExportRequest {
  readonly layer: ExportLayer;
  readonly format: ExportFormat;
  readonly filter: IncidentFilter;
  readonly by: ExportBreakdown;
  /** For attendance. */
  readonly attendanceBy: 'WEEK' | 'PERIOD';
  readonly areaType: AreaType;
  readonly vintage: number | undefined;
  readonly cellMetres: number;
  readonly shape: 'SQUARE' | 'HEXAGON';
  /** For hotspots. */
  readonly detection: { readonly method: HotspotMethod; readonly options: HotspotOptions };
  /** Who the file is for, where that is not who asks for it. */
  readonly recipient: string | undefined;
  /** The day by which every copy is to be gone; some months from now unless told. */
  readonly deleteBy: string | undefined;
}

/** Words of the Explore view's address that say how it looks, not what it shows. */
const ONLY_LOOKS = new Set(['measure', 'show', 'layers', 'selected', 'map', 'table', 'page', 'after', 'report']);

const KNOWN = new Set([
  'area',
  'period',
  'from',
  'to',
  'kinds',
  'category',
  'weekdays',
  'hours',
  'sources',
  'batch',
  'bbox',
  'near',
  'level',
  'vintage',
  'by',
  'cell',
  'shape',
  'method',
  'unit',
  'baseline',
  'reach',
  'weights',
  'harm',
  'harm-source',
  'harm-year',
  'against',
  'kernel',
  'bandwidth',
  'rule',
  'eps',
  'min-points',
  'slice',
  'seed',
  'recipient',
  'delete-by',
]);

export const KIND_OF_WORD: Readonly<Record<string, IncidentKind>> = {
  'asb-reports': 'ASB_REPORT',
  'firearms-discharges': 'FIREARMS_DISCHARGE',
  'recorded-crime': 'RECORDED_CRIME',
};
const WEEKDAY_WORDS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/**
 * Reads the words of an export: those of the Explore view's address (`area=E08000014&period=2025-11..2026-10&kinds=asb-reports
 * &category=Noise&weekdays=fri,sat&hours=18-23&level=ward`), and `from`, `to`, `sources`, `batch`, `bbox`, `near`, `by`,
 * `vintage`, `cell`, `shape`, and of hotspots `method`, `unit`, `baseline`, `against`, `reach`, `weights`, `harm`, `harm-source`, `harm-year`
 * and what else their methods take. Unlike a page, which passes over what it does not understand, a file must not mean something else than was
 * asked: unknown words are refused. Throws BAD_USER_INPUT naming the word.
 */
export function readExportWords(layer: string, format: string, words: URLSearchParams): ExportRequest {
  const knownLayer = EXPORT_LAYERS.find((known) => known === layer);
  if (!knownLayer) throw badUserInput(`There is no layer «${layer}». Layers: ${EXPORT_LAYERS.join(', ')}.`, ['layer']);
  const knownFormat = EXPORT_FORMATS.find((known) => known === format);
  if (!knownFormat) throw badUserInput(`Files are made as ${EXPORT_FORMATS.join(' or ')}, not «${format}».`, ['format']);
  for (const word of words.keys()) {
    if (!KNOWN.has(word) && !ONLY_LOOKS.has(word)) {
      throw badUserInput(`«${word}» is not known here. Known: ${[...KNOWN].join(', ')}.`, [word]);
    }
  }
  const isAttendance = knownLayer === 'attendance';
  const by = isAttendance ? 'MONTH' : readChoice(words, 'by', EXPORT_BREAKDOWNS, knownLayer === 'areas' ? undefined : 'month');
  return {
    layer: knownLayer,
    format: knownFormat,
    filter: readFilter(words),
    by: knownLayer === 'areas' ? 'AREA' : by!,
    attendanceBy: (isAttendance ? readChoice(words, 'by', ATTENDANCE_BREAKDOWNS, 'week') : undefined) ?? 'WEEK',
    areaType: readAreaType(words.get('level') ?? (isAttendance ? 'ward' : 'lsoa')),
    vintage: readInteger(words, 'vintage'),
    cellMetres: readInteger(words, 'cell') ?? 500,
    shape: readShape(words),
    detection: readDetection(words),
    recipient: readRecipient(words),
    deleteBy: readDeleteBy(words),
  };
}

function readDeleteBy(words: URLSearchParams): string | undefined {
  const day = words.get('delete-by') ?? '';
  if (day === '') return undefined;
  if (!/^20\d\d-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day)) || day < new Date().toISOString().slice(0, 10)) {
    throw badUserInput(`«${day}» is no day to come; write it as 2027-02-28.`, ['delete-by']);
  }
  return day;
}

function readFilter(words: URLSearchParams): IncidentFilter {
  const period = readPeriod(words);
  const kinds = list(words, 'kinds');
  const categories = words.getAll('category').filter((category) => category !== '');
  const weekdays = list(words, 'weekdays')?.map(readWeekday);
  const hours = list(words, 'hours')?.flatMap(readHours);
  const bbox = readNumbers(words, 'bbox', ['west', 'south', 'east', 'north']);
  const near = readNumbers(words, 'near', ['longitude', 'latitude', 'metres']);
  return {
    kinds: kinds && kinds.join() !== 'all' ? kinds.map(readKind) : null,
    categories: categories.length > 0 ? categories : null,
    ...period,
    areaCodes: list(words, 'area') ?? null,
    weekdays: weekdays ?? null,
    hours: hours ?? null,
    sources: list(words, 'sources') ?? null,
    batch: words.get('batch'),
    bbox: bbox as IncidentFilter['bbox'],
    near: near as IncidentFilter['near'],
  };
}

function readKind(word: string): IncidentKind {
  const kind = Object.hasOwn(KIND_OF_WORD, word) ? KIND_OF_WORD[word] : undefined;
  if (!kind) throw badUserInput(`«${word}» is no kind. Kinds: ${Object.keys(KIND_OF_WORD).join(', ')}.`, ['kinds']);
  return kind;
}

function readWeekday(word: string): number {
  const weekday = WEEKDAY_WORDS.indexOf(word.toLowerCase()) + 1;
  if (weekday === 0) throw badUserInput(`«${word}» is no weekday. Weekdays: ${WEEKDAY_WORDS.join(', ')}.`, ['weekdays']);
  return weekday;
}

/** «7» or «18-23»; a range over midnight («22-3») goes round. */
function readHours(word: string): number[] {
  const [, first, last = first] = /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(word) ?? [];
  if (first === undefined || Number(first) > 23 || Number(last) > 23) {
    throw badUserInput(`«${word}» is no hour; write 18 or 18-23.`, ['hours']);
  }
  const count = (Number(last) - Number(first) + 24) % 24;
  return Array.from({ length: count + 1 }, (_, step) => (Number(first) + step) % 24);
}
