/** What of the profile is shown, as the address has it: `show=own&extract=12&exposure=age-band&adjust=gender&correction=CR0&reference.gender=male`. */
import type { AdjustedRiskRatiosInput, ClusterCorrection, ProfileFactor } from '../../graphql.generated.js';
import { levelsOf, usualReference } from './profile-words.js';

export type Shown = 'ratios' | 'tables' | 'own';

export interface ProfileState {
  readonly show: Shown;
  /** Of published tables; of the own ones the factor. */
  readonly table: string | null;
  readonly extract: string | null;
  readonly asked: AskedRatios;
}

export interface AskedRatios {
  readonly exposure: ProfileFactor;
  readonly adjustFor: readonly ProfileFactor[];
  readonly references: Readonly<Record<ProfileFactor, string>>;
  readonly correction: ClusterCorrection;
}

const FACTORS = Object.keys(levelsOf) as ProfileFactor[];
const word = (factor: ProfileFactor): string => factor.toLowerCase().replace('_', '-');
const factorOf = (text: string): ProfileFactor | undefined => FACTORS.find((factor) => word(factor) === text);

export const usualAsked: AskedRatios = {
  exposure: 'ASSOCIATION',
  adjustFor: ['AGE_BAND', 'GENDER', 'ETHNICITY'],
  references: usualReference,
  correction: 'CR1',
};

export function parseProfile(search: URLSearchParams): ProfileState {
  const exposure = factorOf(search.get('exposure') ?? '') ?? usualAsked.exposure;
  const adjust = search.get('adjust');
  const listed = adjust?.split(',').flatMap((one) => factorOf(one) ?? []);
  return {
    show: (['ratios', 'tables', 'own'] as const).find((one) => one === search.get('show')) ?? 'ratios',
    table: search.get('table'),
    extract: search.get('extract'),
    asked: {
      exposure,
      adjustFor: FACTORS.filter((factor) => factor !== exposure && (listed === undefined || listed.includes(factor))),
      references: Object.fromEntries(
        FACTORS.map((factor) => {
          const asked = search.get(`reference.${word(factor)}`);
          return [factor, asked !== null && levelsOf[factor].includes(asked) ? asked : usualReference[factor]];
        }),
      ) as Record<ProfileFactor, string>,
      correction: (['CR0', 'CR_G', 'CR1'] as const).find((one) => one === search.get('correction')) ?? 'CR1',
    },
  };
}

export function formatProfile({ show, table, extract, asked }: ProfileState): string {
  const search = new URLSearchParams();
  if (show !== 'ratios') search.set('show', show);
  if (extract !== null) search.set('extract', extract);
  if (table !== null) search.set('table', table);
  if (asked.exposure !== usualAsked.exposure) search.set('exposure', word(asked.exposure));
  const all = FACTORS.filter((factor) => factor !== asked.exposure);
  if (asked.adjustFor.length !== all.length) search.set('adjust', asked.adjustFor.map(word).join(','));
  for (const factor of FACTORS)
    if (asked.references[factor] !== usualReference[factor]) search.set(`reference.${word(factor)}`, asked.references[factor]);
  if (asked.correction !== 'CR1') search.set('correction', asked.correction);
  return search.toString();
}

/** Another kind of figures begins anew; another extract keeps what is asked of it. */
export const profileChanged = (state: ProfileState, part: Partial<ProfileState>): ProfileState => ({
  ...state,
  ...(part.show !== undefined && part.show !== state.show ? { table: null } : {}),
  ...part,
});

export const inputOf = (
  extract: string,
  { exposure, adjustFor, references, correction }: AskedRatios,
): AdjustedRiskRatiosInput => ({
  extract,
  exposure,
  adjustFor: [...adjustFor],
  references: FACTORS.map((factor) => ({ factor, level: references[factor] })),
  correction,
});
