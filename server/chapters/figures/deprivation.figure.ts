/** How many of the area's small areas lie in each tenth of England by deprivation. */
import { deprivationOf } from '../../areas/deprivation.js';
import { areaKeyText } from '../../areas/area-type.js';
import { known } from './cells.js';
import type { FigureKind } from './figure.js';

export const deprivation: FigureKind = {
  kind: 'deprivation',
  make: async ({ sql, area }) => {
    const found = (await deprivationOf(sql, [area], null)).get(areaKeyText(area));
    const tenths = found?.lsoasByDecile ?? [];
    const all = tenths.reduce((sum, lsoas) => sum + lsoas, 0);
    const most = tenths[0] ?? 0;
    return {
      title: `Small areas by tenth of England, most to least deprived, ${area.name}`,
      unit: 'LSOAs',
      period: found === undefined ? 'No figures loaded' : `Indices of ${found.release}`,
      numerator: 'LSOAs in the tenth',
      denominator: 'LSOAs of the area',
      source:
        found === undefined
          ? 'No Indices of Deprivation are loaded for this area'
          : `English Indices of Deprivation ${found.release}`,
      method: 'Each LSOA lies in one of ten equal groups of England’s, by rank. Ranks are not averaged: the LSOAs are counted.',
      disclosureRule: 'Published figures of areas: nothing is withheld.',
      alt: `Bars by tenth. ${all === 0 ? 'No area has a figure.' : `${most} of ${all} small areas are in the most deprived tenth of England.`}`,
      notes: found?.note == null ? [] : [found.note],
      chart: 'bars',
      drawn: 0,
      rowTitle: 'Tenth of England',
      columns: [
        { name: 'lsoas', title: 'Small areas', meaning: 'LSOAs of the area in this tenth of England' },
        { name: 'percent', title: '% of the area', meaning: 'Of the LSOAs of the area, percent' },
      ],
      rows: tenths.map((lsoas, index) => ({
        key: String(index + 1),
        label: index === 0 ? '1, most deprived' : index === 9 ? '10, least deprived' : String(index + 1),
        cells: [known(lsoas), known(all === 0 ? 0 : (100 * lsoas) / all, 0)],
      })),
    };
  },
};
