import { Arg, Args, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { HOTSPOT_AREA_ACCESS } from '../../access/access-table.js';
import type { RequestContext } from '../../context.js';
import { badUserInput } from '../../errors.js';
import { londonDay } from '../../governance/agreement.js';
import { connectionOf, type ConnectionOf } from '../../graphql/connection.js';
import { PageArguments, readPage, type Page } from '../../graphql/page.js';
import { GeoJSONScalar } from '../../graphql/scalars/geojson.js';
import { overlapsUnder, wardsUnder } from './around.sql.js';
import { checkBoundary } from './check-boundary.js';
import { HotspotStatusEnum } from './hotspot-area.enum.js';
import { HotspotAreaInput, ThreatNoteInput } from './hotspot-area.input.js';
import type { HotspotStatus, HotspotTerms } from './hotspot-area.js';
import {
  HotspotArea,
  HotspotAreaConnection,
  HotspotAreaOutcome,
  HotspotBoundaryCheck,
  HotspotWard,
} from './hotspot-area.type.js';
import { countHotspotAreas, findHotspotArea, listHotspotAreas, type Reading } from './hotspot-areas.sql.js';
import { listHotspotWards } from './hotspot-wards.sql.js';
import * as keep from './keep-hotspot-areas.js';
import { publishedArea } from './published-area.js';
import { squareMetresOf } from './ring.js';

const VERSION = 'The version that was looked at; changed since, it is refused.';

@Resolver()
export class HotspotAreasResolver {
  @Query(() => HotspotAreaConnection, {
    description: 'Named hotspot areas, the first to be reviewed first. Reading them leaves an event. A planner sees active ones.',
  })
  async hotspotAreas(
    @Ctx() context: RequestContext,
    @Arg('status', () => HotspotStatusEnum, { nullable: true, description: 'Only those that stand so today.' })
    status: HotspotStatus | null,
    @Args(() => PageArguments) pageArguments: PageArguments,
  ): Promise<ConnectionOf<HotspotArea>> {
    const page = readPage(pageArguments, 2);
    const query = { today: londonDay(), reading: readingOf(context), status: status ?? null };
    const after = cursorOf(page);
    return context.asViewer(async (sql) => {
      const rows = await listHotspotAreas(sql, query, { first: page.first + 1, after });
      context.audit({
        action: 'READ_HOTSPOT_AREAS',
        detail: { query: 'hotspotAreas', status: query.status },
        rowCount: Math.min(rows.length, page.first),
      });
      return connectionOf(rows, page, {
        key: ({ reviewOn, id }) => [reviewOn, id],
        node: (row) => publishedArea(row, query.today),
        totalCount: () => context.asViewer((again) => countHotspotAreas(again, query)),
      });
    });
  }

  @Query(() => HotspotArea, { nullable: true, description: 'One hotspot area. Null when there is none for the viewer.' })
  async hotspotArea(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
  ): Promise<HotspotArea | null> {
    return readArea(context, numberOf(id), true);
  }

  @Query(() => [HotspotWard], {
    complexity: 50,
    description:
      'In which wards there are active hotspot areas, as others than those who keep or need them may know it. Each area counts in the ward that holds most of it.',
  })
  async hotspotWards(@Ctx() context: RequestContext): Promise<HotspotWard[]> {
    const wards = await context.asViewer(listHotspotWards);
    context.audit({ action: 'READ_HOTSPOT_AREAS', detail: { query: 'hotspotWards' }, rowCount: wards.length });
    return wards;
  }

  @Query(() => HotspotBoundaryCheck, {
    complexity: 50,
    description: 'Whether a drawn shape can be the boundary of a hotspot area, and what lies under it. Nothing is kept.',
  })
  async checkHotspotBoundary(
    @Ctx() context: RequestContext,
    @Arg('boundary', () => GeoJSONScalar, { description: 'A Polygon without holes.' }) boundary: unknown,
    @Arg('except', () => ID, { nullable: true, description: 'The area that it is to be the boundary of.' }) except: string | null,
  ): Promise<HotspotBoundaryCheck> {
    const self = except == null ? null : numberOf(except);
    return context.asViewer(async (sql) => {
      const checked = await checkBoundary(sql, boundary);
      if (!checked.ok) return { problems: checked.problems, squareMetres: null, wards: [], overlaps: [] };
      const overlaps = await overlapsUnder(sql, checked.ring, londonDay(), self);
      return {
        problems: [],
        squareMetres: squareMetresOf(checked.ring),
        wards: await wardsUnder(sql, checked.ring),
        overlaps: overlaps.map((overlap) => ({ ...overlap, id: String(overlap.id) })),
      };
    });
  }

  @Mutation(() => HotspotAreaOutcome, { description: 'Proposes a place as a hotspot area.' })
  proposeHotspotArea(
    @Ctx() context: RequestContext,
    @Arg('input', () => HotspotAreaInput, { description: 'The area.' }) input: HotspotAreaInput,
    @Arg('reviewOn', () => String, { description: 'The last day on which it stands without a review: within a year.' })
    reviewOn: string,
  ): Promise<HotspotAreaOutcome> {
    const proposal = { terms: termsOf(input), boundary: input.boundary, reviewOn };
    return changed(context, ({ services, acting }) => keep.proposeHotspotArea(services.database, proposal, acting));
  }

  @Mutation(() => HotspotAreaOutcome, { description: 'Puts new terms, or a new boundary, in the place of those of an area.' })
  changeHotspotArea(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Arg('version', () => Int, { nullable: true, description: VERSION }) version: number | null,
    @Arg('input', () => HotspotAreaInput, { description: 'All as it is to be.' }) input: HotspotAreaInput,
    @Arg('why', () => String, { description: 'Why it is changed.' }) why: string,
  ): Promise<HotspotAreaOutcome> {
    const change = { terms: termsOf(input), boundary: input.boundary, reason: why };
    const which = { id: numberOf(id), version };
    return changed(context, ({ services, acting }) => keep.changeHotspotArea(services.database, which, change, acting));
  }

  @Mutation(() => HotspotAreaOutcome, { description: 'Makes a proposed or lapsed area active.' })
  activateHotspotArea(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Arg('version', () => Int, { nullable: true, description: VERSION }) version: number | null,
    @Arg('reason', () => String, { description: 'Who decided it, and where.' }) reason: string,
    @Arg('reviewOn', () => String, { nullable: true, description: 'The day of the next review; left out, it stays.' })
    reviewOn: string | null,
  ): Promise<HotspotAreaOutcome> {
    const which = { id: numberOf(id), version };
    return changed(context, ({ services, acting }) =>
      keep.activateHotspotArea(services.database, which, { reason, reviewOn }, acting),
    );
  }

  @Mutation(() => HotspotAreaOutcome, { description: 'Records that an area was looked at again, and when it will be next.' })
  reviewHotspotArea(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Arg('version', () => Int, { nullable: true, description: VERSION }) version: number | null,
    @Arg('nextOn', () => String, { description: 'The day of the next review: within a year.' }) nextOn: string,
    @Arg('outcome', () => String, { description: 'What came of it.' }) outcome: string,
  ): Promise<HotspotAreaOutcome> {
    const which = { id: numberOf(id), version };
    return changed(context, ({ services, acting }) =>
      keep.reviewHotspotArea(services.database, which, { nextOn, outcome }, acting),
    );
  }

  @Mutation(() => HotspotAreaOutcome, { description: 'Ends an area for good.' })
  closeHotspotArea(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Arg('version', () => Int, { nullable: true, description: VERSION }) version: number | null,
    @Arg('reason', () => String, { description: 'Why, and what came of it.' }) reason: string,
  ): Promise<HotspotAreaOutcome> {
    const which = { id: numberOf(id), version };
    return changed(context, ({ services, acting }) => keep.closeHotspotArea(services.database, which, reason, acting));
  }

  @Mutation(() => HotspotAreaOutcome, {
    description: 'Writes what the police know of the threat at a place. Earlier notes are kept.',
  })
  writeThreatNote(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Of which area.' }) id: string,
    @Arg('input', () => ThreatNoteInput, { description: 'The note and its grading.' }) input: ThreatNoteInput,
  ): Promise<HotspotAreaOutcome> {
    return changed(context, ({ services, acting }) => keep.writeThreatNote(services.database, numberOf(id), input, acting));
  }
}

const readingOf = ({ viewer }: RequestContext): Reading =>
  HOTSPOT_AREA_ACCESS[viewer.persona] === 'without-place' ? 'without place' : 'with place';

function numberOf(id: string): number {
  if (!/^\d{1,15}$/.test(id)) throw badUserInput('The id of a hotspot area is a number.', ['id']);
  return Number(id);
}

function cursorOf({ after }: Page): readonly [day: string, id: number] | undefined {
  if (after === undefined) return undefined;
  const [day, id] = after;
  if (typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) && Number.isSafeInteger(id))
    return [day, id as number];
  throw badUserInput('This cursor is not one of this list; take «endCursor» of an earlier page.', ['after']);
}

const termsOf = ({ boundary: _boundary, detectionRun, ...terms }: HotspotAreaInput): HotspotTerms => ({
  ...terms,
  detectionRun: detectionRun ?? null,
});

async function readArea(context: RequestContext, id: number, told: boolean): Promise<HotspotArea | null> {
  const today = londonDay();
  const area = await context.asViewer((sql) => findHotspotArea(sql, id, { today, reading: readingOf(context) }));
  if (area === null) return null;
  if (told)
    context.audit({ action: 'READ_HOTSPOT_AREAS', subject: keep.subjectOf(id), detail: { query: 'hotspotArea' }, rowCount: 1 });
  return publishedArea(area, today);
}

async function changed(
  context: RequestContext,
  change: (context: RequestContext) => Promise<keep.HotspotOutcome>,
): Promise<HotspotAreaOutcome> {
  const outcome = await context.withoutTransaction(() => change(context));
  if (!outcome.ok) return { area: null, problems: outcome.problems };
  return { area: await readArea(context, outcome.id, false), problems: [] };
}
