/** The partnership's money in the financial year that the months end in: by outcome, and the sums that do not agree. */
import { notFound } from '../../errors.js';
import { readAccount, yearOfAccount, type Sums, type YearOfAccount } from '../../partnership/account.js';
import { financialYearOf } from '../../partnership/financial-year.js';
import { poundsText } from '../../partnership/pence.js';
import { known, unknown, words } from './cells.js';
import type { FigureCell, FigureColumn, FigureKind, FigureMaking, MadeFigure } from './figure.js';
import { lastDay } from './words-of-counts.js';

export const UNDER_NO_OUTCOME = 'Under no outcome';

export const MONEY_COLUMNS: readonly FigureColumn[] = [
  { name: 'budgeted', title: 'Budget', meaning: 'Pounds set aside, or planned where no budget stands' },
  { name: 'actual', title: 'Spent', meaning: 'Pounds spent to date; empty where nobody stated it' },
  { name: 'variance', title: 'Spent less budget', meaning: 'Pounds spent less those set aside' },
  { name: 'match', title: 'Match funding', meaning: 'Pounds that others gave to the same end' },
];

export const poundsCell = (pence: number | null): FigureCell => (pence === null ? unknown : known(pence / 100, 2));
const sumCells = ({ budgeted, actual, variance, match }: Sums): FigureCell[] =>
  [budgeted, actual, variance, match].map(poundsCell);

export const moneyByOutcome: FigureKind = {
  kind: 'money-by-outcome',
  make: async (making) => {
    const account = await accountOf(making);
    const rows = account.outcomes.map((one) => ({
      key: one.outcome?.key ?? 'none',
      label: one.outcome?.title ?? UNDER_NO_OUTCOME,
      cells: sumCells(one),
    }));
    const { budgeted, actual } = account.total;
    return {
      ...aboutMoney(account),
      title: `Money by outcome, ${account.year}`,
      alt: `Bars by outcome. ${budgeted === null ? 'No budget is stated' : `Budget ${poundsText(budgeted)}`}, ${actual === null ? 'nothing stated as spent' : `spent ${poundsText(actual)}`} in all.`,
      chart: 'bars',
      // What was set aside, where nothing is stated as spent yet.
      drawn: actual === null ? 0 : 1,
      rowTitle: 'Outcome',
      columns: MONEY_COLUMNS,
      rows: [...rows, { key: 'total', label: 'In all', cells: sumCells(account.total) }],
    };
  },
};

export const moneyChecks: FigureKind = {
  kind: 'money-checks',
  make: async (making) => {
    const account = await accountOf(making);
    const wrong = account.checks.filter(({ agrees }) => !agrees);
    return {
      ...aboutMoney(account),
      title: `Sums that do not agree, ${account.year}`,
      method: 'Sums that ought to agree are worked out from the lines each time; what does not agree changes no line.',
      alt: wrong.length === 0 ? 'Every sum agrees.' : `${wrong.length} of ${account.checks.length} sums do not agree.`,
      chart: 'none',
      drawn: 1,
      rowTitle: 'Sum',
      columns: [
        { name: 'said', title: 'What does not agree', meaning: 'The two sums, in words' },
        { name: 'difference', title: 'Difference', meaning: 'Pounds stated less those the lines come to' },
      ],
      rows: account.checks.map(({ check, agrees, sentence, differencePence }, at) => ({
        key: `${check}-${at}`,
        label: agrees ? 'agrees' : 'does not agree',
        cells: [words(sentence), poundsCell(differencePence)],
      })),
    };
  },
};

export async function accountOf({ sql, period }: FigureMaking): Promise<YearOfAccount> {
  const year = financialYearOf(lastDay(period.to));
  const account = yearOfAccount(await readAccount(sql), year);
  if (account.outcomes.length === 0 && account.received.length === 0)
    throw notFound(`The partnership’s account has no money of ${year}. Load or write it under «Partnership», then rebuild.`);
  return account;
}

export function aboutMoney({
  year,
  total,
}: YearOfAccount): Pick<
  MadeFigure,
  'unit' | 'period' | 'numerator' | 'denominator' | 'source' | 'method' | 'disclosureRule' | 'notes'
> {
  return {
    ...{
      unit: 'pounds',
      period: `Financial year ${year}`,
      numerator: 'Money as its lines have it',
      denominator: 'None: these are sums',
    },
    source: 'The partnership’s account',
    method:
      'Whole pence. An outcome’s own line counts; where it has none, its activities do. A total that a document states is added to nothing.',
    disclosureRule: 'Sums of money are of no person: nothing is withheld.',
    notes: [
      'A sum that nobody stated is missing, and is not nothing.',
      ...(total.isPlan ? ['Where no budget stands, what was planned stands in its column.'] : []),
    ],
  };
}
