import type { MigrationInterface, QueryRunner } from 'typeorm';
import { COUNTER_ROLE } from './0009-access.js';
import { PARTNERSHIP_MANAGER_ROLE } from './0033-partnership-manager.js';
import { VIEWER_ROLES } from './0005-viewer-roles.js';

const [, COUNCIL, , , JSNA] = VIEWER_ROLES;
const POLICED = ['indicator', 'indicator_figure', 'indicator_peer'];

/**
 * One key an area, however files name it: its newest GSS code where any file or the register of areas tells one, else the DfE's number, else
 * the name. Barnsley and Sheffield were given new codes in 2025 (server/estimates/facts/authority-code-alias.ts).
 */
export const KEY_INDICATOR_AREAS = [
  `CREATE TEMPORARY TABLE indicator_named ON COMMIT DROP AS
     WITH named AS (
       SELECT DISTINCT area_level, gss_code, dfe_number, area_name FROM indicator_figure
       UNION SELECT DISTINCT area_level, gss_code, dfe_number, area_name FROM indicator_peer
       UNION SELECT DISTINCT peer_level, peer_gss_code, peer_dfe_number, peer_name FROM indicator_peer),
     coded AS (
       SELECT n.*, CASE n.gss_code WHEN 'E08000016' THEN 'E08000038' WHEN 'E08000019' THEN 'E08000039' ELSE n.gss_code END AS code FROM named n),
     by_number AS (
       SELECT dfe_number, max(code) AS code FROM coded WHERE code IS NOT NULL AND dfe_number IS NOT NULL GROUP BY dfe_number),
     by_name AS (
       SELECT area_level, lower(area_name) AS name, max(code) AS code FROM coded
        WHERE code IS NOT NULL GROUP BY area_level, lower(area_name) HAVING count(DISTINCT code) = 1),
     registered AS (
       SELECT lower(name) AS name, max(gss_code) AS code FROM area WHERE type IN ('DISTRICT', 'UPPER_TIER')
        GROUP BY lower(name) HAVING count(DISTINCT gss_code) = 1)
     SELECT c.area_level, c.gss_code, c.dfe_number, c.area_name,
            CASE WHEN c.area_level = 'england' THEN 'E92000001'
                 ELSE coalesce(c.code, n.code, m.code, a.code, CASE WHEN c.area_level = 'other' THEN r.code END,
                               CASE WHEN c.area_level = 'authority' THEN 'dfe:' || c.dfe_number END, 'name:' || lower(c.area_name)) END AS key
       FROM coded c
       LEFT JOIN by_number n ON c.area_level = 'authority' AND n.dfe_number = c.dfe_number
       LEFT JOIN by_name m ON m.area_level = c.area_level AND m.name = lower(c.area_name)
       LEFT JOIN by_name a ON c.area_level = 'other' AND a.area_level = 'authority' AND a.name = lower(c.area_name)
       LEFT JOIN registered r ON r.name = lower(c.area_name)`,
  `UPDATE indicator_figure f SET area_key = n.key FROM indicator_named n
    WHERE n.area_level = f.area_level AND n.area_name = f.area_name AND n.gss_code IS NOT DISTINCT FROM f.gss_code
      AND n.dfe_number IS NOT DISTINCT FROM f.dfe_number AND f.area_key IS DISTINCT FROM n.key`,
  `UPDATE indicator_peer p SET area_key = n.key FROM indicator_named n
    WHERE n.area_level = p.area_level AND n.area_name = p.area_name AND n.gss_code IS NOT DISTINCT FROM p.gss_code
      AND n.dfe_number IS NOT DISTINCT FROM p.dfe_number AND p.area_key IS DISTINCT FROM n.key`,
  `UPDATE indicator_peer p SET peer_key = n.key FROM indicator_named n
    WHERE n.area_level = p.peer_level AND n.area_name = p.peer_name AND n.gss_code IS NOT DISTINCT FROM p.peer_gss_code
      AND n.dfe_number IS NOT DISTINCT FROM p.peer_dfe_number AND p.peer_key IS DISTINCT FROM n.key`,
  `DROP TABLE indicator_named`,
  `DELETE FROM indicator_area`,
  `INSERT INTO indicator_area (key, area_level, name)
     SELECT DISTINCT ON (area_key) area_key, area_level, area_name
       FROM (SELECT area_key, area_level, area_name, batch_id FROM indicator_figure WHERE published
             UNION ALL SELECT area_key, area_level, area_name, batch_id FROM indicator_peer WHERE published) told
      ORDER BY area_key, area_name ~ '^Authority [0-9]{3}$', array_position('{england,region,authority,other}'::text[], area_level), batch_id DESC, area_name`,
];

/** Indicators with what they count, and of how many; who is compared with whom; one key an area; and figures that are not published. */
export class Indicators0030 implements MigrationInterface {
  name = 'Indicators0030';

  async up(runner: QueryRunner): Promise<void> {
    const [{ owner }] = (await runner.query('SELECT quote_ident(current_user) AS owner')) as [{ owner: string }];
    await runner.query(`
      ALTER TABLE indicator ADD numerator text, ADD denominator text, ADD caveats text, ADD disclosure text,
        ADD published boolean NOT NULL DEFAULT true;
      COMMENT ON COLUMN indicator.disclosure IS 'How its source rounds and withholds.';
      COMMENT ON COLUMN indicator.published IS 'Not loaded under an agreement.';
      ALTER TABLE indicator_figure ADD count bigint CHECK (count >= 0), ADD denominator double precision CHECK (denominator > 0),
        ADD lower95 double precision, ADD upper95 double precision, ADD area_key text, ADD published boolean NOT NULL DEFAULT true;
      COMMENT ON COLUMN indicator_figure.count IS 'The numerator as printed, where it is.';
      COMMENT ON COLUMN indicator_figure.lower95 IS 'As printed; worked out from count and denominator where none is.';
      COMMENT ON COLUMN indicator_figure.area_key IS 'Derived: one an area, however files name it.';
      CREATE INDEX indicator_figure_key ON indicator_figure (area_key, indicator);

      CREATE TABLE indicator_peer (
        batch_id        bigint NOT NULL REFERENCES batch,
        row_number      bigint NOT NULL,
        peer_group      text NOT NULL,
        area_level      text NOT NULL CHECK (area_level IN ('england', 'region', 'authority', 'other')),
        gss_code        text,
        dfe_number      text,
        area_name       text NOT NULL,
        peer_level      text NOT NULL CHECK (peer_level IN ('england', 'region', 'authority', 'other')),
        peer_gss_code   text,
        peer_dfe_number text,
        peer_name       text NOT NULL,
        rank            int NOT NULL,
        closeness       text,
        area_key        text,
        peer_key        text,
        published       boolean NOT NULL DEFAULT true,
        PRIMARY KEY (batch_id, row_number, peer_group, rank)
      );
      COMMENT ON TABLE indicator_peer IS 'With whom an area is compared: statistical neighbours, its region, a group that somebody named.';
      CREATE INDEX indicator_peer_area ON indicator_peer (area_key);

      CREATE TABLE indicator_area (
        key        text PRIMARY KEY,
        area_level text NOT NULL,
        name       text NOT NULL
      );
      COMMENT ON TABLE indicator_area IS 'Derived: areas that published figures or groups name.';
    `);
    await this.keepAgreementsApart(runner);
    for (const statement of KEY_INDICATOR_AREAS) await runner.query(statement);
    const readers = [...VIEWER_ROLES, PARTNERSHIP_MANAGER_ROLE, COUNTER_ROLE].join(', ');
    await runner.query(`GRANT SELECT ON indicator_peer, indicator_area TO ${readers}`);
    for (const table of POLICED) {
      await runner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY owner_keeps_all ON ${table} TO ${owner} USING (true) WITH CHECK (true);
        CREATE POLICY published_figures ON ${table} FOR SELECT TO ${readers} USING (published);
        CREATE POLICY figures_of_agreements ON ${table} FOR SELECT TO ${COUNCIL}, ${JSNA} USING (true);
      `);
    }
  }

  /** What is loaded already, and what stands aside as row literals, which must have a field for each column. */
  private async keepAgreementsApart(runner: QueryRunner): Promise<void> {
    for (const [table, added] of [
      ['indicator', ',,,,,'],
      ['indicator_figure', ',,,,,,'],
    ]) {
      await runner.query(
        `UPDATE ${table} t SET published = false FROM batch b WHERE b.id = t.batch_id AND b.agreement IS NOT NULL`,
      );
      await runner.query(
        `UPDATE replaced_row r SET row_text = left(r.row_text, -1) || '${added}' || CASE WHEN b.agreement IS NULL THEN 't' ELSE 'f' END || ')'
           FROM batch b WHERE b.id = r.batch_id AND r.table_name = '${table}'`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['indicator', 'indicator_figure']) {
      await runner.query(`
        DROP POLICY owner_keeps_all ON ${table};
        DROP POLICY published_figures ON ${table};
        DROP POLICY figures_of_agreements ON ${table};
        ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY;
      `);
    }
    await runner.query(`
      DROP TABLE indicator_area, indicator_peer;
      ALTER TABLE indicator_figure DROP count, DROP denominator, DROP lower95, DROP upper95, DROP area_key, DROP published;
      ALTER TABLE indicator DROP numerator, DROP denominator, DROP caveats, DROP disclosure, DROP published;
    `);
  }
}
