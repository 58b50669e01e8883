/** A small source with tables of its own, so that the load is tested without any real source. */
import { badRow, csvReading, goodRow } from '../../server/ingest/csv-reading.js';
import { FieldReader, positionFields } from '../../server/ingest/fields.js';
import type { Source } from '../../server/ingest/source.js';
import type { Database } from '../../server/database/database.js';

export async function createReportTables(database: Database): Promise<void> {
  await database.asOwner(async (sql) => {
    await sql.execute(`
      CREATE TABLE IF NOT EXISTS report (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        batch_id bigint NOT NULL REFERENCES batch,
        force_code text NOT NULL,
        reference text NOT NULL,
        month date NOT NULL,
        words text,
        share double precision,
        reported_at timestamptz,
        location geometry(Point, 4326)
      )`);
    await sql.execute(
      'CREATE TABLE IF NOT EXISTS report_note (batch_id bigint NOT NULL, report_id bigint NOT NULL REFERENCES report, note text NOT NULL)',
    );
    await sql.execute('CREATE TABLE IF NOT EXISTS report_summary (month date PRIMARY KEY, count bigint NOT NULL)');
  });
}

export const reports: Source = {
  name: 'reports',
  title: 'Reports (for tests)',
  openData: { publisher: 'Nobody', basis: 'Made up for tests', licence: 'none' },
  layouts: [
    {
      name: 'reports',
      columns: [
        { name: 'reference', required: true, kind: 'text', description: 'reference' },
        { name: 'force', required: true, kind: 'code', description: 'force' },
        { name: 'month', required: true, kind: 'month', description: 'month' },
        { name: 'words', required: false, kind: 'text', description: 'words' },
        { name: 'share', required: false, kind: 'number', description: 'share' },
        { name: 'easting', required: false, kind: 'number', description: 'easting' },
        { name: 'northing', required: false, kind: 'number', description: 'northing' },
      ],
    },
  ],
  stages: [
    {
      name: 'row',
      columns: {
        reference: 'text',
        force: 'text',
        month: 'text',
        words: 'text',
        share: 'double precision',
        easting: 'double precision',
        northing: 'double precision',
      },
    },
    { name: 'note', columns: { reference: 'text', note: 'text' } },
  ],
  tables: ['report_note', 'report'],

  open(bytes, context) {
    return csvReading(reports, bytes, context, () => (record, row) => {
      const fields = new FieldReader(record, row);
      const position = fields.position();
      const month = fields.month('month');
      const share = fields.number('share');
      if (fields.errors.length > 0) return badRow(fields.errors);
      const staged = goodRow(
        'row',
        [
          fields.text('reference'),
          fields.text('force'),
          month,
          fields.text('words'),
          share === null ? null : String(share),
          ...positionFields(position).slice(0, 2),
        ],
        position !== null,
      );
      const words = fields.text('words');
      if (!staged.ok || words === null) return staged;
      return { ...staged, rows: [...staged.rows, { stage: 'note', fields: [fields.text('reference'), `noted: ${words}`] }] };
    });
  },

  async publish(sql, context) {
    await sql.execute(
      `INSERT INTO report (batch_id, force_code, reference, month, words, share, reported_at, location)
       SELECT $1, force, reference, (month || '-01')::date, words, share, clock_timestamp(), ST_Transform(ST_SetSRID(ST_MakePoint(easting, northing), 27700), 4326)
         FROM ${context.stage('row')}`,
      [context.batchId],
    );
    await sql.execute(
      `INSERT INTO report_note SELECT $1, report.id, note.note FROM ${context.stage('note')} note JOIN report USING (reference) WHERE report.batch_id = $1`,
      [context.batchId],
    );
    await sql.execute(
      `INSERT INTO batch_coverage (batch_id, kind, force_code, source, month, rows)
       SELECT $1, 'REPORT', force_code, 'reports', month, count(*) FROM report WHERE batch_id = $1 GROUP BY force_code, month`,
      [context.batchId],
    );
  },

  conflicts(sql, context) {
    return sql.query(
      `SELECT DISTINCT covered.batch_id AS "batchId", staged.force || ' ' || staged.month AS what
         FROM (SELECT DISTINCT force, month FROM ${context.stage('row')}) staged
         JOIN batch_coverage covered ON covered.force_code = staged.force AND covered.month = (staged.month || '-01')::date AND covered.kind = 'REPORT'
        ORDER BY 1, 2`,
    );
  },

  async refresh(sql) {
    await sql.execute('DELETE FROM report_summary');
    await sql.execute('INSERT INTO report_summary SELECT month, count(*) FROM report GROUP BY month');
  },
};

/** Everything a load could have left, as text, to be compared before and after. */
export async function everything(database: Database): Promise<string> {
  return database.asOwner(async (sql) => {
    const rows: unknown[] = [];
    for (const text of [
      'SELECT report::text AS row FROM report ORDER BY id',
      'SELECT report_note::text AS row FROM report_note ORDER BY batch_id, report_id',
      'SELECT report_summary::text AS row FROM report_summary ORDER BY month',
      'SELECT batch_coverage::text AS row FROM batch_coverage ORDER BY 1',
      "SELECT id || state AS row FROM batch WHERE source = 'reports' AND state IN ('published', 'staging') ORDER BY id",
      'SELECT replaced_row::text AS row FROM replaced_row ORDER BY 1',
      "SELECT relname AS row FROM pg_class WHERE relname LIKE 'stage\\_%' AND relnamespace = current_schema()::regnamespace ORDER BY 1",
    ]) {
      rows.push(await sql.query(text));
    }
    return JSON.stringify(rows, null, 1);
  });
}
