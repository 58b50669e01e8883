import type { MigrationInterface, QueryRunner } from 'typeorm';
import { VIEWER_ROLES } from './0005-viewer-roles.js';

/** Adds events to the audit, and may do nothing else in the database. Made before migrating (server/database/viewer-roles.ts). */
export const AUDIT_WRITER_ROLE = 'homeward_audit_writer';

/** Reads all of the audit; every other viewer reads the events of their own. */
export const AUDIT_READER_ROLE = 'homeward_information_governance';

/** What whoever adds an event says of it. The rest of a row is the database's own: number, moment, hashes. */
export const WRITTEN_COLUMNS = [
  ...['actor', 'actor_name', 'role', 'agency', 'purpose'],
  ...['action', 'subject', 'detail', 'row_count', 'correlation_id'],
] as const;

/**
 * Each field is preceded by its length in bytes, so that no two events have the same text; «-» stands for null. Computed again, from
 * the same fields, by server/audit/chain.ts.
 */
const CHAIN_BODY = `
DECLARE
  head audit_head;
BEGIN
  SELECT * INTO STRICT head FROM audit_head FOR UPDATE;
  NEW.seq := head.seq + 1;
  NEW.at := clock_timestamp();
  NEW.previous_hash := head.hash;
  NEW.hash := sha256(convert_to((
    SELECT string_agg(coalesce(octet_length(convert_to(field, 'UTF8')) || ':' || field, '-'), '' ORDER BY place)
      FROM unnest(ARRAY[
        'homeward audit 1', encode(NEW.previous_hash, 'hex'), NEW.seq::text,
        to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        NEW.actor, NEW.actor_name, NEW.role, NEW.agency, NEW.purpose, NEW.action, NEW.subject, NEW.detail::text,
        NEW.row_count::text, NEW.correlation_id
      ]) WITH ORDINALITY AS fields (field, place)), 'UTF8'));
  UPDATE audit_head SET seq = NEW.seq, at = NEW.at, hash = NEW.hash;
  RETURN NEW;
END
`;

const REFUSE_BODY = `
BEGIN
  RAISE EXCEPTION 'The audit is only ever added to: % of % is refused.', lower(TG_OP), TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END
`;

/** The functions behind the triggers, by name, as «homeward check» must find them. */
export const AUDIT_FUNCTIONS: Readonly<Record<string, string>> = { audit_chain: CHAIN_BODY, audit_refuse: REFUSE_BODY };

/** Triggers that must be there and fire ALWAYS, also with session_replication_role = replica. */
export const AUDIT_TRIGGERS = [
  { name: 'audit_event_chain', table: 'audit_event', calls: 'audit_chain', fires: 'BEFORE INSERT', forEach: 'ROW' },
  {
    name: 'audit_event_kept',
    table: 'audit_event',
    calls: 'audit_refuse',
    fires: 'BEFORE UPDATE OR DELETE OR TRUNCATE',
    forEach: 'STATEMENT',
  },
  {
    name: 'audit_head_kept',
    table: 'audit_head',
    calls: 'audit_refuse',
    fires: 'BEFORE INSERT OR DELETE OR TRUNCATE',
    forEach: 'STATEMENT',
  },
  // The head moves with an event, from inside the event's own trigger, and not by itself.
  {
    name: 'audit_head_moved',
    table: 'audit_head',
    calls: 'audit_refuse',
    fires: 'BEFORE UPDATE',
    forEach: 'ROW WHEN (pg_trigger_depth() = 0)',
  },
] as const;

/** The audit: added to and never changed, each event bound to the one before by a hash that the database computes. */
export class Audit0008 implements MigrationInterface {
  name = 'Audit0008';

  async up(runner: QueryRunner): Promise<void> {
    const [{ schema, owner }] = (await runner.query(
      'SELECT quote_ident(current_schema()) AS schema, quote_ident(current_user) AS owner',
    )) as [{ schema: string; owner: string }];
    await runner.query(`
      CREATE TABLE audit_event (
        seq            bigint PRIMARY KEY,
        at             timestamptz NOT NULL,
        actor          text NOT NULL,
        actor_name     text NOT NULL,
        role           text NOT NULL,
        agency         text NOT NULL,
        purpose        text,
        action         text NOT NULL,
        subject        text,
        detail         jsonb NOT NULL DEFAULT '{}',
        row_count      bigint,
        correlation_id text NOT NULL,
        previous_hash  bytea NOT NULL,
        hash           bytea NOT NULL
      );
      COMMENT ON TABLE audit_event IS
        'Who did or looked at what, as which role, for which purpose, when. Only ever added to (docs/audit.md).';
      CREATE INDEX audit_event_actor ON audit_event (actor, seq);
      CREATE INDEX audit_event_at ON audit_event (at);
      CREATE INDEX audit_event_subject ON audit_event (subject, seq) WHERE subject IS NOT NULL;
      CREATE INDEX audit_event_detail ON audit_event USING gin (detail jsonb_path_ops);

      CREATE TABLE audit_head (
        single boolean PRIMARY KEY DEFAULT true CHECK (single),
        seq    bigint NOT NULL,
        at     timestamptz,
        hash   bytea NOT NULL
      );
      COMMENT ON TABLE audit_head IS 'The newest event. Whoever adds one locks this row, so that the chain has one end.';
      INSERT INTO audit_head (seq, hash) VALUES (0, '\\x${'00'.repeat(32)}');

      CREATE VIEW own_audit_event WITH (security_barrier) AS
        SELECT * FROM audit_event WHERE actor = nullif(current_setting('homeward.actor', true), '');
      COMMENT ON VIEW own_audit_event IS 'The events of whoever asks.';
    `);
    // Adding an event moves the head, which nobody else may: so that one function acts as the owner.
    await runner.query(`CREATE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = pg_catalog, ${schema}, pg_temp AS $body$${CHAIN_BODY}$body$`);
    await runner.query(`CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $body$${REFUSE_BODY}$body$`);
    for (const { name, table, calls, fires, forEach } of AUDIT_TRIGGERS) {
      await runner.query(`CREATE TRIGGER ${name} ${fires} ON ${table} FOR EACH ${forEach} EXECUTE FUNCTION ${calls}()`);
      await runner.query(`ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${name}`);
    }
    await runner.query(`
      REVOKE ALL ON FUNCTION audit_chain(), audit_refuse() FROM PUBLIC;
      GRANT USAGE ON SCHEMA ${schema} TO ${AUDIT_WRITER_ROLE};
      GRANT INSERT (${WRITTEN_COLUMNS.join(', ')}) ON audit_event TO ${AUDIT_WRITER_ROLE};
      GRANT SELECT ON audit_event, audit_head TO ${AUDIT_READER_ROLE};
      GRANT SELECT ON own_audit_event TO ${VIEWER_ROLES.join(', ')};
      REVOKE UPDATE, DELETE, TRUNCATE ON audit_event FROM ${owner};
      REVOKE INSERT, DELETE, TRUNCATE ON audit_head FROM ${owner};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW own_audit_event');
    await runner.query('DROP TABLE audit_event, audit_head');
    await runner.query('DROP FUNCTION audit_chain(), audit_refuse()');
  }
}
