/** What is shown, in words: the sentence above the view, the captions, the image's title. */
import type { AreaType, IncidentKind } from '../../graphql.generated.js';
import { plural } from '../../components/numbers.js';
import { areaTypeNames } from '../../view-state/area-types.js';
import { hoursText, weekdayNames } from '../../view-state/clock-words.js';
import type { ExploreState, Measure } from '../../view-state/explore-state.js';
import { periodText, type Period } from '../../view-state/period.js';
import { capitalised, countedNoun, joined, shortNoun } from '../../view-state/words.js';

export function measureText(measure: Measure, kinds: readonly IncidentKind[], per = 1000): string {
  const [, many] = shortNoun(kinds);
  return measure === 'rate' ? `${many} per ${per.toLocaleString('en-GB')} residents` : `number of ${many}`;
}

export interface SentenceParts {
  readonly state: ExploreState;
  readonly period: Period | null;
  readonly level: AreaType;
  readonly areaNames: readonly string[];
  readonly total: number | null;
  /** The number is kept back, which is not the same as not known yet. */
  readonly withheld?: boolean;
}

/** Number and noun, to stand in bold: «14,203 anti-social behaviour reports». */
export function subjectText({ state, total, withheld = false }: SentenceParts): string {
  const [one, many] = countedNoun(state.kinds);
  if (total === 0) return `No ${many}`;
  if (withheld) return `${capitalised(many)} (total withheld)`;
  return total === null ? capitalised(many) : plural(total, one, many);
}

/** The rest of the sentence: every filter, the area, the period and the measure. */
export function predicateText({ state, period, level, areaNames }: SentenceParts): string {
  const parts = [
    state.categories.length > 0 ? ` recorded as ${joined(state.categories)}` : '',
    ` in ${areaNames.length > 0 ? joined(areaNames) : 'the whole area'}`,
    period ? `, ${periodText(period)}` : '',
    state.weekdays.length > 0
      ? `, ${joined(weekdayNames.filter((_, index) => state.weekdays.includes(index + 1)).map((name) => `${name}s`))}`
      : '',
    state.hours.length > 0 ? `, ${hoursText(state.hours)}` : '',
    state.show === 'grid'
      ? ', counted in squares of the National Grid.'
      : `, shown by ${areaTypeNames[level].one} as ${state.measure === 'rate' ? 'a rate per 1,000 residents' : 'a number'}.`,
  ];
  return parts.join('');
}
