import { Ctx, FieldResolver, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { DateScalar } from '../graphql/scalars/date.js';
import { GeoJSONScalar } from '../graphql/scalars/geojson.js';
import {
  pageMarking,
  readAreaVintages,
  readAttributions,
  categoriesFor,
  readExtent,
  readNames,
  whatIsLoaded,
} from './installation.service.js';
import { AreaVintage, CategoryOption, Coverage, InstallationType } from './installation.type.js';

@Resolver(() => InstallationType)
export class InstallationResolver {
  @Query(() => InstallationType, { description: 'This installation: names, settings, and what is loaded.' })
  installation(@Ctx() context: RequestContext): Promise<InstallationType> {
    const { installation, database } = context.services;
    return context.asViewer(async (sql) => {
      const names = await readNames(sql);
      const { loads, coverage } = await whatIsLoaded(sql);
      return {
        partnership: names.partnership,
        concernAboutAChild: names.concernAboutAChild,
        invented: names.invented || loads.invented,
        engine: database.description,
        version: installation.version,
        basemap: installation.basemap ?? null,
        marking: pageMarking(coverage, context.viewer),
        dataVersion: loads.dataVersion,
      };
    });
  }

  @FieldResolver(() => [AreaVintage], {
    complexity: 10,
    description: 'Types of area in use, with vintage and how many have boundaries.',
  })
  vintages(@Ctx() context: RequestContext): Promise<AreaVintage[]> {
    return context.asViewer(readAreaVintages);
  }

  @FieldResolver(() => [CategoryOption], {
    complexity: 50,
    description: 'What filters can offer, by kind: the most frequent first, or by name for those who have protected counts.',
  })
  categories(@Ctx() context: RequestContext): Promise<CategoryOption[]> {
    return context.asViewer((sql) => categoriesFor(sql, context.viewer));
  }

  @FieldResolver(() => [Coverage], { complexity: 10, description: 'Which months are loaded, by kind, force and source.' })
  coverage(@Ctx() context: RequestContext): Promise<Coverage[]> {
    return context.asViewer(async (sql) => [...(await whatIsLoaded(sql)).coverage]);
  }

  @FieldResolver(() => [String], {
    complexity: 5,
    description: 'What the publishers of the open data loaded ask to be said beside them.',
  })
  attributions(@Ctx() context: RequestContext): Promise<string[]> {
    return context.asViewer(readAttributions);
  }

  @FieldResolver(() => GeoJSONScalar, {
    nullable: true,
    complexity: 20,
    description: 'The box around the areas in use, as a Polygon.',
  })
  extent(@Ctx() context: RequestContext): Promise<unknown> {
    return context.asViewer(readExtent);
  }

  @FieldResolver(() => DateScalar, { nullable: true, complexity: 5, description: 'The day of the newest load.' })
  loadedOn(@Ctx() context: RequestContext): Promise<string | null> {
    return context.asViewer(async (sql) => (await whatIsLoaded(sql)).loads.loadedOn);
  }
}
