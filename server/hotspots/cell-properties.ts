/** What is told of a unit, as the text of GeoJSON properties: as objects, five thousand cost more to print than to test. */
import type { CountedUnits } from './counted-units.js';
import { plain, type MethodAnswer } from './methods/method-answer.js';

/** Without the braces. */
export function propertiesOf(units: CountedUnits, answer: MethodAnswer, at: number): string {
  return [
    `"key":${JSON.stringify(units.keys[at])}`,
    ...(units.labels === null ? [] : [`"label":${JSON.stringify(units.labels[at])}`]),
    `"observed":${units.counts[at]!}`,
    `"class":"${answer.classes[at]!}"`,
    `"landKm2":${plain(units.land[at]! / 1e6)}`,
    `"residents":${plain(units.residents[at]!)}`,
    answer.propertiesOf(at),
  ].join(',');
}
