import DataLoader from 'dataloader';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { HOTSPOT_AREA_ACCESS } from '../../access/access-table.js';
import type { LoaderFactory, RequestContext } from '../../context.js';
import type { Sql } from '../../database/database.js';
import { londonDay } from '../../governance/agreement.js';
import { overlapsOf, wardsOf } from './around.sql.js';
import { listHotspotChanges, listThreatNotes } from './hotspot-areas.sql.js';
import { HotspotArea, HotspotChange, HotspotOverlap, HotspotReports, HotspotThreatNote, WardShare } from './hotspot-area.type.js';
import { subjectOf } from './keep-hotspot-areas.js';
import { reportsInAreas } from './reports-in-areas.sql.js';

/** Fields of an area that need more rows: one statement for all areas of an answer. */
@Resolver(() => HotspotArea)
export class HotspotAreaResolver {
  @FieldResolver(() => [WardShare], {
    nullable: true,
    complexity: 5,
    description: 'The wards it lies in; null where its place is not for the viewer.',
  })
  wards(@Ctx() context: RequestContext, @Root() { id }: HotspotArea): Promise<WardShare[]> | null {
    return seesPlace(context) ? context.loader(WARDS).load(Number(id)) : null;
  }

  @FieldResolver(() => [HotspotOverlap], {
    nullable: true,
    complexity: 5,
    description: 'Areas that it shares ground with; null where its place is not for the viewer.',
  })
  overlaps(@Ctx() context: RequestContext, @Root() { id }: HotspotArea): Promise<HotspotOverlap[]> | null {
    return seesPlace(context) ? context.loader(OVERLAPS).load(Number(id)) : null;
  }

  @FieldResolver(() => [HotspotChange], {
    nullable: true,
    complexity: 10,
    description: 'Every change, newest first; null for a planner.',
  })
  history(@Ctx() context: RequestContext, @Root() { id }: HotspotArea): Promise<HotspotChange[]> | null {
    return accessOf(context) === 'active-ones' ? null : context.loader(HISTORY).load(Number(id));
  }

  @FieldResolver(() => [HotspotThreatNote], {
    nullable: true,
    complexity: 10,
    description:
      'What the police know of the threat, newest first; null for everybody but police analysts. Reading it leaves an event.',
  })
  async threatNotes(@Ctx() context: RequestContext, @Root() { id }: HotspotArea): Promise<HotspotThreatNote[] | null> {
    if (accessOf(context) !== 'all') return null;
    const notes = await context.loader(NOTES).load(Number(id));
    if (notes.length > 0) {
      const detail = { query: 'hotspotThreatNote' };
      context.audit({ action: 'READ_HOTSPOT_AREAS', subject: subjectOf(Number(id)), detail, rowCount: notes.length });
    }
    return notes;
  }

  @FieldResolver(() => [HotspotReports], {
    nullable: true,
    complexity: 20,
    description:
      'What changed since it was last looked at: reports that the viewer has one by one, of each source. Null for those who do not keep areas. Discharges are not counted.',
  })
  reports(@Ctx() context: RequestContext, @Root() { id }: HotspotArea): Promise<HotspotReports[]> | null {
    return ['all', 'without-threat-note'].includes(accessOf(context)) ? context.loader(REPORTS).load(Number(id)) : null;
  }
}

const accessOf = ({ viewer }: RequestContext) => HOTSPOT_AREA_ACCESS[viewer.persona];
const seesPlace = (context: RequestContext): boolean => accessOf(context) !== 'without-place';

/** More areas a statement, and it would be worth compiling to PostgreSQL, which takes longer than running it. */
const MOST_AREAS = 50;

/** A few statements for the areas of an answer; what they answer is handed out by area. */
function byArea<Row, Node>(
  read: (sql: Sql, ids: readonly number[], context: RequestContext) => Promise<Row[]>,
  keyOf: (row: Row) => number,
  nodeOf: (row: Row) => Node,
): LoaderFactory<number, Node[]> {
  return (context) =>
    new DataLoader(
      async (ids) => {
        const rows = await context.asViewer((sql) => read(sql, ids, context));
        const found = new Map<number, Node[]>(ids.map((id) => [id, []]));
        for (const row of rows) found.get(keyOf(row))!.push(nodeOf(row));
        return ids.map((id) => found.get(id)!);
      },
      { maxBatchSize: MOST_AREAS },
    );
}

const WARDS = byArea(
  wardsOf,
  ({ key }) => key,
  ({ key: _key, ...ward }): WardShare => ward,
);

const OVERLAPS = byArea(
  (sql, ids) => overlapsOf(sql, ids, londonDay()),
  ({ key }) => key,
  ({ key: _key, id, ...overlap }): HotspotOverlap => ({ ...overlap, id: String(id) }),
);

const HISTORY = byArea(
  listHotspotChanges,
  ({ areaId }) => areaId,
  ({ fields, ...change }): HotspotChange => ({
    ...change,
    fields: Object.entries(fields).map(([field, { before, after }]) => ({ field, before: asText(before), after: asText(after) })),
  }),
);

const NOTES = byArea(
  listThreatNotes,
  ({ areaId }) => areaId,
  ({ areaId: _areaId, ...note }): HotspotThreatNote => note,
);

const REPORTS = byArea(
  async (sql, ids, context) => {
    const kinds = ['ASB_REPORT', 'RECORDED_CRIME'];
    const rows = await reportsInAreas(sql, ids);
    const rowCount = rows.reduce((sum, { since, before }) => sum + (since ?? 0) + (before ?? 0), 0);
    context.audit({ action: 'VIEW', detail: { query: 'hotspotReports', kinds, hotspotAreas: ids.map(String) }, rowCount });
    return rows;
  },
  ({ areaId }) => areaId,
  ({ areaId: _areaId, ...reports }): HotspotReports => reports,
);

const asText = (part: unknown): string => (part === null ? '' : String(part));
