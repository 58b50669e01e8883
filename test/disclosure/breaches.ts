import { cubeOf, isLeaf } from '../../server/disclosure/cube.js';
import { publish } from '../../server/disclosure/publish.js';
import type { Publication } from '../../server/disclosure/publication.js';
import type { Rule } from '../../server/disclosure/rule.js';
import { Attacker } from './attacker.js';
import type { RandomCube } from './random-cubes.js';

export function attackerOf(
  { hierarchies, states, shown }: Publication,
  rule: Rule,
  { mostBranches, knownPrimary }: { mostBranches?: number; knownPrimary?: readonly number[] } = {},
): Attacker {
  const sizes = hierarchies.map(({ codes }) => codes.length);
  const sums = hierarchies.map(({ sums: ofDimension }) => ofDimension);
  return new Attacker({ sizes, sums, states, shown, rule, knownPrimary }, mostBranches);
}

/** Withheld leaf cells that are under the threshold. */
export function primaryLeaves({ dimensions, dense, rule }: RandomCube, { states }: Publication): number[] {
  const cube = cubeOf(dimensions, { dense });
  return [...states.keys()].filter((cell) => states[cell] === 2 && cube.counts[cell]! < rule.withheldBelow && isLeaf(cube, cell));
}

export const publishCube = ({ dimensions, dense, rule, withheldLevels }: RandomCube): Publication =>
  publish(dimensions, { dense }, rule, withheldLevels).publication;

/**
 * Withheld cells of a cube that the exact attacker can narrow beyond their protection interval, told in words; and how many cells
 * were tried. The interval is worked out here anew, from the promise in docs/methods/disclosure.md.
 */
export function breaches(cube: RandomCube, publication = publishCube(cube), knownPrimary: readonly number[] = []) {
  const { rule } = cube;
  const { counts, filledLeaves } = cubeOf(cube.dimensions, cube);
  const zeroShown = rule.zero === 'shown';
  const attacker = attackerOf(publication, rule, { knownPrimary });
  const found: string[] = [];
  let tried = 0;
  publication.states.forEach((state, cell) => {
    const count = counts[cell]!;
    if (state < 2 || (count === 0 && zeroShown)) return;
    tried++;
    if (count < rule.withheldBelow) {
      const known = zeroShown ? filledLeaves[cell]! : 0;
      const most = rule.withheldBelow - 1;
      if (!attacker.canBe(cell, 0, known)) found.push(`cell ${cell} of ${count} is known to be over ${known}`);
      if (!attacker.canBe(cell, most, Infinity)) found.push(`cell ${cell} of ${count} is known to be under ${most}`);
    }
    const width = rule.withheldBelow - (zeroShown ? 2 : 1);
    let [least, most] = [count, count];
    while (most - least < width && attacker.canBe(cell, most + 1, Infinity)) most++;
    while (most - least < width && attacker.canBe(cell, 0, least - 1)) least--;
    if (most - least < width) found.push(`cell ${cell} of ${count} is known to be in ${least} to ${most}`);
  });
  return { found, tried };
}
