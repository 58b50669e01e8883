/**
 * The id by which an incident is known outside: opaque, and enough to find it in one partition. It says nothing that the record itself
 * does not say.
 */
import type { IncidentKind } from './incident-kind.js';

export interface IncidentKey {
  readonly kind: IncidentKind;
  readonly force: string;
  readonly id: number;
  /** Milliseconds since 1970 UTC. */
  readonly occurredFrom: number;
}

const LETTERS: Readonly<Record<IncidentKind, string>> = { ASB_REPORT: 'a', FIREARMS_DISCHARGE: 'f', RECORDED_CRIME: 'r' };

/** The same in SQL, over an incident table. */
export function idExpression(kind: IncidentKind): string {
  const key = `'${LETTERS[kind]}.' || id || '.' || (extract(epoch FROM occurred_from) * 1000)::bigint || '.' || force_code`;
  return `translate(encode(convert_to(${key}, 'UTF8'), 'base64'), E'+/=\\n', '-_')`;
}

/** Null when the text is no id of ours. */
export function readIncidentId(id: string): IncidentKey | null {
  const parts = /^([afr])\.(\d{1,15})\.(-\d{1,13}|\d{1,14})\.([a-z0-9-]{1,60})$/.exec(
    Buffer.from(id, 'base64url').toString('utf8'),
  );
  if (parts === null) return null;
  const kind = (Object.keys(LETTERS) as IncidentKind[]).find((candidate) => LETTERS[candidate] === parts[1])!;
  return { kind, id: Number(parts[2]), occurredFrom: Number(parts[3]), force: parts[4]! };
}
