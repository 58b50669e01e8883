import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { badUserInput } from '../errors.js';
import { GeoJSONScalar } from '../graphql/scalars/geojson.js';
import { AreaTypeEnum } from './area-type.enum.js';
import type { AreaType } from './area-type.js';
import { IncidentFilterInput } from '../incidents/incident-filter.input.js';
import { viewedCounts, type Figure } from '../incidents/incidents.service.js';
import { AgeBand, Area, Composition, Deprivation, Population, Share } from './area.type.js';
import { areaKeyText } from './area-type.js';
import { areasByCode, areasInUse, districtsOf } from './areas.service.js';
import { shareOf } from './share-of-district.js';
import {
  compositionLoader,
  deprivationLoader,
  geometryLoader,
  lsoaCountLoader,
  parentsLoader,
  populationByAgeLoader,
  populationLoader,
  postcodeCountLoader,
} from './areas.loader.js';

const OLDEST = 150;

/** What is asked of an area beside its name; each field is one query for all areas of the request. */
@Resolver(() => Area)
export class AreaResolver {
  @FieldResolver(() => GeoJSONScalar, {
    nullable: true,
    complexity: 10,
    description: 'Bare geometry (MultiPolygon), six decimals. Null when no file gives one and its LSOAs are not all loaded.',
  })
  boundary(@Root() area: Area, @Ctx() context: RequestContext): Promise<string | null> {
    return context.loader(geometryLoader).load({ area, asked: { which: 'boundary' } });
  }

  @FieldResolver(() => GeoJSONScalar, { nullable: true, description: 'A point surely inside the boundary.' })
  centre(@Root() area: Area, @Ctx() context: RequestContext): Promise<string | null> {
    return context.loader(geometryLoader).load({ area, asked: { which: 'centre' } });
  }

  @FieldResolver(() => Population, {
    nullable: true,
    description:
      'Residents of some ages, from the newest figures whose bands make them up. When none can, «persons» is null and «note» says why: nothing is guessed.',
  })
  population(
    @Root() area: Area,
    @Ctx() context: RequestContext,
    @Arg('ageFrom', () => Int, { nullable: true, description: 'First age; 0 when omitted.' }) ageFrom: number | null,
    @Arg('ageTo', () => Int, { nullable: true, description: 'Last age, inclusive; «and over» when omitted.' })
    ageTo: number | null,
  ): Promise<Population | null> {
    const [from, to] = [ageFrom ?? 0, ageTo ?? OLDEST];
    if (from < 0 || from > OLDEST) throw badUserInput(`«ageFrom» is between 0 and ${OLDEST}.`, ['ageFrom']);
    if (to < from || to > 999) throw badUserInput('«ageTo» is not less than «ageFrom».', ['ageTo']);
    return context.loader(populationLoader).load({ area, asked: { ageFrom: ageFrom ?? null, ageTo: ageTo ?? null } });
  }

  @FieldResolver(() => [AgeBand], { complexity: 20, description: 'Residents by the finest bands loaded; empty when none are.' })
  async populationByAge(@Root() area: Area, @Ctx() context: RequestContext): Promise<readonly AgeBand[]> {
    return (await context.loader(populationByAgeLoader).load({ area, asked: null })) ?? [];
  }

  @FieldResolver(() => Deprivation, {
    nullable: true,
    description:
      'English Indices of Deprivation, the newest edition that has figures for this vintage, or the one asked. Null when none has.',
  })
  async deprivation(
    @Root() area: Area,
    @Ctx() context: RequestContext,
    @Arg('release', () => Int, { nullable: true, description: 'Edition: 2019, 2025.' }) release: number | null,
  ): Promise<Deprivation | null> {
    return (await context.loader(deprivationLoader).load({ area, asked: { release: release ?? null } })) as Deprivation | null;
  }

  @FieldResolver(() => [Area], { description: 'The ward, district, upper tier and force it lies in, smallest first.' })
  async parents(@Root() area: Area, @Ctx() context: RequestContext): Promise<Area[]> {
    return [...((await context.loader(parentsLoader).load({ area, asked: null })) ?? [])] as Area[];
  }

  @FieldResolver(() => [Area], {
    complexity: ({ childComplexity }) => 20 + 50 * childComplexity,
    description: 'The areas of a smaller type that lie in it, by code, newest vintage.',
  })
  children(
    @Root() area: Area,
    @Ctx() context: RequestContext,
    @Arg('type', () => AreaTypeEnum, { description: 'Their type.' }) type: AreaType,
  ): Promise<Area[]> {
    return context.asViewer((sql) => areasInUse(sql, { type, within: area.gssCode })) as Promise<Area[]>;
  }

  @FieldResolver(() => Int, { description: 'How many LSOAs it has, of a vintage (the newest it is known in when omitted).' })
  async lsoaCount(
    @Root() area: Area,
    @Ctx() context: RequestContext,
    @Arg('vintage', () => Int, { nullable: true, description: '2011 or 2021.' }) vintage: number | null,
  ): Promise<number> {
    return (await context.loader(lsoaCountLoader).load({ area, asked: { lsoaVintage: vintage ?? null } })) ?? 0;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    complexity: 10,
    description:
      'Postcodes with a place inside, by the district and ward that each postcode names itself; null when no postcodes are loaded.',
  })
  postcodeCount(@Root() area: Area, @Ctx() context: RequestContext): Promise<number | null> {
    return context.loader(postcodeCountLoader).load({ area, asked: null });
  }

  @FieldResolver(() => Composition, { nullable: true, description: 'For a composite area: what it is made of, and why.' })
  async composition(@Root() area: Area, @Ctx() context: RequestContext): Promise<Composition | null> {
    const found = await context.loader(compositionLoader).load({ area, asked: null });
    if (found === null) return null;
    const { withinCode, reason, members, notes } = found;
    const within =
      withinCode === null ? null : await context.asViewer(async (sql) => (await areasByCode(sql, [withinCode])).get(withinCode));
    return { reason, members: [...members], notes: [...notes], within: (within as Area | undefined) ?? null };
  }

  @FieldResolver(() => Share, {
    nullable: true,
    complexity: 200,
    description:
      'Incidents in this area as a share of those in its district, with Wilson’s 95 % limits. Null when its district is not known.',
  })
  shareOfDistrict(
    @Root() area: Area,
    @Ctx() context: RequestContext,
    @Arg('filter', () => IncidentFilterInput, { description: 'Which incidents; its «areaCodes» are not asked for here.' })
    filter: IncidentFilterInput,
  ): Promise<Share | null> {
    if (filter.areaCodes != null)
      throw badUserInput('The area and its district are the areas counted: leave «areaCodes» out.', ['filter', 'areaCodes']);
    return context.asViewer(async (sql) => {
      const district = (await districtsOf(sql, [area])).get(areaKeyText(area));
      if (district === undefined) return null;
      const totalIn = async (code: string): Promise<Figure> =>
        (await viewedCounts(sql, context.viewer, { ...filter, areaCodes: [code] }, 'KIND')).total;
      const numerator = await totalIn(area.gssCode);
      const denominator = await totalIn(district.gssCode);
      return { numerator, denominator, ...shareOf(numerator.count, denominator.count) };
    });
  }
}
