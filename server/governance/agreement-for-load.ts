/**
 * Whether a file may be loaded: open data by themselves, everything else under an agreement that is in force and covers it. Asked before
 * any row is read, and once more in the transaction that publishes, so that nothing is published under an agreement ended meanwhile.
 */
import type { Sql } from '../database/database.js';
import type { LoadOptions, Source } from '../ingest/source.js';
import { isInForce, londonDay, type Agreement } from './agreement.js';
import { findAgreement, listAgreements } from './agreements.sql.js';

export interface LoadUnderAgreement {
  readonly source: Pick<Source, 'name' | 'openData' | 'aggregate'>;
  readonly agreement: string | undefined;
  /** Whose analyst loads; undefined: the operator, who loads for all. */
  readonly agency: string | undefined;
  /** Whether invented agreements serve: in the demonstration, and for rows that are made up. */
  readonly inventedServes: boolean;
}

export interface AgreementRefusal {
  readonly reason: string;
  readonly remedy: string;
}

export function underAgreement(source: Source, options: LoadOptions): LoadUnderAgreement {
  const { agreement, agency, invented, demonstration } = options;
  return { source, agreement, agency, inventedServes: invented === true || demonstration === true };
}

/** Why the file may not be loaded; null when it may. With `lock` the agreement stays as it is until the transaction ends. */
export async function whyNotUnder(
  sql: Sql,
  load: LoadUnderAgreement,
  { today = londonDay(), lock = false }: { readonly today?: string; readonly lock?: boolean } = {},
): Promise<AgreementRefusal | null> {
  const { source, agreement: id } = load;
  if (id === undefined || id === '') {
    if (source.openData !== undefined) return null;
    return refuse(
      sql,
      load,
      today,
      `«${source.name}» is no open data: it is loaded under a data sharing agreement, and none is named.`,
    );
  }
  const found = await findAgreement(sql, id, lock ? 'FOR SHARE' : '');
  const reason = found === null ? `There is no agreement «${id}» in the register.` : whyNotThis(found, load, today);
  return reason === null ? null : refuse(sql, load, today, reason);
}

/** Those under which a file of the source may be loaded today. */
export async function agreementsFor(sql: Sql, load: Omit<LoadUnderAgreement, 'agreement'>, today: string): Promise<Agreement[]> {
  return (await listAgreements(sql)).filter((one) => whyNotThis(one, { ...load, agreement: one.id }, today) === null);
}

function whyNotThis(agreement: Agreement, { source, agency, inventedServes }: LoadUnderAgreement, today: string): string | null {
  const { id, startsOn, endsOn, health, approval } = agreement;
  if (agreement.invented && !inventedServes)
    return `Agreement «${id}» is invented: it is of the demonstration, and serves nothing real.`;
  if (!agreement.sources.includes(source.name)) {
    return `Agreement «${id}» does not cover «${source.name}»: it covers ${agreement.sources.join(', ')}.`;
  }
  if (agency !== undefined && !agreement.agencies.some((one) => one.toLowerCase() === agency.toLowerCase())) {
    return `Agreement «${id}» does not cover files of ${agency}: it covers those of ${agreement.agencies.join(', ')}.`;
  }
  if (today < startsOn) return `Agreement «${id}» has not begun: it holds from ${startsOn} to ${endsOn}.`;
  if (!isInForce(agreement, today)) return `Agreement «${id}» has expired: it held from ${startsOn} to ${endsOn}.`;
  if (!health) return null;
  if (source.aggregate !== true)
    return `Agreement «${id}» is about health data, which are held as counts only; «${source.name}» holds single records.`;
  if (approval === null) return `Agreement «${id}» is about health data, and no approval is recorded.`;
  return approval.on > today ? `The approval of health data under «${id}» holds from ${approval.on} only.` : null;
}

async function refuse(sql: Sql, load: LoadUnderAgreement, today: string, reason: string): Promise<AgreementRefusal> {
  const { source, agency } = load;
  const others = await agreementsFor(sql, load, today);
  const remedy =
    others.length === 0
      ? `No agreement in force covers «${source.name}»${agency === undefined ? '' : ` of ${agency}`}. Let the information governance officer register one (page «Governance», or «homeward agreements --add FILE»).`
      : `In force for «${source.name}»: ${others.map(({ id, title, endsOn }) => `${id} (${title}, until ${endsOn})`).join('; ')}. Name the one the file came under with --agreement (on the page «Data»: Data sharing agreement).`;
  return { reason, remedy };
}
