/** A measured effect as it is answered, and as a record keeps it. */
import { markingOf } from '../../installation/marking.js';
import { DISPLACEMENT_VARIANT, type Difference } from '../../statistics/displacement.js';
import type { Effect, EffectDifference } from './effect.type.js';
import type { Effect as Measured } from './measure-effect.js';

export function publishedEffect({ places, displacement, located, ...effect }: Measured): Effect {
  const { local, displaced, total, wdq, tne } = displacement;
  return {
    sentence: effect.sentence,
    warnings: effect.warnings,
    timesBefore: effect.timesBefore,
    area: places.treated,
    control: places.control,
    buffer: places.buffer ?? null,
    bufferControl: places.bufferControl ?? null,
    local: published(local),
    displaced: displaced === null ? null : published(displaced),
    total: published(total),
    quotient: wdq,
    netEffect: tne,
    variant: DISPLACEMENT_VARIANT,
    sources: located.sources,
    notIncluded: located.notIncluded,
    marking: markingOf(located.sensitiveKinds.length > 0 ? 'records' : 'figures'),
  };
}

function published({ wdd, se, z, lower, upper }: Difference): EffectDifference {
  return { difference: wdd, standardError: se, lower, upper, z: Number.isNaN(z) ? null : z };
}
