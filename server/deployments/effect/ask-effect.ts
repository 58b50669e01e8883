/** What an effect is asked for, checked before anything is counted. */
import { badUserInput } from '../../errors.js';
import type { IncidentFilter } from '../../incidents/incidents.service.js';
import { checkPeriods, type EffectPeriods } from './effect-periods.js';

export interface AskedPlaces extends EffectPeriods {
  readonly hotspotArea: number;
  /** Which reports; place and period are said apart. */
  readonly filter: IncidentFilter;
  /** 0: no buffer. */
  readonly bufferMetres: number;
}

/** LSOAs of 2021. */
export interface AskedEffect extends AskedPlaces {
  readonly control: readonly string[];
  readonly bufferControl: readonly string[];
}

export const USUAL_BUFFER = 200;
const LARGEST_BUFFER = 2_000;
const MOST_LSOAS = 20;
/** So far trouble is taken to move, if it does: what lies nearer is neither control nor treated. */
const LEAST_DISTANCE = 500;
const LARGEST_DISTANCE = 20_000;

/** Metres between the area and what may stand as a control. */
export const controlReach = ({ bufferMetres }: Pick<AskedPlaces, 'bufferMetres'>): { from: number; to: number } => ({
  from: Math.max(LEAST_DISTANCE, 2 * bufferMetres),
  to: LARGEST_DISTANCE,
});

const SAID_APART = ['areaCodes', 'bbox', 'within', 'near', 'from', 'to', 'batch'] as const;

/** @throws CallerError BAD_USER_INPUT */
export function checkPlaces(asked: AskedPlaces): void {
  checkPeriods(asked);
  for (const part of SAID_APART) {
    if (asked.filter[part] != null) {
      throw wrong(
        `«${part}» is left out here: the place is the hotspot area’s, and the periods are named apart.`,
        'filter',
        part,
      );
    }
  }
  const { bufferMetres } = asked;
  if (!Number.isInteger(bufferMetres) || bufferMetres < 0 || bufferMetres > LARGEST_BUFFER) {
    throw wrong(`A buffer is 0 (none) to ${LARGEST_BUFFER.toLocaleString('en-GB')} metres wide.`, 'bufferMetres');
  }
}

/** @throws CallerError BAD_USER_INPUT */
export function checkEffect(asked: AskedEffect): void {
  checkPlaces(asked);
  const { control, bufferControl, bufferMetres } = asked;
  if (control.length === 0) throw wrong('Choose at least one LSOA to compare with: «suggestedControls» names some.', 'control');
  if (bufferControl.length > 0 && bufferMetres === 0) {
    throw wrong('A control of the buffer goes with a buffer: say how wide it is.', 'bufferControl');
  }
  for (const [name, codes] of Object.entries({ control, bufferControl })) {
    if (codes.length > MOST_LSOAS) throw wrong(`No more than ${MOST_LSOAS} LSOAs make a control.`, name);
    const twice = codes.findIndex((code, at) => codes.indexOf(code) !== at);
    if (twice >= 0) throw wrong(`«${codes[twice]!}» is named twice.`, name, twice);
  }
  const both = bufferControl.findIndex((code) => control.includes(code));
  if (both >= 0)
    throw wrong(`«${bufferControl[both]!}» is in both controls: its reports would be counted twice.`, 'bufferControl', both);
}

export const wrong = (message: string, ...path: (string | number)[]): Error => badUserInput(message, ['input', ...path]);
