import type { Chip } from '../components/Chips.js';
import { hoursText, weekdaysText } from '../view-state/clock-words.js';
import type { FilterState } from '../view-state/filter-state.js';
import type { MapState } from '../view-state/map-state.js';
import { kindNames } from '../view-state/kinds.js';
import { formatPeriod, periodText, type Period, type PeriodOption } from '../view-state/period.js';

/** The chosen filters as chips; taking one away applies at once. The period has one only when it is not the usual one. */
export function filterChips(
  state: FilterState,
  areaNames: readonly string[],
  period: Period | null,
  periods: readonly PeriodOption[],
  change: (part: Partial<FilterState & Pick<MapState, 'map'>>) => void,
): Chip[] {
  const without = <Item>(list: readonly Item[], item: Item) => list.filter((one) => one !== item);
  const option = period && periods.find((one) => formatPeriod(one.period) === formatPeriod(period));
  const chips: Chip[] = state.areas.map((code, index) => ({
    key: `area ${code}`,
    text: areaNames[index] ?? code,
    remove: () => change({ areas: without(state.areas, code), map: null }),
  }));
  for (const kind of state.kinds) {
    chips.push({
      key: kind,
      text: kind === 'ASB_REPORT' ? 'ASB reports' : kindNames[kind].many,
      remove: () => change({ kinds: without(state.kinds, kind), categories: [] }),
    });
  }
  for (const category of state.categories)
    chips.push({
      key: `category ${category}`,
      text: category,
      remove: () => change({ categories: without(state.categories, category) }),
    });
  if (period) {
    const text = option?.text ?? periodText(period);
    chips.push(state.period ? { key: 'period', text, remove: () => change({ period: null }) } : { key: 'period', text });
  }
  if (state.weekdays.length > 0)
    chips.push({ key: 'weekdays', text: weekdaysText(state.weekdays), remove: () => change({ weekdays: [] }) });
  if (state.hours.length > 0) chips.push({ key: 'hours', text: hoursText(state.hours), remove: () => change({ hours: [] }) });
  return chips;
}
