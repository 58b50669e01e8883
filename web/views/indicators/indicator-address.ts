/** What of indicators is shown, as the address has it: `area=E08999001&benchmark=Region&indicator=suspensions&indicator=…&one=suspensions`. */

export interface IndicatorState {
  readonly area: string | null;
  readonly benchmark: string;
  /** Codes; none: the first of the area's. */
  readonly indicators: readonly string[];
  /** Shown by itself under the table. */
  readonly one: string | null;
}

export const ENGLAND = 'England';
/** As many as a page can be read with; more are chosen by who wants them. */
export const FIRST_SHOWN = 12;
export const MOST_SHOWN = 40;

export const parseIndicators = (search: URLSearchParams): IndicatorState => ({
  area: search.get('area'),
  benchmark: search.get('benchmark') ?? ENGLAND,
  indicators: search.getAll('indicator').slice(0, MOST_SHOWN),
  one: search.get('one'),
});

export function formatIndicators({ area, benchmark, indicators, one }: IndicatorState): string {
  const search = new URLSearchParams();
  if (area !== null) search.set('area', area);
  if (benchmark !== ENGLAND) search.set('benchmark', benchmark);
  for (const code of indicators) search.append('indicator', code);
  if (one !== null) search.set('one', one);
  return search.toString();
}

/** Another area has other indicators and other neighbours. */
export const indicatorsChanged = (state: IndicatorState, part: Partial<IndicatorState>): IndicatorState => ({
  ...state,
  ...(part.area !== undefined && part.area !== state.area ? { benchmark: ENGLAND, indicators: [], one: null } : {}),
  ...part,
});

/** Where the figures shown are to be had as a file. */
export function indicatorsFile(area: string, benchmark: string, indicators: readonly string[]): string {
  const search = new URLSearchParams({ area, benchmark });
  for (const code of indicators) search.append('indicators', code);
  return `/export/indicators.csv?${search.toString()}`;
}
