/**
 * What displayed zeros alone tell of a withheld total: at least one event for each part that is displayed as other than zero, so
 * least(total) = max(1, Σ least(parts)), the largest over all its sums in all dimensions; a leaf has 1, an unpublished leaf 0.
 *
 * It is asked for totals under the threshold only, so the recursion ends after few parts.
 */
import { positionIn, type Cube } from './cube.js';

export class ZeroPattern {
  private readonly known = new Map<number, number>();

  private readonly allPublished: boolean;

  constructor(private readonly cube: Cube) {
    this.allPublished = !cube.unpublished.includes(1);
  }

  /** The fewest events a cell that is not zero can have, for somebody who sees where the zeros are. */
  knownLeast(cell: number): number {
    const { counts, filledLeaves, hierarchies, strides, unpublished } = this.cube;
    if (counts[cell] === 0) return 0;
    if (this.allPublished) return filledLeaves[cell]!;
    const before = this.known.get(cell);
    if (before !== undefined) return before;
    let least = unpublished[cell] === 1 ? 0 : 1;
    for (let d = 0; d < hierarchies.length; d++) {
      const { sums, sumsOf } = hierarchies[d]!;
      const position = positionIn(this.cube, cell, d);
      for (const index of sumsOf[position]!) {
        const parts = sums[index]!.parts;
        const sum = parts.reduce((all, part) => all + this.knownLeast(cell + (part - position) * strides[d]!), 0);
        least = Math.max(least, sum);
      }
    }
    this.known.set(cell, least);
    return least;
  }
}
