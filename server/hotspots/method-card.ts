/** The method card: everything that is needed to read a picture of hot spots, and to make it again. Printed with every picture and file. */
import { KIND_WORDS } from '../incidents/incident-kind.js';
import type { IncidentFilter } from '../incidents/incidents.service.js';
import { longDay } from '../long-day.js';
import type { CardLine } from './card-line.js';
import type { CountedUnits } from './counted-units.js';
import type { CheckedOptions } from './hotspot-options.js';
import type { MethodAnswer } from './methods/method-answer.js';
import type { Told } from './told.js';

export interface CardParts {
  readonly told: Told;
  readonly options: CheckedOptions;
  readonly units: CountedUnits;
  readonly answer: Pick<MethodAnswer, 'card'>;
  /** How reports came in, in words; null where that is not known. */
  readonly channels: string | null;
  /** What land is known from. */
  readonly madeOf: string;
  readonly version: string;
}

export function methodCard(parts: CardParts): CardLine[] {
  const { told, units, options, answer, channels, version } = parts;
  return [
    { label: 'What was counted', text: `${kindsInWords(told.kinds)}, ${periodInWords(told.filter)}${narrowings(told.filter)}` },
    { label: 'Sources', text: told.sources.length === 0 ? 'none' : told.sources.join(', ') },
    { label: 'Reports', text: reportsInWords(parts) },
    ...(channels === null ? [] : [{ label: 'Channels', text: channels }]),
    { label: 'Cells', text: cellsInWords(parts) },
    { label: 'Neighbours', text: neighboursInWords(units, options) },
    ...answer.card,
    {
      label: 'What it is not',
      text: 'Reports, not behaviour: recording is not occurrence. It assumes reports that come one by one; one night reported ten times counts ten.',
    },
    { label: 'Made with', text: `Homeward ${version}` },
  ];
}

export function kindsInWords(kinds: Told['kinds']): string {
  const words = kinds.map((kind) => KIND_WORDS[kind]);
  return kinds.length > 1 ? `Records of several kinds (${words.join(', ')})` : capital(words[0] ?? 'nothing');
}

export function periodInWords({ from, to }: Pick<IncidentFilter, 'from' | 'to'>): string {
  if (from == null && to == null) return 'all that is loaded';
  if (from == null) return `up to ${longDay(to!)}`;
  return to == null ? `from ${longDay(from)} on` : `${longDay(from)} to ${longDay(to)}`;
}

/** What else the filter narrows to, each in a few words. */
function narrowings(filter: IncidentFilter): string {
  const parts = [
    filter.categories == null ? null : `categories ${filter.categories.map((one) => `«${one}»`).join(', ')}`,
    filter.areaCodes == null
      ? null
      : `in ${filter.areaCodes.slice(0, 12).join(', ')}${filter.areaCodes.length > 12 ? ' and more' : ''}`,
    filter.bbox == null ? null : 'in a box',
    filter.within == null ? null : 'in a drawn shape',
    filter.near == null ? null : `within ${number(filter.near.metres)} m of a point`,
    filter.weekdays == null ? null : `weekdays ${filter.weekdays.join(', ')} (1 is Monday)`,
    filter.hours == null ? null : `hours ${filter.hours.join(', ')}`,
    filter.batch == null ? null : `of load ${filter.batch}`,
  ].filter((part) => part !== null);
  return parts.map((part) => `; ${part}`).join('');
}

function reportsInWords({ told, units }: CardParts): string {
  const inUnits = units.counts.reduce((sum, count) => sum + count, 0);
  const total = told.total.count === null ? '' : ` of ${number(told.total.count)}`;
  const things = units.unit === 'GRID' ? 'cells' : 'the areas tested';
  const without = told.noLocation.count ? `; ${number(told.noLocation.count)} have no place` : '';
  const outside = units.outside === 0 ? '' : `; ${number(units.outside)} lie in the sea or beyond the boundaries, in no cell`;
  const rounded = units.roundedTo === 1 ? '' : ` (rounded to ${units.roundedTo}; the sums are of rounded figures)`;
  return `${number(inUnits)}${total} lie in ${things}${rounded}${without}${outside}`;
}

function cellsInWords({ units, madeOf }: CardParts): string {
  if (units.unit === 'AREAS') {
    const withheld =
      units.withheld === 0
        ? ''
        : `; ${number(units.withheld)} more ${units.withheld === 1 ? 'is' : 'are'} withheld and not tested`;
    return `${madeOf}, by the area recorded with each report${withheld}`;
  }
  const shapes = units.shape === 'HEXAGON' ? 'hexagons' : 'squares';
  const side = number(units.cellMetres ?? 0);
  return `${number(units.keys.length)} ${shapes} of ${side} m on the National Grid (${units.sizeReason}). Land is what lies within the boundaries of ${madeOf}; cells without land are left out`;
}

function neighboursInWords(units: CountedUnits, { neighbours, neighbourMetres }: CheckedOptions): string {
  if (units.unit === 'AREAS') {
    return neighbours === 'DISTANCE'
      ? `Areas whose middles lie within ${number(neighbourMetres!)} m, the area itself among them`
      : 'Areas whose boundaries touch, and the area itself';
  }
  if (neighbours === 'DISTANCE')
    return `Cells whose middles lie within ${number(neighbourMetres!)} m, the cell itself among them`;
  if (units.shape === 'HEXAGON') return 'The six around a cell, and the cell itself';
  return neighbours === 'ROOK'
    ? 'The four that share a side, and the cell itself'
    : 'The eight that share a side or corner, and the cell itself';
}

const number = (figure: number): string => figure.toLocaleString('en-GB');

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
