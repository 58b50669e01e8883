/** One report in words: how exactly its place is known, and what its source says of it beside. */
import { longMonth } from '../../components/dates.js';
import { intervalText } from '../../components/moments.js';
import type { ExploreReportQuery, ExploreReportsQuery, Precision } from '../../graphql.generated.js';

export type Report = NonNullable<ExploreReportQuery['incident']>;
export type ListedReport = ExploreReportsQuery['incidents']['edges'][number]['node'];

/** How exactly the place is known. */
export const precisionText: Record<Precision, string> = {
  EXACT: 'exact place',
  SNAPPED: 'moved to a nearby point by its publisher',
  STREET: 'street only',
  POSTCODE: 'postcode only',
  AREA: 'area only',
  NONE: 'no location',
};

/** What stands for the place: the source's words, else the code it gave, else that there is none. */
export function placeWords(report: Pick<ListedReport, 'placeText' | 'areaCode' | 'precision'>): string {
  if (report.placeText) return report.placeText;
  if (report.areaCode) return `Area ${report.areaCode}`;
  return report.precision === 'NONE' ? 'No location' : 'Place not named';
}

/** Title of a report: what and when, which tell it from its neighbours in a list. */
export const reportTitle = (report: Pick<ListedReport, 'category' | 'occurredFrom' | 'occurredTo'>): string =>
  `${report.category}, ${intervalText(report.occurredFrom, report.occurredTo)}`;

export interface ReportField {
  readonly name: string;
  readonly text: string;
}

/** The kind's own fields. What the source left out is left out; «not said» would suggest that somebody was asked. */
export function ownFields(report: Report): ReportField[] {
  const field = (name: string, text: string | number | null | undefined): ReportField[] =>
    text === null || text === undefined || text === '' ? [] : [{ name, text: String(text) }];
  switch (report.__typename) {
    case 'AsbReport':
      return [
        ...field('National type', report.nationalType),
        ...field('Council’s category', report.localCategory === report.category ? null : report.localCategory),
        ...field('Young people involved, as the call-taker noted it', yesNo(report.youthRelated)),
        ...field('Reported by', report.channel),
        ...field('Received', report.receivedAt ? intervalText(report.receivedAt, report.receivedAt) : null),
        ...field('Reported here before', yesNo(report.repeatLocation)),
        ...field('Team', report.owningTeam),
        ...field('Noise threshold', report.noiseTest),
        ...field('Outcome', report.outcome),
      ];
    case 'FirearmsDischarge':
      return [
        ...field('Verification', report.verification),
        ...field('Weapon', report.weapon),
        ...field('Class of weapon', report.weaponClass),
        ...field('Injury', report.injury),
        ...field('Casings recovered', report.casingsRecovered),
        ...field('Linked to', report.linkedReference),
      ];
    case 'RecordedCrime':
      return [
        ...field('Offence code', report.offenceCode),
        ...field('Crime ID', report.crimeId),
        ...field('Knife used or threatened', yesNo(report.knife)),
        ...field('Firearm used or threatened', yesNo(report.firearm)),
        ...field('Last outcome', report.lastOutcome),
        ...report.outcomes.flatMap(({ month, outcome }) => field(`Outcome, ${longMonth(month)}`, outcome)),
      ];
  }
}

const yesNo = (said: boolean | null): string | null => (said === null ? null : said ? 'yes' : 'no');
