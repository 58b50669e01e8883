/** In which wards the partnership watches hotspot areas: never which, nor where. */
import { listHotspotWards } from '../../hotspots/areas/hotspot-wards.sql.js';
import { known, words } from './cells.js';
import type { FigureKind } from './figure.js';
import { wardsOf } from './place-of-figures.js';

export const hotspotWards: FigureKind = {
  kind: 'hotspot-wards',
  make: async ({ sql, area }) => {
    const wards = new Set((await wardsOf(sql, area)).map(({ gssCode }) => gssCode));
    const found = (await listHotspotWards(sql)).filter(({ gssCode }) => gssCode !== null && wards.has(gssCode));
    return {
      title: `Wards with active hotspot areas, ${area.name}`,
      unit: 'hotspot areas',
      period: 'As they stand now',
      numerator: 'Active hotspot areas, each in the ward that holds most of it',
      denominator: 'None: these are counts',
      source: 'Hotspot areas that the partnership watches',
      method: 'An area is proposed with its reason, activated, reviewed by its date, and lapses if it is not.',
      disclosureRule: 'By ward only; fewer than three in no number. No area is named and no place is shown.',
      alt: found.length === 0 ? 'No ward has an active hotspot area.' : `${found.length} wards have active hotspot areas.`,
      notes: [],
      chart: 'none',
      drawn: 0,
      rowTitle: 'Ward',
      columns: [{ name: 'active_areas', title: 'Active areas', meaning: 'Active hotspot areas counted in the ward' }],
      rows: found.map(({ gssCode, name, areas }) => ({
        key: gssCode!,
        label: name ?? gssCode!,
        cells: [areas === null ? words('one or two') : known(areas)],
      })),
    };
  },
};
