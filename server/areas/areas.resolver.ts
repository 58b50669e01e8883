import { Arg, Args, Ctx, Float, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { badUserInput, CallerError } from '../errors.js';
import { connectionOf, type ConnectionOf } from '../graphql/connection.js';
import { PageArguments, readPage } from '../graphql/page.js';
import { AreaTypeEnum } from './area-type.enum.js';
import { areaCodeSpellings, type AreaType } from './area-type.js';
import { Area, AreaConnection, Place } from './area.type.js';
import { requireArea } from './areas.service.js';
import { areasHolding, countAreas, editionsOf, listAreas, newestVintage } from './areas.sql.js';
import { ComposeAreaInput } from './compose-area.input.js';
import { composeArea } from './compose-area.js';
import { findPlace } from './find-place.sql.js';
import { searchOf } from './search-event.js';

@Resolver()
export class AreasResolver {
  @Query(() => AreaConnection, {
    description: 'Areas of a type, by code: those with a boundary, or with incidents. «vintage» omitted: the newest loaded.',
  })
  async areas(
    @Ctx() context: RequestContext,
    @Arg('type', () => AreaTypeEnum, { description: 'Type.' }) type: AreaType,
    @Arg('within', () => String, { nullable: true, description: 'Only those within this area: its code.' }) within: string | null,
    @Arg('vintage', () => Int, { nullable: true, description: 'Year of the edition.' }) vintage: number | null,
    @Args(() => PageArguments) pageArguments: PageArguments,
  ): Promise<ConnectionOf<Area>> {
    const page = readPage(pageArguments, 1);
    return context.asViewer(async (sql) => {
      if (within !== null && within !== undefined) await requireArea(sql, within, ['within']);
      const edition = vintage ?? (await newestVintage(sql, type));
      const query = { type, vintage: edition ?? 0, ...(within == null ? {} : { within: areaCodeSpellings(within) }) };
      const after = page.after === undefined ? {} : { after: String(page.after[0]) };
      const rows = edition === null ? [] : await listAreas(sql, query, { first: page.first + 1, ...after });
      return connectionOf(rows, page, {
        key: (row) => [row.gssCode],
        node: (row) => row as Area,
        totalCount: () => context.asViewer((again) => countAreas(again, query)),
      });
    });
  }

  @Query(() => Area, {
    nullable: true,
    description:
      'One area. A code that stands for two types (a district that is its own upper tier) answers with the smaller. Null when not known.',
  })
  async area(
    @Ctx() context: RequestContext,
    @Arg('gssCode', () => String, { description: 'GSS code, postcode district or a composite area’s own code.' }) gssCode: string,
    @Arg('vintage', () => Int, { nullable: true, description: 'Year of the edition; the newest in use when omitted.' })
    vintage: number | null,
  ): Promise<Area | null> {
    const editions = await context.asViewer((sql) => editionsOf(sql, [gssCode]));
    return (editions.find((edition) => vintage == null || edition.vintage === vintage) as Area | undefined) ?? null;
  }

  @Query(() => [Area], {
    complexity: ({ childComplexity }) => 5 + 8 * childComplexity,
    description: 'The areas whose boundary holds a point, smallest first; of each type the newest vintage with boundaries.',
  })
  areasAt(
    @Ctx() context: RequestContext,
    @Arg('longitude', () => Float, { description: 'Longitude, WGS84.' }) longitude: number,
    @Arg('latitude', () => Float, { description: 'Latitude, WGS84.' }) latitude: number,
  ): Promise<Area[]> {
    if (!(longitude >= -180 && longitude <= 180))
      throw badUserInput('«longitude» is between -180 and 180 degrees.', ['longitude']);
    if (!(latitude >= -90 && latitude <= 90)) throw badUserInput('«latitude» is between -90 and 90 degrees.', ['latitude']);
    return context.asViewer((sql) => areasHolding(sql, longitude, latitude)) as Promise<Area[]>;
  }

  @Query(() => [Place], {
    complexity: ({ childComplexity }) => 20 + 20 * childComplexity,
    description:
      'Finds a postcode (with or without its space, or the beginning of one), an area by code or name, a town, school, library or road. At most 20.',
  })
  async findPlace(
    @Ctx() context: RequestContext,
    @Arg('text', () => String, { description: 'What a person typed.' }) text: string,
  ): Promise<Place[]> {
    const places = await context.asViewer((sql) => findPlace(sql, text));
    context.audit(searchOf(text, places));
    return places;
  }

  @Mutation(() => Area, {
    description:
      'Makes an area of others, with a name and a reason: a set of whole LSOAs. What that leaves out is said in «composition.notes».',
  })
  async composeArea(
    @Ctx() context: RequestContext,
    @Arg('input', () => ComposeAreaInput, { description: 'What to make.' }) input: ComposeAreaInput,
  ): Promise<Area> {
    const code = await context.withoutTransaction(() =>
      context.services.database.asOwner((sql) => composeArea(sql, input, context.acting)).catch(underInput),
    );
    return (await context.asViewer((sql) => requireArea(sql, code, ['input']))) as Area;
  }
}

/** A refusal's path as seen from the mutation: its argument is called «input». */
function underInput(error: unknown): never {
  if (error instanceof CallerError && error.code === 'BAD_USER_INPUT')
    throw badUserInput(error.message, ['input', ...(error.inputPath ?? [])]);
  throw error;
}
