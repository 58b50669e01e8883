/** Programmes that were held with children in the chapter's months, with how many; and how many schools were reached and not. */
import { CHILDREN_RULE, displayedAlone } from '../../disclosure/disclosure.js';
import { notFound } from '../../errors.js';
import { COUNTER_ROLE } from '../../database/viewer-roles.js';
import { readPeriod } from '../../partnership/period.js';
import { listDeliveries, listProgrammes } from '../../partnership/programmes/programmes.sql.js';
import { schoolsReached } from '../../partnership/programmes/schools-reached.js';
import { schoolYearOf } from '../../provision/schools/school-year.js';
import { known, withheld, words } from './cells.js';
import type { FigureKind } from './figure.js';
import { lastDay, periodWords } from './words-of-counts.js';

export const programmes: FigureKind = {
  kind: 'programmes',
  make: async ({ sql, period }) => {
    const described = await listProgrammes(sql);
    const deliveries = await sql.under(COUNTER_ROLE, listDeliveries);
    const rows = described.flatMap((programme) =>
      deliveries
        .filter((one) => one.programme === programme.id)
        .flatMap((delivery) => {
          const of = readPeriod(delivery.period);
          return of !== null && of.firstMonth >= period.from && of.lastMonth <= period.to ? [{ programme, delivery, of }] : [];
        })
        .sort((one, other) => one.of.firstMonth.localeCompare(other.of.firstMonth)),
    );
    if (rows.length === 0)
      throw notFound(
        'No programme was held in a period that lies in these months whole. Enter what was held under «Programmes», then rebuild.',
      );
    return {
      title: 'Programmes with children',
      unit: 'sessions and children',
      period: periodWords(period),
      numerator: 'Children who took part, as whoever held it counted them',
      denominator: 'none',
      source: [...new Set(rows.map(({ programme }) => programme.provider))].join('; '),
      method: 'Each period by itself; periods are not added up.',
      disclosureRule: 'Fewer than 10 children withheld, none too; the rest to the nearest 10.',
      alt: `A table of ${rows.length} periods of ${new Set(rows.map(({ programme }) => programme.id)).size} programmes.`,
      notes: ['A child who came in two periods is counted in both.'],
      chart: 'none',
      drawn: 2,
      rowTitle: 'Programme',
      columns: [
        { name: 'period', title: 'Period', meaning: 'A quarter of a financial year, or a financial year' },
        { name: 'sessions', title: 'Sessions', meaning: 'Sessions that were held' },
        { name: 'participants', title: 'Children', meaning: 'Children who took part' },
        { name: 'audience', title: 'For whom', meaning: 'For whom it is' },
        { name: 'provider', title: 'Held by', meaning: 'The agency that holds it' },
      ],
      rows: rows.map(({ programme, delivery }) => {
        const { count, withheld: isWithheld, roundedTo } = displayedAlone(delivery.participants, CHILDREN_RULE);
        return {
          key: `${programme.id}:${delivery.period}`,
          label: programme.title,
          cells: [
            ...[words(delivery.period), known(delivery.sessions), isWithheld ? withheld : known(count, 0, roundedTo)],
            ...[words(programme.audience), words(programme.provider)],
          ],
        };
      }),
    };
  },
};

export const schoolsWithProgrammes: FigureKind = {
  kind: 'schools-reached',
  make: async ({ sql, period }) => {
    const years = new Set([schoolYearOf(`${period.from}-01`).words, schoolYearOf(lastDay(period.to)).words]);
    const rows = (await schoolsReached(sql)).filter(({ schoolYear }) => years.has(schoolYear));
    if (rows.length === 0)
      throw notFound(
        'No list of programmes at schools is loaded for these school years. Load one on the page «Data», then rebuild.',
      );
    const notOpen = Math.max(...rows.map((one) => one.notOpen));
    return {
      title: 'Schools reached by programmes, and not',
      unit: 'schools',
      period: `School years ${[...years].sort().join(', ')}, from 1 September`,
      numerator: 'Open schools at which a programme was held',
      denominator: 'Open schools of the districts in which it reached any',
      source: 'Lists of programmes at schools; the schools register',
      method: 'A school is reached once a school year, however often a programme was held there.',
      disclosureRule: 'Schools are counted, and no child: nothing is withheld.',
      alt: `A table of ${rows.length} programmes and school years with schools reached and not.`,
      notes:
        notOpen === 0
          ? []
          : [
              `Up to ${notOpen} schools of a list are in no register that is loaded, or closed since: they are in neither number.`,
            ],
      chart: 'none',
      drawn: 1,
      rowTitle: 'Programme',
      columns: [
        { name: 'school_year', title: 'School year', meaning: 'From 1 September' },
        { name: 'reached', title: 'Reached', meaning: 'Open schools at which it was held' },
        { name: 'not_reached', title: 'Not reached', meaning: 'Other open schools of the same districts' },
      ],
      rows: rows.map(({ programme, schoolYear, reached, notReached }) => ({
        key: `${programme ?? 'any'}:${schoolYear}`,
        label: programme ?? 'Any programme',
        cells: [words(schoolYear), known(reached), known(notReached)],
      })),
    };
  },
};
