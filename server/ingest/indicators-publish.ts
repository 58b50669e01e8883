/** Staged definitions, figures and pairs → `indicator`, `indicator_figure` and `indicator_peer`; one key an area, however files name it. */
import { KEY_INDICATOR_AREAS } from '../../migrations/0030-indicators.js';
import type { Sql } from '../database/database.js';
import type { PublishContext, Stage } from './source.js';

export const DEFINITION_STAGE: Stage = {
  name: 'definition',
  columns: {
    row_number: 'bigint',
    code: 'text',
    name: 'text',
    definition: 'text',
    unit: 'text',
    polarity: 'text',
    source: 'text',
    numerator: 'text',
    denominator: 'text',
    caveats: 'text',
    disclosure: 'text',
  },
};

export const FIGURE_STAGE: Stage = {
  name: 'figure',
  columns: {
    row_number: 'bigint',
    indicator: 'text',
    area_level: 'text',
    gss_code: 'text',
    dfe_number: 'text',
    area_name: 'text',
    period: 'text',
    figure: 'double precision',
    mark: 'text',
    printed: 'text',
    count: 'bigint',
    denominator: 'double precision',
    lower95: 'double precision',
    upper95: 'double precision',
  },
};

export const PEER_STAGE: Stage = {
  name: 'peer',
  columns: {
    row_number: 'bigint',
    peer_group: 'text',
    area_level: 'text',
    gss_code: 'text',
    dfe_number: 'text',
    area_name: 'text',
    peer_level: 'text',
    peer_gss_code: 'text',
    peer_dfe_number: 'text',
    peer_name: 'text',
    rank: 'int',
    closeness: 'text',
  },
};

const columnsOf = (stage: Stage): string => Object.keys(stage.columns).join(', ');

/** A code defined twice in one file keeps its first definition, with a warning. */
export async function publishIndicators(sql: Sql, context: PublishContext): Promise<void> {
  const definitions = context.stage(DEFINITION_STAGE.name);
  const published = context.options.agreement === undefined;
  const defined = columnsOf(DEFINITION_STAGE).replace('row_number, ', '');
  await sql.execute(
    `INSERT INTO indicator (batch_id, published, ${defined})
     SELECT DISTINCT ON (code) $1, $2, ${defined} FROM ${definitions} ORDER BY code, row_number`,
    [context.batchId, published],
  );
  await sql.execute(
    `INSERT INTO indicator_figure (batch_id, published, ${columnsOf(FIGURE_STAGE)})
     SELECT $1, $2, ${columnsOf(FIGURE_STAGE)} FROM ${context.stage(FIGURE_STAGE.name)}`,
    [context.batchId, published],
  );
  // A file of figures names the region of an authority once a year: one pair is kept.
  await sql.execute(
    `INSERT INTO indicator_peer (batch_id, published, ${columnsOf(PEER_STAGE)})
     SELECT DISTINCT ON (peer_group, area_level, gss_code, dfe_number, area_name, peer_level, peer_gss_code, peer_dfe_number, peer_name)
            $1, $2, ${columnsOf(PEER_STAGE)}
       FROM ${context.stage(PEER_STAGE.name)}
      ORDER BY peer_group, area_level, gss_code, dfe_number, area_name, peer_level, peer_gss_code, peer_dfe_number, peer_name, row_number`,
    [context.batchId, published],
  );
  const twice = await sql.query<{ code: string }>(
    `SELECT code FROM ${definitions} WHERE definition IS NOT NULL GROUP BY code HAVING count(*) > 1 ORDER BY code`,
  );
  const [repeats] = await sql.query<{ figures: number; example: string | null }>(
    `SELECT coalesce(sum(n - 1), 0)::int AS figures, min(indicator || ' ' || period) AS example FROM (
       SELECT indicator, period, count(*) AS n FROM ${context.stage(FIGURE_STAGE.name)}
        GROUP BY indicator, area_level, gss_code, dfe_number, area_name, period HAVING count(*) > 1) r`,
  );
  if (repeats!.figures > 0) {
    const figures = repeats!.figures === 1 ? '1 figure repeats' : `${repeats!.figures.toLocaleString('en-GB')} figures repeat`;
    context.warn(
      `${figures} an indicator, area and period of the file (such as ${repeats!.example}), ` +
        'perhaps because a column of numbers breaks them down: all are kept, each with its row.',
    );
  }
  if (twice.length > 0) {
    context.warn(`Defined twice, the first kept: ${twice.map(({ code }) => code).join(', ')}.`);
  }
}

export async function keyAreas(sql: Sql): Promise<void> {
  await sql.execute('DROP TABLE IF EXISTS pg_temp.indicator_named');
  for (const statement of KEY_INDICATOR_AREAS) await sql.execute(statement);
}

/** An indicator's period and area that an earlier file already holds; or, for a dictionary, an indicator it already defines. */
export async function figuresLoadedTwice(sql: Sql, context: PublishContext): Promise<{ batchId: number; what: string }[]> {
  const figures = await sql.query<{ batch_id: string; indicators: number; example: string }>(
    `SELECT f.batch_id::text, count(DISTINCT f.indicator)::int AS indicators, min(f.indicator || ' ' || f.period) AS example
       FROM (SELECT DISTINCT indicator, period, area_level, gss_code, dfe_number, area_name FROM ${context.stage(FIGURE_STAGE.name)}) st
       JOIN indicator_figure f ON f.indicator = st.indicator AND f.period = st.period AND f.area_level = st.area_level
        AND f.area_name = st.area_name AND f.gss_code IS NOT DISTINCT FROM st.gss_code
        AND f.dfe_number IS NOT DISTINCT FROM st.dfe_number
      GROUP BY f.batch_id ORDER BY f.batch_id`,
  );
  const definitions = await sql.query<{ batch_id: string; indicators: number; example: string }>(
    `SELECT i.batch_id::text, count(*)::int AS indicators, min(i.code) AS example
       FROM indicator i
       JOIN (SELECT DISTINCT code FROM ${context.stage(DEFINITION_STAGE.name)} WHERE definition IS NOT NULL) st ON st.code = i.code
      WHERE i.definition IS NOT NULL
      GROUP BY i.batch_id ORDER BY i.batch_id`,
  );
  // Regions come with every file of figures, and may be told again.
  const pairs = await sql.query<{ batch_id: string; indicators: number; example: string }>(
    `SELECT p.batch_id::text, count(DISTINCT p.area_name)::int AS indicators, min(p.peer_group || ' of ' || p.area_name) AS example
       FROM (SELECT DISTINCT peer_group, area_name FROM ${context.stage(PEER_STAGE.name)} WHERE peer_group <> 'Region') st
       JOIN indicator_peer p ON p.peer_group = st.peer_group AND p.area_name = st.area_name
      GROUP BY p.batch_id ORDER BY p.batch_id`,
  );
  const told = (rows: typeof figures, noun: string): { batchId: number; what: string }[] =>
    rows.map(({ batch_id, indicators, example }) => ({
      batchId: Number(batch_id),
      what: indicators === 1 ? example : `${indicators} ${noun}, such as ${example}`,
    }));
  return [...told([...figures, ...definitions], 'indicators'), ...told(pairs, 'areas')];
}
