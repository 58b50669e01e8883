/** Measures and what was found of them. Small numbers of children are among them: read under the counter's role alone, and never published as they are. */
import type { Sql } from '../../database/database.js';
import type { EnteredFigure, Measure, MeasureTerms } from './measure.js';

const MEASURE = `id, activity_id AS "activityId", title, unit, agency, frequency, measured, counted, of_children AS "ofChildren", baseline::float8 AS baseline,
  baseline_period AS "baselinePeriod", target::float8 AS target, aim, area, conclusion_id AS "conclusionId", version`;

export function listMeasures(sql: Sql): Promise<Measure[]> {
  return sql.query<Measure>(`SELECT ${MEASURE} FROM account_measure ORDER BY id`);
}

export async function lockMeasure(sql: Sql, id: number): Promise<Measure | null> {
  const [found] = await sql.query<Measure>(`SELECT ${MEASURE} FROM account_measure WHERE id = $1 FOR UPDATE`, [id]);
  return found ?? null;
}

const termsOf = (terms: MeasureTerms) => [
  ...[terms.activityId, terms.title, terms.unit, terms.agency, terms.frequency, terms.measured, terms.counted, terms.ofChildren],
  ...[terms.baseline, terms.baselinePeriod, terms.target, terms.aim, terms.area, terms.conclusionId],
];
const COLUMNS =
  'activity_id, title, unit, agency, frequency, measured, counted, of_children, baseline, baseline_period, target, aim, area, conclusion_id';

/** @returns its number */
export async function insertMeasure(sql: Sql, terms: MeasureTerms): Promise<number> {
  const [inserted] = await sql.query<{ id: number }>(
    `INSERT INTO account_measure (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING id`,
    termsOf(terms),
  );
  return inserted!.id;
}

export async function updateMeasure(sql: Sql, id: number, terms: MeasureTerms): Promise<void> {
  await sql.execute(
    `UPDATE account_measure SET (${COLUMNS}) = ROW ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15), version = version + 1 WHERE id = $1`,
    [id, ...termsOf(terms)],
  );
}

/** The newest of each period. */
export function listFigures(sql: Sql): Promise<EnteredFigure[]> {
  return sql.query<EnteredFigure>(
    `SELECT DISTINCT ON (measure_id, period) measure_id AS "measureId", period, figure::float8 AS figure, decimals, numerator::float8 AS numerator,
            denominator::float8 AS denominator, document, stated_on::text AS "statedOn", entered_by AS "enteredBy"
       FROM account_figure ORDER BY measure_id, period, id DESC`,
  );
}

export async function insertFigure(sql: Sql, figure: EnteredFigure): Promise<void> {
  const { measureId, period, decimals, numerator, denominator, document, statedOn, enteredBy } = figure;
  await sql.execute(
    `INSERT INTO account_figure (measure_id, period, figure, decimals, numerator, denominator, document, stated_on, entered_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [measureId, period, figure.figure, decimals, numerator, denominator, document, statedOn, enteredBy],
  );
}
