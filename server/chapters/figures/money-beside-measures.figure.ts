/**
 * Each line of the partnership's money beside what it was measured by, in the financial year that the months end in: outcome by outcome, its activities below it, and of each
 * activity a row a measure and a row a questionnaire of its programmes. An activity of which nothing was promised says so; a measure without money stands all the same.
 */
import { CHAPTER_ACCESS } from '../../access/access-table.js';
import { PERSONA_NAMES } from '../../access/personas.js';
import { londonDay } from '../../governance/agreement.js';
import type { ActivityMoney, OutcomeMoney, Sums } from '../../partnership/account.js';
import type { ShownFigure } from '../../partnership/measures/shown-figure.js';
import { toldMeasures, type ToldMeasure } from '../../partnership/measures/told-measures.js';
import type { PrintedCheck } from '../../partnership/printed/printed-check.js';
import { readPrintedChecks } from '../../partnership/printed/read-printed.js';
import { questionnairesOf, type Questionnaire } from '../../partnership/programmes/questionnaires.js';
import { known, unknown, withheld, words } from './cells.js';
import type { FigureCell, FigureColumn, FigureKind, FigureRow } from './figure.js';
import { aboutMoney, accountOf, MONEY_COLUMNS, poundsCell, UNDER_NO_OUTCOME } from './money.figure.js';

/** More places than a measure is written with would say more than was found. */
const MOST_DECIMALS = 2;

const READERS = PERSONA_NAMES.filter((persona) => CHAPTER_ACCESS[persona] !== 'nothing');

const COLUMNS: readonly FigureColumn[] = [
  ...MONEY_COLUMNS.slice(0, 3),
  { name: 'measure', title: 'Measured by', meaning: 'What is measured, with its unit' },
  { name: 'baseline', title: 'Baseline', meaning: 'Where it stood before' },
  { name: 'target', title: 'Target', meaning: 'What was promised' },
  { name: 'newest', title: 'Newest', meaning: 'The newest figure up to the end of the year' },
  { name: 'newest_period', title: 'Period', meaning: 'Of which period the newest figure is' },
  { name: 'moved', title: 'What moved', meaning: 'The newest figure beside baseline and target, in words' },
  {
    name: 'counted_by',
    title: 'Who counts it',
    meaning: 'Homeward from its own rows, the agency that answers for it, or nobody',
  },
  { name: 'how_sure', title: 'How sure', meaning: 'How the newest figure was found, and its limits; not what caused it' },
];

/** A sum that stands in one row is not added twice from another. */
const AS_ABOVE: readonly FigureCell[] = Array.from({ length: 3 }, () => words('as above'));
const BLANK = words('');

export const moneyBesideMeasures: FigureKind = {
  kind: 'money-beside-measures',
  make: async (making) => {
    const { sql, reader } = making;
    const account = await accountOf(making);
    const { year } = account;
    const told = await toldMeasures(sql, { year, today: londonDay(new Date()), reader, readers: READERS });
    const asked = await questionnairesOf(sql, year);
    const of = (activity: ActivityMoney): ByActivity => ({
      told: told.filter((one) => one.activity.id === activity.activity?.id),
      asked: asked.filter((one) => one.activity === activity.activity?.id),
    });
    const activities = account.outcomes.flatMap((outcome) => outcome.activities);
    const bare = activities.filter((one) => of(one).told.length === 0 && of(one).asked.length === 0);
    const moneyless = activities.filter(({ lines }) => lines.length === 0);
    const byNobody = told.filter(({ measure }) => measure.measured === 'nobody');
    const late = told.filter(({ due }) => due.length > 0);
    const unborne = (await readPrintedChecks(sql, year)).filter(({ verdict }) => verdict === 'does not follow');
    const about = aboutMoney(account);
    return {
      ...about,
      title: `Each line of money beside its measure, ${year}`,
      unit: 'pounds; of a measure its own, beside its name',
      numerator: 'Money as its lines have it; as each measure says',
      denominator: 'As each measure says',
      method: [about.method, ...new Set(told.map(({ method }) => method))].join(' '),
      disclosureRule:
        'Sums of money are of no person: none is withheld. Figures of children: 0 to 9 withheld, the rest to the nearest 10. Counts of incidents as every reader may have them.',
      alt: `A table of ${activities.length} activities and ${told.length} measures. Nobody measures ${byNobody.length} of them; of ${bare.length} activities nothing was promised; of ${late.length} measures a figure is overdue.`,
      notes: [
        'How sure a figure is says how it was found. That an activity moved it, no line here shows, unless it says beside which control.',
        'Money of an activity is part of its outcome’s, and is not added to it; «as above» is the same money, told once.',
        ...about.notes,
        ...listed('Nothing was promised of', bare),
        ...listed(
          'No activity stands under',
          account.outcomes.flatMap(({ outcome, activities: under }) => (outcome !== null && under.length === 0 ? [outcome] : [])),
        ),
        ...listed('No money is stated for', moneyless),
        ...byNobody.map(({ measure, activity }) => `Nobody measures «${measure.title}» of ${activity.title}.`),
        ...late.map(({ measure, due }) => `Overdue of «${measure.title}»: ${due.join(', ')}.`),
        // What is known says it beside itself.
        ...told.flatMap(({ measure, figures: [newest] }) =>
          newest?.withheld && newest.note !== null ? [`${measure.title}: ${newest.note}`] : [],
        ),
        ...unborne.map(unborneWords),
      ],
      chart: 'none',
      drawn: 1,
      rowTitle: 'Outcome and activity',
      columns: COLUMNS,
      rows: [
        ...account.outcomes.flatMap((outcome) => rowsOfOutcome(outcome, of)),
        {
          key: 'total',
          label: 'In all',
          heads: true,
          cells: [
            ...moneyCells(account.total),
            ...measureCells(words(`${told.length} measures; nobody measures ${byNobody.length} of them`)),
          ],
        },
      ],
    };
  },
};

interface ByActivity {
  readonly told: readonly ToldMeasure[];
  readonly asked: readonly Questionnaire[];
}

function rowsOfOutcome({ outcome, activities, ...sums }: OutcomeMoney, of: (activity: ActivityMoney) => ByActivity): FigureRow[] {
  const key = outcome?.key ?? 'none';
  const measured = measureCells(words(activities.length === 0 ? 'Nothing was promised.' : 'by activity, below'));
  return [
    { key: `outcome/${key}`, label: outcome?.title ?? UNDER_NO_OUTCOME, heads: true, cells: [...moneyCells(sums), ...measured] },
    ...activities.flatMap((one) => rowsOfActivity(`${key}/${one.title}`, one, of(one))),
  ];
}

function rowsOfActivity(key: string, activity: ActivityMoney, { told, asked }: ByActivity): FigureRow[] {
  const label =
    activity.activity === null ? `${activity.title}, agency not stated` : `${activity.title}, ${activity.activity.provider}`;
  const beside = [
    ...told.map((one) => ({ key: `${key}/${one.measure.id}`, cells: cellsOfMeasure(one) })),
    ...asked.map((one) => ({ key: `${key}/questionnaire/${one.id}`, cells: cellsOfQuestionnaire(one) })),
  ];
  if (beside.length === 0)
    return [{ key, label, cells: [...moneyCells(activity), ...measureCells(words('Nothing was promised.'))] }];
  return beside.map((one, place) => ({
    ...{ key: one.key, label },
    cells: [...(place === 0 ? moneyCells(activity) : AS_ABOVE), ...one.cells],
  }));
}

const moneyCells = ({ budgeted, actual, variance }: Sums): FigureCell[] => [budgeted, actual, variance].map(poundsCell);

/** Of a row that is no measure's: what is said stands where measures do. */
const measureCells = (said: FigureCell): FigureCell[] => [said, ...COLUMNS.slice(4).map(() => BLANK)];

const cellsOfMeasure = ({ measure, baseline, figures: [newest], moved, counts, sure }: ToldMeasure): FigureCell[] => [
  words(`${measure.title} (${measure.unit})`),
  measure.counted === 'effect' ? words('none') : shownCell(baseline),
  ...[targetCell(measure), newestCell(measure, newest)],
  ...[words(newest?.period ?? ''), words(moved), words(counts), words(sure)],
];

const cellsOfQuestionnaire = ({ title, share, between, period, provider, sure }: Questionnaire): FigureCell[] => [
  words(title),
  ...[unknown, words('none')],
  share !== null ? known(share) : between !== null ? words(`${between.lower} to ${between.upper}`) : withheld,
  ...[words(period), words('Asked before and after.'), words(`${provider}, by questionnaire`), words(sure)],
];

const listed = (what: string, those: readonly { readonly title: string }[]): string[] =>
  those.length === 0 ? [] : [`${what}: ${those.map(({ title }) => title).join('; ')}.`];

/** «Custody, Marram, 2022/23: printed «−13%» (Briefing). 8 to 2 is −75%, not −13%. Use …» */
function unborneWords({ measure, area, period, printed, documents, check, use }: PrintedCheck): string {
  const about = [measure, area, period].filter((part) => part !== null).join(', ');
  return `${about}: printed «${printed}» (${documents.join('; ')}). ${check}${use === null ? '' : ` ${use}`}`;
}

function shownCell({ figure, withheld: isWithheld }: ShownFigure): FigureCell {
  if (isWithheld) return withheld;
  return figure === null ? unknown : known(figure, decimalsOf(figure));
}

/** An effect has words and no figure: nothing lacks. */
function newestCell({ counted }: ToldMeasure['measure'], newest: ShownFigure | undefined): FigureCell {
  if (counted === 'effect') return words('in words');
  return newest === undefined ? unknown : shownCell(newest);
}

function targetCell({ target, aim }: ToldMeasure['measure']): FigureCell {
  return target === null ? words('none') : words(`${aim} ${target.toLocaleString('en-GB')}`);
}

const decimalsOf = (figure: number): number => Math.min(MOST_DECIMALS, String(figure).split('.')[1]?.length ?? 0);
