/** Staged definitions and figures → `indicator` and `indicator_figure`. */
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
  },
};

/** A code defined twice in one file keeps its first definition, with a warning. */
export async function publishIndicators(sql: Sql, context: PublishContext): Promise<void> {
  const definitions = context.stage(DEFINITION_STAGE.name);
  await sql.execute(
    `INSERT INTO indicator (batch_id, code, name, definition, unit, polarity, source)
     SELECT DISTINCT ON (code) $1, code, name, definition, unit, polarity, source FROM ${definitions} ORDER BY code, row_number`,
    [context.batchId],
  );
  await sql.execute(
    `INSERT INTO indicator_figure (batch_id, indicator, area_level, gss_code, dfe_number, area_name, period, figure, mark, printed, row_number)
     SELECT $1, indicator, area_level, gss_code, dfe_number, area_name, period, figure, mark, printed, row_number
       FROM ${context.stage(FIGURE_STAGE.name)}`,
    [context.batchId],
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
  return [...figures, ...definitions].map(({ batch_id, indicators, example }) => ({
    batchId: Number(batch_id),
    what: indicators === 1 ? example : `${indicators} indicators, such as ${example}`,
  }));
}
