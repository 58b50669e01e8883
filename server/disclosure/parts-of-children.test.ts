/** Children divided into parts: every table that displays so is gone through, and in none of them is a small count pinned down. */
import { describe, expect, it } from 'vitest';
import { divide, type DividedGroup } from './parts-of-children.js';
import { roundedBounds, CHILDREN_RULE } from './rule.js';

const halves = (yes: number, no: number, missing: number): DividedGroup =>
  divide(new Map([['yes', yes], ['no', no]]), missing); // prettier-ignore

/** All that the true counts can be, to somebody who knows the total exactly, what is displayed and (perhaps) which parts are under 10. */
function possible(counts: readonly number[], shown: DividedGroup, knowsWhich: boolean): Set<string> {
  const total = counts.reduce((sum, one) => sum + one, 0);
  const displays = [...shown.parts!.values(), shown.notRecorded!];
  const ranges = displays.map(({ count }, at) => {
    if (count !== null) return roundedBounds(count, CHILDREN_RULE);
    if (!knowsWhich) return { least: 0, most: total };
    return counts[at]! < 10 ? { least: 0, most: 9 } : { least: 10, most: total };
  });
  const percents = shown.percents === null ? null : [...shown.percents.values()];
  const found = new Set<string>();
  for (let yes = ranges[0]!.least; yes <= ranges[0]!.most; yes++)
    for (let no = ranges[1]!.least; no <= ranges[1]!.most; no++) {
      const missing = total - yes - no;
      if (missing < Math.max(0, ranges[2]!.least) || missing > ranges[2]!.most) continue;
      const percent = (count: number): number => Math.floor((100 * count) / (yes + no) + 0.5);
      if (percents !== null && (percent(yes) !== percents[0] || percent(no) !== percents[1])) continue;
      const ofAll = Math.floor((100 * missing) / total + 0.5);
      if (shown.percentNotRecorded !== null && ofAll !== shown.percentNotRecorded) continue;
      found.add([yes, no, missing].join());
    }
  return found;
}

describe('children of a group, divided', () => {
  it('counts are to the nearest 10, percentages from unrounded counts, and what is not recorded beside them', () => {
    const { all, parts, notRecorded, percents, percentNotRecorded } = halves(424, 2765, 55);
    expect([all.count, parts!.get('yes')!.count, parts!.get('no')!.count, notRecorded!.count]).toEqual([3240, 420, 2770, 60]);
    expect([percents!.get('yes'), percents!.get('no'), percentNotRecorded]).toEqual([13, 87, 2]);
  });

  it('under 10 is withheld, none too, and with it whatever gives it away', () => {
    const { parts, notRecorded, percents, percentNotRecorded } = halves(4, 60, 30);
    expect(parts!.get('yes')!.withheld).toBe(true);
    expect(percents).toBeNull();
    expect(percentNotRecorded).toBeNull();
    expect(halves(100, 300, 0).notRecorded!.withheld).toBe(true);
    expect(notRecorded!.roundedTo).toBe(10);
  });

  it('what is recorded of every child is divided without a part that all know to be empty', () => {
    const { notRecorded, percents } = divide(new Map([['10-12', 125], ['13-15', 85], ['16-17', 55]]), null); // prettier-ignore
    expect(notRecorded).toBeNull();
    expect([...percents!.values()]).toEqual([47, 32, 21]);
    // 5 beside 95 of 100: of two parts the second gives the first away.
    const two = divide(new Map([['female', 95], ['male', 5]]), null); // prettier-ignore
    expect([...two.parts!.values()].every(({ withheld }) => withheld)).toBe(true);
  });

  it('a small group is not divided at all', () => {
    expect(halves(20, 20, 9).parts).toBeNull();
    expect(halves(20, 20, 9).percents).toBeNull();
    expect(halves(2, 3, 0).all.withheld).toBe(true);
  });

  it('no count under 10 can be told from what is displayed, whatever the counts', () => {
    const numbers = [0, 1, 2, 4, 5, 9, 10, 14, 15, 24, 37, 44, 45, 54, 95, 104];
    let tried = 0;
    for (const yes of numbers)
      for (const no of numbers)
        for (const missing of numbers) {
          const counts = [yes, no, missing];
          const shown = halves(yes, no, missing);
          if (shown.parts === null) continue;
          for (const knowsWhich of [false, true]) {
            const tables = [...possible(counts, shown, knowsWhich)].map((table) => table.split(',').map(Number));
            for (const [at, count] of counts.entries()) {
              if (count >= 10) continue;
              const could = tables.map((table) => table[at]!);
              expect([Math.min(...could), Math.max(...could) >= 9], `${counts.join()} part ${at}`).toEqual([0, true]);
              tried++;
            }
          }
        }
    expect(tried).toBeGreaterThan(2_000);
  });
});
