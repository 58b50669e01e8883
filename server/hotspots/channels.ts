/**
 * How reports came in, and what the result looks like without officers' own: where officers look they find, so a hot spot made of their
 * reports may say where they were sent.
 */
import type { Reported } from '../incidents/incidents.service.js';
import type { CountedUnits } from './counted-units.js';
import { placesOf, type MethodAnswer } from './methods/method-answer.js';
import { figure, percent } from './result-words.js';

export interface ChannelShare {
  /** telephone, online, officer, partner; null where the source does not say. */
  readonly channel: string | null;
  readonly count: number;
  readonly share: number;
}

export interface WithoutOfficerReports {
  readonly officerReports: number;
  /** Hot with them and without. */
  readonly remain: number;
  /** Hot only with them. */
  readonly vanish: readonly string[];
  /** Hot only without. */
  readonly appear: readonly string[];
  readonly sentence: string;
}

export const OFFICER = 'officer';

/** The largest first, those that no source tells last. */
export function channelShares(reported: readonly Reported[]): ChannelShare[] {
  const counts = new Map<string | null, number>();
  for (const { channel, count } of reported) counts.set(channel, (counts.get(channel) ?? 0) + count);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts]
    .map(([channel, count]) => ({ channel, count, share: count / all }))
    .sort((a, b) => Number(a.channel === null) - Number(b.channel === null) || b.count - a.count);
}

/** «Reports came in by telephone 54 %, …» */
export function channelsInWords(shares: readonly ChannelShare[]): string {
  if (shares.every(({ channel }) => channel === null)) return 'The sources do not say how reports came in.';
  const words = shares.map(({ channel, share }) => `${channel ?? 'not recorded'} ${percent(share)}`);
  return `How reports came in: ${words.join(', ')}.`;
}

/** The hot classes of both answers beside each other; of all counts, and of those without officers' own. */
export function compareWithout(
  units: CountedUnits,
  all: MethodAnswer,
  without: MethodAnswer,
  officerReports: number,
): WithoutOfficerReports {
  const hot = new Set(placesOf(all.classes, all.hotClasses));
  const still = new Set(placesOf(without.classes, without.hotClasses));
  const vanish = [...hot].filter((at) => !still.has(at));
  const appear = [...still].filter((at) => !hot.has(at));
  const remain = hot.size - vanish.length;
  const keys = (places: readonly number[]): string[] => places.map((at) => units.keys[at]!);
  return { officerReports, remain, vanish: keys(vanish), appear: keys(appear), sentence: sentence() };

  function sentence(): string {
    const things = units.unit === 'GRID' ? 'cells' : 'areas';
    if (officerReports === 0) return 'No report is known to be an officer’s own.';
    if (hot.size === 0 && still.size === 0)
      return `Without the ${figure(officerReports)} reports that officers made themselves nothing stands out either.`;
    return (
      `Without the ${figure(officerReports)} reports that officers made themselves, ${figure(remain)} of ${figure(hot.size)} ${things} that stand out still do, ` +
      `${figure(vanish.length)} no longer, and ${figure(appear.length)} more would.`
    );
  }
}
