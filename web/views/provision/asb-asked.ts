/** In which form a role has ASB reports beside what is open: by the hour, by ward over twelve months, or not at all, and why. */
import { addMonths, lastDayOf } from '../../components/dates.js';
import type { IncidentFilter } from '../../graphql.generated.js';
import type { Installation, Viewer } from '../../session/SessionContext.js';

export interface AsbAsked {
  /** Null where nothing is asked. */
  readonly filter: IncidentFilter | null;
  /** Of the chosen hour, or of all. */
  readonly byHour: boolean;
  /** What is shown, or why nothing is. */
  readonly words: string;
}

const months = 12;

export function asbAsked(
  form: string,
  coverage: Installation['coverage'],
  { weekday, hour }: { readonly weekday: number; readonly hour: number },
): AsbAsked {
  const byHour = form === 'points';
  // police.uk tells no hours.
  const held = coverage.filter(({ kind, source }) => kind === 'ASB_REPORT' && !(byHour && source === 'police.uk'));
  const newest = held.flatMap((row) => row.months).sort().at(-1); // prettier-ignore
  if (form === 'nothing') return nothing('Your role has no reports of anti-social behaviour.');
  if (form === 'bands')
    return nothing(
      'Your role has reports of anti-social behaviour as bands on squares of 500 m over twelve months. By ward, or by the hour, they would give single reports away: plans of an evening use the bands.',
    );
  if (newest === undefined)
    return nothing(
      byHour ? 'No reports of anti-social behaviour with an hour are loaded.' : 'No reports of anti-social behaviour are loaded.',
    );
  const period = { from: `${addMonths(newest, 1 - months)}-01`, to: lastDayOf(newest) };
  return byHour
    ? {
        filter: { ...period, kinds: ['ASB_REPORT'], weekdays: [weekday], hours: [hour] },
        byHour,
        words:
          'Reports of anti-social behaviour that began in this hour of the week, in the newest twelve months, whoever was involved.',
      }
    : {
        filter: { ...period, kinds: ['ASB_REPORT'] },
        byHour,
        words:
          'Reports of anti-social behaviour at all hours of the newest twelve months, small numbers withheld. Of one hour they would be so few that they gave single reports away: your role has none by the hour.',
      };
}

export const asbFormOf = ({ access }: Viewer): string =>
  access.incidents.find(({ data }) => data === 'ASB_REPORTS')?.form ?? 'nothing';

const nothing = (words: string): AsbAsked => ({ filter: null, byHour: false, words });
