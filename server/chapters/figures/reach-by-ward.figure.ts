/** Children within a walk of an open session, by ward, at one hour of the week. */
import { barriersOfWalks } from '../../provision/barriers/barriers.sql.js';
import { REACH_VARIANT } from '../../provision/reach/children-in-reach.js';
import { reachOf } from '../../provision/reach/reach.service.js';
import { DEFAULT_WALK_METRES } from '../../provision/walk.js';
import { known, unknown } from './cells.js';
import type { FigureKind } from './figure.js';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export const reachByWard: FigureKind = {
  kind: 'reach-by-ward',
  make: async ({ sql, area }, parameters) => {
    const weekday = Number(parameters['weekday']);
    const hour = Number(parameters['hour']);
    const when = `${WEEKDAYS[weekday - 1]} ${String(hour).padStart(2, '0')}:00`;
    const { areas, homes } = await reachOf(
      sql,
      {
        areaCode: area.gssCode,
        areaType: 'WARD',
        hour: (weekday - 1) * 24 + hour,
        walkMetres: DEFAULT_WALK_METRES,
        seasons: null,
      },
      await barriersOfWalks(sql),
    );
    const without = areas.reduce((sum, { children, open }) => sum + children - open, 0);
    const all = areas.reduce((sum, { children }) => sum + children, 0);
    const walk = DEFAULT_WALK_METRES.toLocaleString('en-GB');
    return {
      title: `Children within a walk of an open session, ${when}, by ward, ${area.name}`,
      unit: '% of children aged 10 to 17',
      period: 'As the lists of provision stand now',
      numerator: `Children whose home is within ${walk} m on foot of a session open then`,
      denominator: homes.basis === null ? 'Children aged 10 to 17: none loaded' : `Children aged 10 to 17: ${homes.basis}`,
      source: 'Lists of youth provision loaded or kept by the partnership',
      method: REACH_VARIANT,
      disclosureRule: 'Estimates of residents and public sessions: no child is counted one by one.',
      alt: `Bars by ward. ${all === 0 ? 'No children are loaded for this area.' : `${without.toLocaleString('en-GB')} of ${all.toLocaleString('en-GB')} children have nothing open within a walk.`}`,
      notes: homes.leftOut === 0 ? [] : [`${homes.leftOut} LSOAs have no figure of children, and are left out.`],
      chart: 'bars',
      drawn: 2,
      rowTitle: 'Ward',
      columns: [
        { name: 'children_10_17', title: 'Children 10 to 17', meaning: 'Children aged 10 to 17 who live in the ward, estimated' },
        { name: 'within_a_walk', title: 'Within a walk', meaning: 'Of these, with a session open within a walk' },
        { name: 'percent', title: '% within a walk', meaning: 'Within a walk of an open session, percent of children' },
        {
          name: 'not_stated',
          title: 'Only of one that may be open',
          meaning: 'Within a walk only of sessions whose times are not stated',
        },
      ],
      rows: areas.map(({ area: ward, children, open, notStated }) => ({
        key: ward.gssCode,
        label: ward.name,
        cells: [known(children), known(open), children === 0 ? unknown : known((100 * open) / children, 0), known(notStated)],
      })),
    };
  },
};
