/** How many children are expected in each group, as the estimate of the area says that was published last: what its readers have of it. */
import { notFound } from '../../errors.js';
import type { ShownCount } from '../../estimates/estimate-result.js';
import { lastPublishedOf } from '../../estimates/kept/kept-estimates.sql.js';
import { londonDay } from '../../governance/agreement.js';
import { countCell, unknown, words } from './cells.js';
import type { FigureCell, FigureKind } from './figure.js';

const cellOf = (figure: ShownCount | null | undefined): FigureCell => (figure == null ? unknown : countCell(figure));

export const estimate: FigureKind = {
  kind: 'estimate',
  make: async ({ sql, area }) => {
    const found = await lastPublishedOf(sql, area.gssCode);
    if (found === null)
      throw notFound(`No estimate of ${area.name} is published yet. Publish one under «Estimates», then rebuild.`);
    const { result, name, version, publishedAt } = found;
    const groups = result.groups.filter((group) => group.estimate !== null || group.known !== null);
    return {
      title: `Children aged 10–17 expected in each group, ${area.name}`,
      unit: 'children',
      period: [...new Set(groups.map(({ surveyYear }) => surveyYear).filter((year) => year !== null))].join('; '),
      numerator: 'Children expected, by the central scenario and between the lowest and the highest',
      denominator: 'None: these are counts of children, not shares',
      source: `Estimate «${name}», version ${version}, published ${londonDay(publishedAt!)}. ${[...new Set(groups.map(({ source }) => source))].join('; ')}`,
      method: result.methods.join(' '),
      disclosureRule: 'Counts of children to the nearest 10, under 10 withheld; what the authority counted itself is not shown.',
      alt: `Bars by group. ${result.sentence}`,
      notes: [
        'Groups overlap: they are never added. The range is of scenarios, not a confidence interval.',
        ...result.caveats.map(({ text }) => text),
      ],
      chart: 'bars',
      drawn: 0,
      rowTitle: 'Children who',
      columns: [
        {
          name: 'central',
          title: 'Expected',
          meaning: 'Children expected by the central scenario, or known to services where nobody estimated a group',
        },
        { name: 'lowest_scenario', title: 'Lowest scenario', meaning: 'Children expected by the scenario with the fewest' },
        { name: 'highest_scenario', title: 'Highest scenario', meaning: 'Children expected by the scenario with the most' },
        { name: 'not_known', title: 'Not known to services', meaning: 'Expected less those known to services, in words' },
      ],
      rows: groups.map(({ group, words: who, estimate: range, known: toServices, invisible }) => ({
        key: group,
        label: range === null ? `${who} (known to services; nobody has estimated how many there are)` : who,
        cells: [
          cellOf(range?.central ?? toServices),
          cellOf(range?.lower),
          cellOf(range?.upper),
          invisible === null ? unknown : words(invisible.words),
        ],
      })),
    };
  },
};
