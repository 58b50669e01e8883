import { Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import { PUBLISHED_BY } from '../../ingest/published-figures.js';
import { PublishedProfileType } from './published-profile.type.js';
import { caveatsOf, OF_ALL_RATIOS } from './report-caveats.js';
import { cellsOfReports, loadsOfReports, ratiosOfReports } from './report-figures.sql.js';
import { reportTables } from './report-tables.js';

@Resolver()
export class PublishedProfileResolver {
  @Query(() => PublishedProfileType, {
    complexity: ({ childComplexity }) => 50 + childComplexity,
    description:
      'Published risk ratios and cross-tabulations that somebody has loaded, with what is known to be wrong with them.',
  })
  async publishedProfile(@Ctx() context: RequestContext): Promise<PublishedProfileType> {
    const [ratios, cells, loads] = await context.asViewer(async (sql) => [
      await ratiosOfReports(sql),
      await cellsOfReports(sql),
      await loadsOfReports(sql),
    ]);
    return {
      ratios: ratios.map((ratio) => ({
        ...ratio,
        caveats: ratio.tableId === null ? [] : caveatsOf(ratio.tableId, ratio.document),
      })),
      tables: reportTables(cells).map((table) => ({
        ...table,
        groups: table.groups.map((group) => ({
          ...group,
          cells: group.cells.map((cell) => cell && { ...cell, under: cell.qualifier === '<' }),
        })),
      })),
      loads,
      licence: PUBLISHED_BY.licence,
      caveats: ratios.length === 0 ? [] : OF_ALL_RATIOS,
    };
  }
}
