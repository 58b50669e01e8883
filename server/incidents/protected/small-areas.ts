/**
 * Counts by LSOA: by blocks of twelve months that end with the newest month, all categories together. Each block of each ward is a table of its
 * own whose total is taken as known exactly (disclosure/known-total.ts), so that it holds beside whatever is published of wards, months and
 * categories: events moved between two LSOAs of a ward leave all of that as it is.
 */
import { INCIDENT_RULE, protectWithKnownTotal, type ProtectedCount } from '../../disclosure/disclosure.js';
import type { MonthStart } from '../month.js';
import { addedUp, exactFigure, withheldFigure, type Figure } from '../figure.js';
import type { DataSetCounts } from './data-set-counts.js';
import type { Geography } from './geography.js';

const BLOCK_MONTHS = 12;

/** From the newest back; the oldest may be shorter. */
export function blocksOf(months: readonly MonthStart[]): readonly (readonly MonthStart[])[] {
  const blocks: MonthStart[][] = [];
  for (let end = months.length; end > 0; end -= BLOCK_MONTHS) blocks.push(months.slice(Math.max(0, end - BLOCK_MONTHS), end));
  return blocks;
}

/** The blocks that make up these months; null when they cut one. */
export function wholeBlocks(
  months: readonly MonthStart[],
  blocks: readonly (readonly MonthStart[])[],
): readonly (readonly MonthStart[])[] | null {
  const asked = new Set(months);
  const inside = blocks.filter((block) => block.every((month) => asked.has(month)));
  return inside.reduce((sum, block) => sum + block.length, 0) === asked.size ? inside : null;
}

export type SmallAreasKept = readonly (readonly [
  block: MonthStart,
  displays: readonly (readonly [lsoa: string, shown: ProtectedCount])[],
])[];

/** Displays by block (its first month) and LSOA; what is not there is zero. */
export class SmallAreas {
  constructor(
    private readonly shown: ReadonlyMap<MonthStart, ReadonlyMap<string, ProtectedCount>>,
    private readonly blocks: readonly (readonly MonthStart[])[],
  ) {}

  static protect(
    { counts }: DataSetCounts,
    blocks: readonly (readonly MonthStart[])[],
    geography: Geography,
    wards: Geography,
  ): SmallAreas {
    const shown = new Map<MonthStart, ReadonlyMap<string, ProtectedCount>>();
    for (const block of blocks) {
      const byWard = new Map<string, Map<string, number>>();
      for (const { area, month, count } of counts) {
        if (!block.includes(month)) continue;
        const ward = geography.vintage === 2021 ? wards.leafHolding(area, '') : wards.leafHolding('', area);
        const inWard = byWard.get(ward) ?? new Map<string, number>();
        inWard.set(area, (inWard.get(area) ?? 0) + count);
        byWard.set(ward, inWard);
      }
      const displays = [...byWard.values()].flatMap((inWard) => [...protectWithKnownTotal(inWard, INCIDENT_RULE)]);
      shown.set(block[0]!, new Map(displays));
    }
    return new SmallAreas(shown, blocks);
  }

  /** As text of a publication keeps it. */
  toJSON(): SmallAreasKept {
    return [...this.shown].map(([block, displays]) => [block, [...displays]]);
  }

  static from(kept: SmallAreasKept, blocks: readonly (readonly MonthStart[])[]): SmallAreas {
    return new SmallAreas(new Map(kept.map(([block, displays]) => [block, new Map(displays)])), blocks);
  }

  /** Of LSOAs over months; withheld where these cut a block. */
  figure(lsoas: readonly string[], months: readonly MonthStart[]): Figure {
    const whole = wholeBlocks(months, this.blocks);
    if (whole === null) return withheldFigure;
    return addedUp(
      whole.flatMap((block) => {
        const displays = this.shown.get(block[0]!)!;
        return lsoas.map((lsoa) => {
          const shown = displays.get(lsoa);
          if (shown === undefined) return exactFigure(0);
          return shown.withheld ? withheldFigure : { count: shown.count, suppressed: false, roundedTo: shown.roundedTo };
        });
      }),
    );
  }
}
