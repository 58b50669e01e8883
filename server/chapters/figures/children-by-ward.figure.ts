/** Children aged 10 to 17 by ward: who a chapter is about, and of how many residents they are part. */
import { areasInUse, populationOf } from '../../areas/areas.service.js';
import { areaKeyText } from '../../areas/area-type.js';
import { known, maybe, unknown } from './cells.js';
import type { FigureKind } from './figure.js';

export const childrenByWard: FigureKind = {
  kind: 'children-by-ward',
  make: async ({ sql, area }) => {
    const wards = await areasInUse(sql, { type: 'WARD', within: area.gssCode });
    const [children, residents] = [await populationOf(sql, wards, { ageFrom: 10, ageTo: 17 }), await populationOf(sql, wards)];
    const found = wards.map((ward) => ({
      ward,
      children: children.get(areaKeyText(ward))?.persons ?? null,
      residents: residents.get(areaKeyText(ward))?.persons ?? null,
    }));
    const bases = [...new Set([...children.values()].flatMap(({ basis }) => basis ?? []))];
    const years = [...new Set([...children.values()].flatMap(({ year }) => year ?? []))];
    const most = found.filter((one) => one.children !== null).sort((a, b) => b.children! - a.children!)[0];
    return {
      title: `Children aged 10 to 17 by ward, ${area.name}`,
      unit: 'children',
      period: years.length === 0 ? 'No figures loaded' : years.join(', '),
      numerator: 'Residents aged 10 to 17',
      denominator: 'Residents of all ages',
      source: bases.length === 0 ? 'No population figures are loaded for these wards' : bases.join('; '),
      method: 'Published estimates of residents, added up over the LSOAs of each ward.',
      disclosureRule: 'Published estimates: nothing is withheld.',
      alt: `Bars by ward. ${most === undefined ? 'No ward has a figure.' : `Most children: ${most.ward.name}, ${most.children!.toLocaleString('en-GB')}.`}`,
      notes: [...new Set([...children.values()].flatMap(({ note }) => note ?? []))],
      chart: 'bars',
      drawn: 0,
      rowTitle: 'Ward',
      columns: [
        { name: 'children_10_17', title: 'Children 10 to 17', meaning: 'Residents aged 10 to 17' },
        { name: 'residents', title: 'Residents', meaning: 'Residents of all ages' },
        { name: 'percent_children', title: '% of residents', meaning: 'Residents aged 10 to 17 of all residents, percent' },
      ],
      rows: found.map((one) => ({
        key: one.ward.gssCode,
        label: one.ward.name,
        cells: [
          maybe(one.children),
          maybe(one.residents),
          one.children === null || !one.residents ? unknown : known((100 * one.children) / one.residents, 1),
        ],
      })),
    };
  },
};
