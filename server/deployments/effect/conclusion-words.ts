/** A conclusion as it is read: in whole sentences and without a figure, the same on every page, in every report and file. */
import type { IncidentKind } from '../../incidents/incident-kind.js';
import { longMonth } from '../../long-day.js';
import type { Caution, Conclusion } from './conclusion.js';

export interface ConclusionWords {
  /** What came of it, and when. */
  readonly found: string;
  readonly moved: string;
  readonly howSure: string;
}

const KINDS: Readonly<Record<IncidentKind, string>> = {
  ASB_REPORT: 'reports of anti-social behaviour',
  RECORDED_CRIME: 'recorded crimes',
  FIREARMS_DISCHARGE: 'firearms discharges',
};

const MOVED: Readonly<Record<Conclusion['moved'], string>> = {
  'no sign': 'There is no sign that it moved close by.',
  moved: 'Close by there were more than one would expect: some of it may have moved there.',
  gained: 'Close by there were fewer than one would expect too.',
  'not known': 'Whether it moved close by is not known.',
};

const CAUTIONS: Readonly<Record<Caution, string>> = {
  size: 'the places compared differ much in size',
  unlike: 'the places compared went differently before',
  peak: 'the area was drawn where reports had gathered, and such places fall by themselves',
  season: 'the times compared lie in different seasons',
  snapped: 'some reports have no exact place',
  spread: 'the months vary more than chance makes them',
  several: 'the place was measured more than once, and this result was handed over',
};

/** What stands behind these words is docs/methods/displacement.md. */
export function conclusionWords(conclusion: Conclusion): ConclusionWords {
  const { verdict, moved, cautions, afterFrom, afterTo } = conclusion;
  const when = afterFrom === afterTo ? `in ${longMonth(afterFrom)}` : `from ${longMonth(afterFrom)} to ${longMonth(afterTo)}`;
  if (verdict === 'not told')
    return {
      found: `It was measured ${when}, and what came of it is not told.`,
      moved: MOVED['not known'],
      howSure: 'Not told: there were too few reports to say anything, or they are not told of so small a place.',
    };
  const reports = reportsIn(conclusion);
  const found = {
    less: `Fewer ${reports} than places like it make one expect, ${when}.`,
    more: `More ${reports} than places like it make one expect, ${when}.`,
    'not told apart': `No difference in ${reports} that could be told from chance, ${when}.`,
  }[verdict];
  return { found, moved: MOVED[moved], howSure: sureWords(conclusion, cautions.map((caution) => CAUTIONS[caution]).join('; ')) };
}

/** As one text: what is handed over is what was shown. */
export const inOneText = ({ found, moved, howSure }: ConclusionWords): string => `${found} ${moved} How sure: ${howSure}`;

function sureWords({ certainty }: Conclusion, against: string): string {
  switch (certainty) {
    case 'strong':
      return 'Strong: far more than chance makes, and nothing speaks against the comparison.';
    case 'fair':
      return 'Fair: more than chance makes, though not by far, and nothing speaks against the comparison.';
    case 'weak':
      return `Weak: more than chance makes, but ${against}.`;
    default:
      return `Open: chance alone could make it, which does not show that nothing changed${against === '' ? '' : `; ${against}`}.`;
  }
}

function reportsIn({ kinds, onlySome }: Conclusion): string {
  const named = kinds.length === 0 ? 'reports' : kinds.map((kind) => KINDS[kind]).join(' and ');
  return onlySome ? `${named} (only some categories, days, hours or sources)` : named;
}
