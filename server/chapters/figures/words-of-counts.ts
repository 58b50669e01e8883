/** What a figure of incidents says of itself, from the answer it is made of. */
import type { ViewedCounts } from '../../incidents/incidents.service.js';
import type { IncidentKind } from '../../incidents/incident-kind.js';
import { badUserInput } from '../../errors.js';
import { longMonth } from '../../long-day.js';
import type { FigureMaking, FigureParameters, FigurePeriod } from './figure.js';

/** What is counted, at the beginning of a title and in a sentence. */
const COUNTED: Readonly<Record<IncidentKind, { readonly title: string; readonly noun: string }>> = {
  ASB_REPORT: { title: 'Reports of anti-social behaviour', noun: 'reports of anti-social behaviour' },
  RECORDED_CRIME: { title: 'Recorded crime', noun: 'recorded crimes' },
  FIREARMS_DISCHARGE: { title: 'Firearms discharges', noun: 'firearms discharges' },
};

export function incidentsOf(parameters: FigureParameters): { kind: IncidentKind; title: string; noun: string } {
  const kind = (Object.keys(COUNTED) as IncidentKind[]).find((one) => one === parameters['incidents']);
  if (kind === undefined) throw badUserInput('This figure is of no kind of incident.', ['incidents']);
  return { kind, ...COUNTED[kind] };
}

/** The filter that every figure of incidents asks with: whole months, one area. */
export function filterOf({ area, period }: Pick<FigureMaking, 'area' | 'period'>, kind: IncidentKind) {
  return { kinds: [kind], areaCodes: [area.gssCode], from: `${period.from}-01`, to: lastDay(period.to) };
}

/** 2026-10 → 2026-10-31. */
export function lastDay(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

export const periodWords = ({ from, to }: FigurePeriod): string =>
  from === to ? longMonth(from) : `${longMonth(from)} to ${longMonth(to)}`;

export const sourceWords = ({ sources }: Pick<ViewedCounts, 'sources'>): string =>
  sources.length === 0 ? 'No source has data for this period' : sources.join(', ');

/** What a reader must know of what is counted: recording is not occurrence, and months may lack. */
export function notesOfCounts(counts: ViewedCounts): string[] {
  const { missingMonths, incompleteMonths, leftOut, notIncluded, total } = counts;
  return [
    'What is recorded is not all that happened: more may mean more trust in telling, or more officers there.',
    ...(missingMonths.length > 0 ? [`No data loaded for ${missingMonths.map(longMonth).join(', ')}.`] : []),
    ...(incompleteMonths.length > 0 ? ['Some months are not complete.'] : []),
    ...(notIncluded.length > 0 ? ['Some of what is recorded is not included.'] : []),
    ...(leftOut === null ? [] : [leftOut.sentence]),
    ...(total.suppressed ? ['The total is withheld.'] : []),
  ];
}

export const ruleOfCounts = ({ protection }: Pick<ViewedCounts, 'protection'>): string =>
  protection === null
    ? 'Counts as they are: nothing is withheld.'
    : `${protection} What is withheld from any reader, who may have finer areas, is withheld here.`;
