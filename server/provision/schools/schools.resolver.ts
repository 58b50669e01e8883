import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import { badUserInput } from '../../errors.js';
import { londonDay } from '../../governance/agreement.js';
import { schoolYearOf } from './school-year.js';
import { schoolsInAreas } from './schools.sql.js';
import { SchoolsInActiveAreas } from './schools.type.js';

/** A walk of some six minutes: a school beside an area has its children too. */
const USUAL_METRES = 500;
const MOST_METRES = 2_000;

@Resolver()
export class SchoolsResolver {
  @Query(() => SchoolsInActiveAreas, {
    complexity: 100,
    description:
      'Schools in hotspot areas that are active, or up to so many metres from one, and the prevention programmes held there this school year (from 1 September). Reading leaves an event.',
  })
  async schoolsInActiveAreas(
    @Ctx() context: RequestContext,
    @Arg('metres', () => Int, { nullable: true, description: 'From the border, in a straight line; 500 unless told.' })
    metres: number | null,
  ): Promise<SchoolsInActiveAreas> {
    const most = metres ?? USUAL_METRES;
    if (most < 0 || most > MOST_METRES) throw badUserInput(`«metres» is between 0 and ${MOST_METRES}.`, ['metres']);
    const today = londonDay();
    const year = schoolYearOf(today);
    const schools = await context.asViewer((sql) => schoolsInAreas(sql, most, year, today));
    context.audit({
      action: 'READ_HOTSPOT_AREAS',
      detail: { query: 'schoolsInActiveAreas', metres: most },
      rowCount: schools.length,
    });
    return { schoolYear: year.words, schools };
  }
}
