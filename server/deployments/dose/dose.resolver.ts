import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import { DateScalar } from '../../graphql/scalars/date.js';
import { markingOf } from '../../installation/marking.js';
import { numberOfId } from '../../number-of-id.js';
import { Dose } from './dose.type.js';
import { measureDose } from './measure-dose.js';

@Resolver()
export class DoseResolver {
  @Query(() => Dose, {
    nullable: true,
    complexity: ({ childComplexity }) => 1000 + 53 * childComplexity,
    description:
      'How much work a hotspot area had, week by week and by hour of the day. Null when there is no such area for the viewer.',
  })
  async dose(
    @Ctx() context: RequestContext,
    @Arg('hotspotArea', () => ID, { description: 'Which area.' }) hotspotArea: string,
    @Arg('from', () => DateScalar, { description: 'The first day.' }) from: string,
    @Arg('to', () => DateScalar, { description: 'The last day, 366 days on at most.' }) to: string,
  ): Promise<Dose | null> {
    const id = numberOfId(hotspotArea, 'hotspotArea');
    const dose = await context.asViewer((sql) => measureDose(sql, context.viewer, { hotspotArea: id, from, to }));
    if (dose === null) return null;
    const rowCount = dose.weeks.reduce((sum, { visits }) => sum + visits, 0);
    context.audit({ action: 'READ_DEPLOYMENTS', subject: `hotspot-area:${id}`, detail: { query: 'dose', from, to }, rowCount });
    return { ...dose, name: dose.place.name, marking: markingOf('records') };
  }
}
