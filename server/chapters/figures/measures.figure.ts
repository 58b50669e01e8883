/** What was promised of the partnership's activities, what moved, and what nobody measures, in the financial year that the months end in. */
import { CHAPTER_ACCESS } from '../../access/access-table.js';
import { PERSONA_NAMES } from '../../access/personas.js';
import { notFound } from '../../errors.js';
import { londonDay } from '../../governance/agreement.js';
import { financialYearOf } from '../../partnership/financial-year.js';
import type { ShownFigure } from '../../partnership/measures/shown-figure.js';
import { toldMeasures, type ToldMeasure } from '../../partnership/measures/told-measures.js';
import type { PrintedCheck } from '../../partnership/printed/printed-check.js';
import { readPrintedChecks } from '../../partnership/printed/read-printed.js';
import { known, unknown, withheld, words } from './cells.js';
import type { FigureCell, FigureKind } from './figure.js';
import { lastDay } from './words-of-counts.js';

/** More places than a measure is written with would say more than was found. */
const MOST_DECIMALS = 2;

const READERS = PERSONA_NAMES.filter((persona) => CHAPTER_ACCESS[persona] !== 'nothing');

export const measures: FigureKind = {
  kind: 'measures',
  make: async ({ sql, reader, period }) => {
    const year = financialYearOf(lastDay(period.to));
    const told = await toldMeasures(sql, { year, today: londonDay(new Date()), reader, readers: READERS });
    if (told.length === 0) throw notFound(`No activity of ${year} has a measure. Write them under «Partnership», then rebuild.`);
    const unborne = (await readPrintedChecks(sql, year)).filter(({ verdict }) => verdict === 'does not follow');
    const byNobody = told.filter(({ measure }) => measure.measured === 'nobody');
    const late = told.filter(({ due }) => due.length > 0);
    return {
      title: `What was promised and what moved, ${year}`,
      unit: 'each in its own, beside its name',
      period: `Financial year ${year}`,
      numerator: 'As each measure says',
      denominator: 'As each measure says',
      source: 'The partnership’s account',
      method: [...new Set(told.map(({ method }) => method))].join(' '),
      disclosureRule:
        'Figures of children: 0 to 9 withheld, the rest to the nearest 10. Counts of incidents as every reader may have them.',
      alt: `A table of ${told.length} measures. Nobody measures ${byNobody.length} of them; of ${late.length} a figure is overdue.`,
      notes: [
        ...byNobody.map(({ measure, activity }) => `Nobody measures «${measure.title}» of ${activity.title}.`),
        ...late.map(({ measure, due }) => `Overdue of «${measure.title}»: ${due.join(', ')}.`),
        ...told.flatMap(({ measure, figures }) => (figures[0]?.note == null ? [] : [`${measure.title}: ${figures[0].note}`])),
        ...unborne.map(unborneWords),
      ],
      chart: 'none',
      drawn: 3,
      rowTitle: 'Measure',
      columns: [
        { name: 'activity', title: 'Activity', meaning: 'What was commissioned' },
        { name: 'baseline', title: 'Baseline', meaning: 'Where it stood before' },
        { name: 'target', title: 'Target', meaning: 'What was promised' },
        { name: 'newest', title: 'Newest', meaning: 'The newest figure up to the end of the year' },
        { name: 'moved', title: 'What moved', meaning: 'The newest figure beside baseline and target, in words' },
      ],
      rows: told.map(({ measure, activity, baseline, figures, moved }) => ({
        key: String(measure.id),
        label: `${measure.title} (${measure.unit})`,
        cells: [
          words(activity.title),
          shownCell(baseline),
          targetCell(measure),
          figures[0] === undefined ? unknown : shownCell(figures[0]),
          words(moved),
        ],
      })),
    };
  },
};

/** «Custody, Marram, 2022/23: printed «−13%» (Briefing). 8 to 2 is −75%, not −13%. Use …» */
function unborneWords({ measure, area, period, printed, documents, check, use }: PrintedCheck): string {
  const about = [measure, area, period].filter((part) => part !== null).join(', ');
  return `${about}: printed «${printed}» (${documents.join('; ')}). ${check}${use === null ? '' : ` ${use}`}`;
}

function shownCell({ figure, withheld: isWithheld }: ShownFigure): FigureCell {
  if (isWithheld) return withheld;
  return figure === null ? unknown : known(figure, decimalsOf(figure));
}

function targetCell({ target, aim }: ToldMeasure['measure']): FigureCell {
  return target === null ? words('none') : words(`${aim} ${target.toLocaleString('en-GB')}`);
}

const decimalsOf = (figure: number): number => Math.min(MOST_DECIMALS, String(figure).split('.')[1]?.length ?? 0);
