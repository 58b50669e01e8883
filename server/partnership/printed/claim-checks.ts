/**
 * Claims of a document against the formula that they state.
 *
 * Share: 100 × numerator ÷ denominator. Change: 100 × (after − before) ÷ before; where counts do not bear it out, a difference of rates × 100 may be what was meant.
 * «4 in 10»: the nearest tenth of the percentage. Claims against one baseline that is not printed: each says between which limits the baseline lies, and all of
 * them must have room for one (server/partnership/measures/printed-figures.ts).
 */
import { grouped } from '../../indicators/grouped.js';
import { changeCheck, haveOneBaseline, shareCheck } from '../measures/printed-figures.js';
import { monthsIn } from '../period.js';
import { isOfArea, isOfPeriod, rowsOf, type Wanted } from './find-rows.js';
import type { PrintedCheck } from './printed-check.js';
import { kindOfUnit, nameKey, stemOf, unitKey, type Claim, type PrintedRow } from './printed-row.js';
import { figureText, percentText, rowText, toldCheck, withPeriod } from './told-check.js';

interface Claiming extends PrintedRow {
  readonly claim: Claim;
}

export function claimChecks(rows: readonly PrintedRow[]): PrintedCheck[] {
  const claiming = rows.filter((row): row is Claiming => row.claim !== null);
  const checks: PrintedCheck[] = [];
  const unprinted: Claiming[] = [];
  for (const row of claiming) {
    const { of, ofMeasure } = row.claim;
    if (of === 'in words') checks.push(inWords(row, rows));
    else if (of === 'share' && (ofMeasure !== null || row.numerator !== null)) checks.push(shareOf(row, rows));
    else if (row.claim.baseline === null)
      checks.push(notChecked(row, 'It says of nothing that it is a share of or a change from.'));
    else if (pairsOf(row, rows).length === 0) unprinted.push(row);
    else checks.push(againstBaseline(row, rows));
  }
  return [...checks, ...withoutBaseline(unprinted, rows)];
}

const said = ({ words, claim: { claimed, decimals, of, per } }: Claiming): string =>
  words ?? (of === 'in words' ? `${claimed} in ${per}` : percentText(claimed, decimals));

const notChecked = (row: Claiming, check: string): PrintedCheck =>
  toldCheck({ rule: row.claim.of, verdict: 'not checked', printed: said(row), check, use: null, rows: [row] });

function inWords(row: Claiming, rows: readonly PrintedRow[]): PrintedCheck {
  const own = row.figure === null ? rowsOf(rows, row, ['share'], row.document)[0] : row;
  if (own === undefined) return notChecked(row, 'The percentage that it is of is not loaded.');
  const { claimed, per } = row.claim;
  const { agrees, recomputed } = shareCheck(claimed, { numerator: own.figure!, denominator: 100 }, 0, per);
  const check = `${rowText(own)} is nearest to ${recomputed} in ${per}${agrees ? '.' : `, not ${claimed}.`}`;
  return toldCheck({
    ...{ rule: 'in words', verdict: agrees ? 'follows' : 'does not follow', printed: said(row), check },
    ...{ use: agrees ? null : `Use ${rowText(own)}.`, rows: [row, ...others(row, [own])] },
  });
}

function shareOf(row: Claiming, rows: readonly PrintedRow[]): PrintedCheck {
  const { claimed, decimals, per, ofMeasure } = row.claim;
  const upper = row.numerator === null ? countOf(row, rows, row) : null;
  const lower = ofMeasure === null ? null : countOf({ ...row, measure: ofMeasure }, rows, row);
  const [numerator, denominator] = [row.numerator ?? upper?.figure ?? null, row.denominator ?? lower?.figure ?? null];
  if (numerator === null || denominator === null || denominator <= 0)
    return notChecked(row, 'The counts that it is of are not loaded.');
  const { agrees, recomputed } = shareCheck(claimed, { numerator, denominator }, decimals, per);
  const counts = `${figureText(numerator, 0)} of ${figureText(denominator, 0)}`;
  const exact = percentText((100 * numerator) / denominator, 1);
  return toldCheck({
    ...{ rule: 'share', verdict: agrees ? 'follows' : 'does not follow', printed: said(row) },
    check: agrees ? `${counts} is ${exact}.` : `${counts} is ${exact}, not ${percentText(claimed, decimals)}.`,
    use: agrees ? null : `Use ${percentText(recomputed, decimals)}, computed from the counts.`,
    rows: [row, ...others(row, [upper, lower])],
  });
}

/** A row that has the count, whether it claims anything itself or not. */
const countOf = (wanted: Wanted, rows: readonly PrintedRow[], { document }: PrintedRow): PrintedRow | null =>
  rowsOf(rows, wanted, ['count'], document)[0] ?? null;

const others = (row: PrintedRow, found: readonly (PrintedRow | null)[]): PrintedRow[] =>
  found.filter((one): one is PrintedRow => one !== null && one !== row);

interface Pair {
  readonly before: PrintedRow;
  readonly after: PrintedRow;
}

/** Before and after in one unit; counts first. */
function pairsOf(row: Claiming, rows: readonly PrintedRow[]): Pair[] {
  const kinds = ['count', 'rate', 'share', 'ratio'] as const;
  const after = [...(row.figure === null ? [] : [row]), ...rowsOf(rows, row, kinds, row.document)];
  const before = rowsOf(rows, { ...row, period: row.claim.baseline }, kinds, row.document);
  const pairs = after.flatMap((one) => {
    const other = before.find(({ unit }) => unitKey(unit) === unitKey(one.unit));
    return other === undefined ? [] : [{ before: other, after: one }];
  });
  return pairs.sort(
    (one, other) => kinds.indexOf(kindOfUnit(one.after.unit) as 'count') - kinds.indexOf(kindOfUnit(other.after.unit) as 'count'),
  );
}

function againstBaseline(row: Claiming, rows: readonly PrintedRow[]): PrintedCheck {
  const { claimed, decimals, of } = row.claim;
  const pairs = pairsOf(row, rows);
  const printed = said(row);
  const agreeing = (reading: 'change' | 'share') =>
    pairs.find(({ before, after }) =>
      reading === 'change'
        ? changeCheck(claimed, { before: before.figure!, after: after.figure! }, decimals)?.agrees === true
        : before.figure! > 0 && shareCheck(claimed, { numerator: after.figure!, denominator: before.figure! }, decimals).agrees,
    );
  const borne = agreeing(of === 'share' ? 'share' : 'change');
  if (borne !== undefined)
    return toldCheck({
      ...{ rule: of, verdict: 'follows', printed, check: `${fromTo(borne)}: it follows.`, use: null },
      rows: [row, ...others(row, [borne.before, borne.after])],
    });
  const [first] = pairs as [Pair, ...Pair[]];
  const exact = changeCheck(claimed, { before: first.before.figure!, after: first.after.figure! }, decimals);
  const other = agreeing(of === 'share' ? 'change' : 'share');
  const rates = of === 'change' ? ratesMeant(row, rows) : undefined;
  const gives =
    of === 'share'
      ? `${percentText((100 * first.after.figure!) / first.before.figure!, decimals)} of it`
      : exact === null
        ? 'from nothing, of which nothing is a percentage'
        : percentText(exact.recomputed, decimals);
  const meant =
    rates !== undefined
      ? ` ${fromTo(rates)} is a difference of ${differenceText(rates)}, which is probably what was meant.`
      : other !== undefined
        ? ` ${percentText(claimed, decimals)} is a ${of === 'share' ? 'change from' : 'share of'} the baseline.`
        : '';
  return toldCheck({
    ...{ rule: of, verdict: 'does not follow', printed },
    check: `${fromTo(first)} is ${gives}, not ${percentText(claimed, decimals)}.${meant}`,
    use: rates === undefined ? `Use ${fromTo(first)}.` : `Show the counts (${fromTo(first)}) and the rates (${fromTo(rates)}).`,
    rows: [row, ...others(row, [first.before, first.after, ...(rates === undefined ? [] : [rates.before, rates.after])])],
  });
}

const fromTo = ({ before, after }: Pair): string => `${withPeriod(before)} to ${withPeriod(after)}`;

const differenceText = ({ before, after }: Pair): string => {
  const decimals = Math.max(before.decimals, after.decimals);
  const per = /per [\d,]+/i.exec(after.unit ?? '')?.[0] ?? '';
  return `${figureText(after.figure! - before.figure!, decimals)} ${per}`.trim();
};

/** Rates of the same thing whose difference, times 100, is the percentage that was printed. */
function ratesMeant(row: Claiming, rows: readonly PrintedRow[]): Pair | undefined {
  const { claimed, decimals, baseline } = row.claim;
  const rates = rows.filter(
    (one) =>
      kindOfUnit(one.unit) === 'rate' &&
      one.figure !== null &&
      stemOf(one.measure) === stemOf(row.measure) &&
      isOfArea(one, row.area),
  );
  for (const after of rates.filter((one) => isOfPeriod(one, row.period)))
    for (const before of rates.filter((one) => isOfPeriod(one, baseline) && unitKey(one.unit) === unitKey(after.unit)))
      if (Math.abs(100 * (after.figure! - before.figure!) - claimed) <= 0.5 * 10 ** -decimals + 1e-6) return { before, after };
  return undefined;
}

/** Claims against one baseline that no document prints. */
function withoutBaseline(claiming: readonly Claiming[], rows: readonly PrintedRow[]): PrintedCheck[] {
  const groups = grouped(claiming, ({ measure, area, claim }) =>
    JSON.stringify([nameKey(measure), nameKey(area ?? ''), claim.baseline!.name]),
  );
  return [...groups.values()].flatMap((group) => {
    const counted = group.flatMap((row) => {
      const count = row.figure === null ? countOf(row, rows, row) : row;
      return count === null ? [] : [{ row, count }];
    });
    const baseline = group[0]!.claim.baseline!.name;
    if (counted.length < 2)
      return group.map((row) => notChecked(row, `The figure of ${baseline} is not loaded, so nothing can be held against it.`));
    const printed = counted.map(({ row, count }) => ({ percent: row.claim.claimed, count: count.figure! }));
    const decimals = Math.min(...counted.map(({ row }) => row.claim.decimals));
    const holds = (['share', 'reduction', 'change'] as const).some((reading) => haveOneBaseline(printed, decimals, reading));
    const series = seriesOf(counted[0]!.count, rows);
    const told = [...new Set(counted.map(({ row }) => said(row)))].join('; ');
    const counts = counted.map(({ count }) => withPeriod(count)).join(' and ');
    return [
      toldCheck({
        ...{ rule: 'baseline', verdict: holds ? 'follows' : 'does not follow', printed: told },
        check: holds
          ? `${counts} can be of one baseline in ${baseline}.`
          : `${counts} fit no single baseline in ${baseline}, whether the per cent is read as a share of it or as a change from it.`,
        use: holds ? null : `Use the counts: ${series.map(withPeriod).join(', ')}.`,
        rows: [...new Set([...counted.map(({ row }) => row), ...counted.map(({ count }) => count), ...series])],
      }),
    ];
  });
}

/** Counts of the same measure and area over periods as long as this one, in order of time. */
function seriesOf(one: PrintedRow, rows: readonly PrintedRow[]): PrintedRow[] {
  if (one.period === null) return [one];
  const { period } = one;
  return rows
    .filter(
      (row) =>
        row.figure !== null &&
        row.period !== null &&
        nameKey(row.measure) === nameKey(one.measure) &&
        isOfArea(row, one.area) &&
        row.document === one.document &&
        unitKey(row.unit) === unitKey(one.unit) &&
        monthsIn(row.period) === monthsIn(period) &&
        row.period.firstMonth.slice(5) === period.firstMonth.slice(5),
    )
    .sort((a, b) => a.period!.firstMonth.localeCompare(b.period!.firstMonth));
}
