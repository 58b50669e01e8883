/** What is compared, as the address says it: «kind=asb-reports&after=2025-11..2026-10&before=2023-11..2024-10&ring=200&control=E01…,E01…». */
import type { EffectInput, EffectPlacesInput, IncidentKind } from '../../graphql.generated.js';
import { kindNames, kindOfWord } from '../../view-state/kinds.js';
import { formatPeriod, parsePeriod, type Period } from '../../view-state/period.js';

export interface EffectState {
  readonly kind: IncidentKind | null;
  readonly after: Period | null;
  readonly before: readonly Period[];
  /** Metres; 0: none. */
  readonly ring: number;
  readonly control: readonly string[];
  readonly ringControl: readonly string[];
}

export const rings = [0, 100, 200, 400, 800] as const;
const usualRing = 200;
const lsoa = /^[EW]01\d{6}$/;

export function parseEffectState(search: URLSearchParams): EffectState {
  const codes = (name: string): string[] => [...new Set((search.get(name) ?? '').split(','))].filter((code) => lsoa.test(code));
  const ring = Number(search.get('ring') ?? usualRing);
  return {
    kind: kindOfWord(search.get('kind') ?? '') ?? null,
    after: parsePeriod(search.get('after')),
    before: (search.get('before') ?? '').split(',').flatMap((text) => parsePeriod(text) ?? []),
    ring: rings.some((one) => one === ring) ? ring : usualRing,
    control: codes('control'),
    ringControl: codes('ring-control'),
  };
}

export function formatEffectState({ kind, after, before, ring, control, ringControl }: EffectState): string {
  const words = [
    ...(kind ? [`kind=${kindNames[kind].word}`] : []),
    ...(after ? [`after=${formatPeriod(after)}`] : []),
    ...(before.length > 0 ? [`before=${before.map(formatPeriod).join(',')}`] : []),
    ...(ring === usualRing ? [] : [`ring=${ring}`]),
    ...(control.length > 0 ? [`control=${control.join(',')}`] : []),
    ...(ringControl.length > 0 ? [`ring-control=${ringControl.join(',')}`] : []),
  ];
  return words.join('&');
}

/** Other places or periods are compared with other controls. */
export function effectStateChanged(state: EffectState, part: Partial<EffectState>): EffectState {
  const isSame = Object.keys(part).every((key) => key === 'control' || key === 'ringControl');
  return { ...state, ...(isSame ? {} : { control: [], ringControl: [] }), ...part };
}

/** Null while something is not said. */
export function placesOf(hotspotArea: string, { kind, after, before, ring }: EffectState): EffectPlacesInput | null {
  if (!kind || !after || before.length === 0) return null;
  return { hotspotArea, filter: { kinds: [kind] }, after, before: [...before], bufferMetres: ring };
}

/** Null until a control is chosen. */
export function effectOf(hotspotArea: string, state: EffectState): EffectInput | null {
  const places = placesOf(hotspotArea, state);
  if (!places || state.control.length === 0) return null;
  return { ...places, control: [...state.control], bufferControl: [...state.ringControl] };
}
