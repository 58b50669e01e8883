import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { checkFilterLimits } from '../incidents/check-limits.js';
import { IncidentFilterInput } from '../incidents/incident-filter.input.js';
import { detect } from './detect.js';
import { detectionView } from './detection-event.js';
import { HotspotMethodEnum } from './hotspot.enums.js';
import { HotspotCells } from './hotspot-cells.type.js';
import { HotspotOptionsInput } from './hotspot-options.input.js';
import type { HotspotMethod } from './hotspot-words.js';
import { publishedDetection } from './published-detection.js';

/** Reading the incidents, testing every cell and writing all of them. */
const OF_A_DETECTION = 500;

@Resolver()
export class HotspotsResolver {
  @Query(() => HotspotCells, {
    complexity: ({ childComplexity }) => OF_A_DETECTION + childComplexity,
    description:
      'Where more, or fewer, were reported than a baseline makes one expect: on cells of a grid for whoever may have these incidents one by one, by areas for others.',
  })
  async hotspotCells(
    @Ctx() context: RequestContext,
    @Arg('filter', () => IncidentFilterInput, { description: 'Which incidents.' }) filter: IncidentFilterInput,
    @Arg('method', () => HotspotMethodEnum, { description: 'How.' }) method: HotspotMethod,
    @Arg('options', () => HotspotOptionsInput, { nullable: true, description: 'How to look.' })
    options: HotspotOptionsInput | null,
  ): Promise<HotspotCells> {
    checkFilterLimits(filter);
    const { version } = context.services.installation;
    const asked = { filter, method, options: options ?? {} };
    const detection = await context.asViewer((sql) => detect(sql, context.viewer, asked, version));
    const seen = detectionView('hotspotCells', detection);
    if (seen !== null) context.audit(seen);
    return publishedDetection(detection);
  }
}
