/** Children aged 10 to 17 by ward: who a chapter is about, and of how many residents they are part. */
import { populationOf } from '../../areas/areas.service.js';
import { areaKeyText } from '../../areas/area-type.js';
import { known, maybe, unknown } from './cells.js';
import type { FigureKind } from './figure.js';
import { districtBeside, wardsOf, wholeOf } from './place-of-figures.js';

interface Found {
  readonly label: string;
  readonly children: number | null;
  readonly residents: number | null;
}

export const childrenByWard: FigureKind = {
  kind: 'children-by-ward',
  make: async ({ sql, area }) => {
    const beside = await districtBeside(sql, area);
    const wards = [...(await wardsOf(sql, area)), ...(beside === null ? [] : [beside])];
    const [children, residents] = [await populationOf(sql, wards, { ageFrom: 10, ageTo: 17 }), await populationOf(sql, wards)];
    const found = wards.map((ward) => ({
      ward,
      label: ward === beside ? wholeOf(ward) : ward.name,
      children: children.get(areaKeyText(ward))?.persons ?? null,
      residents: residents.get(areaKeyText(ward))?.persons ?? null,
    }));
    const bases = [...new Set([...children.values()].flatMap(({ basis }) => basis ?? []))];
    const years = [...new Set([...children.values()].flatMap(({ year }) => year ?? []))];
    return {
      title: `Children aged 10 to 17 by ward, ${area.name}`,
      unit: 'children',
      period: years.length === 0 ? 'No figures loaded' : years.join(', '),
      numerator: 'Residents aged 10 to 17',
      denominator: 'Residents of all ages',
      source: bases.length === 0 ? 'No population figures are loaded for these wards' : bases.join('; '),
      method: 'Published estimates of residents, added up over the LSOAs of each ward.',
      disclosureRule: 'Published estimates: nothing is withheld.',
      alt: `Bars by ward. ${beside === null ? mostOf(found) : sharesOf(found)}`,
      notes: [...new Set([...children.values()].flatMap(({ note }) => note ?? []))],
      chart: 'bars',
      // Beside a whole district, only the share can be compared.
      drawn: beside === null ? 0 : 2,
      rowTitle: 'Ward',
      columns: [
        { name: 'children_10_17', title: 'Children 10 to 17', meaning: 'Residents aged 10 to 17' },
        { name: 'residents', title: 'Residents', meaning: 'Residents of all ages' },
        { name: 'percent_children', title: '% of residents', meaning: 'Residents aged 10 to 17 of all residents, percent' },
      ],
      rows: found.map((one) => ({
        key: one.ward.gssCode,
        label: one.label,
        cells: [maybe(one.children), maybe(one.residents), percentOf(one) === null ? unknown : known(percentOf(one)!, 1)],
      })),
    };
  },
};

function mostOf(found: readonly Found[]): string {
  const most = found.filter(({ children }) => children !== null).sort((a, b) => b.children! - a.children!)[0];
  return most === undefined
    ? 'No ward has a figure.'
    : `Most children: ${most.label}, ${most.children!.toLocaleString('en-GB')}.`;
}

const percentOf = ({ children, residents }: Found): number | null =>
  children === null || !residents ? null : (100 * children) / residents;

const sharesOf = (found: readonly Found[]): string =>
  `${found.map((one) => `${one.label} ${percentOf(one)?.toFixed(1) ?? 'not known'}`).join(', ')} percent of residents.`;
