/** Keeping teams and the bank of staff. Each change in one transaction: the row, its history and the audit's event, or none of them. */
import { nameOf, type Acting } from '../../audit/actor.js';
import { recordIn } from '../../audit/write-events.sql.js';
import type { Database, Sql } from '../../database/database.js';
import { failed, refused, type Outcome, type Which } from '../../governance/asked-change.js';
import { problemOfReason, readStaffTerms, readTeamTerms } from './read-team-terms.js';
import type { StaffTerms, TeamTerms } from './team.js';
import {
  insertStaffMember,
  insertTeam,
  isLabelTaken,
  isTeamNameTaken,
  lockStaffMember,
  lockTeam,
  updateStaffMember,
  updateTeam,
  writeDeploymentChange,
} from './teams.sql.js';

export type Kept = Outcome<{ id: number }>;

const STALE = 'Somebody changed this since you opened it. Open it again, and look at what is there now.';

/** @param which null for a new one */
export async function keepTeam(
  database: Database,
  which: Which | null,
  written: TeamTerms,
  reason: string,
  who: Acting,
): Promise<Kept> {
  const { terms, problems } = readTeamTerms(written);
  const all = [...problems, ...problemOfReason(reason)];
  return database.asOwner(async (sql) => {
    const team = which === null ? null : await lockTeam(sql, which.id);
    if (which !== null && team === null) return failed('id', 'There is no such team.');
    if (which?.version != null && which.version !== team!.version) return failed('', STALE);
    if (all.length > 0) return refused(all);
    if (await isTeamNameTaken(sql, terms.name, team?.id ?? null)) return failed('name', 'There is a team of this name already.');
    const id = team?.id ?? (await insertTeam(sql, terms));
    const version = team === null ? 1 : await updateTeam(sql, id, terms);
    const change = team === null ? 'made' : terms.closed && !team.closed ? 'closed' : 'changed';
    await told(sql, who, { subject: `team:${id}`, version, change, reason });
    return { ok: true, id };
  });
}

/** @param which null for a new one */
export async function keepStaffMember(
  database: Database,
  which: Which | null,
  written: StaffTerms,
  reason: string,
  who: Acting,
): Promise<Kept> {
  const { terms, problems } = readStaffTerms(written);
  const all = [...problems, ...problemOfReason(reason)];
  return database.asOwner(async (sql) => {
    const member = which === null ? null : await lockStaffMember(sql, which.id);
    if (which !== null && member === null) return failed('id', 'There is nobody of this number on the bank.');
    if (which?.version != null && which.version !== member!.version) return failed('', STALE);
    if (all.length > 0) return refused(all);
    if (await isLabelTaken(sql, terms.label, member?.id ?? null))
      return failed('label', 'There is somebody of this label already.');
    const id = member?.id ?? (await insertStaffMember(sql, terms));
    const version = member === null ? 1 : await updateStaffMember(sql, id, terms);
    const change = member === null ? 'made' : !terms.onTheBank && member.onTheBank ? 'left' : 'changed';
    await told(sql, who, { subject: `staff-member:${id}`, version, change, reason });
    return { ok: true, id };
  });
}

/** The history and the audit's event of one change. */
export async function told(
  sql: Sql,
  who: Acting,
  change: { readonly subject: string; readonly version: number; readonly change: string; readonly reason: string },
): Promise<void> {
  await writeDeploymentChange(sql, { ...change, reason: change.reason.trim(), changedBy: nameOf(who) });
  await recordIn(sql, who, { action: 'DEPLOYMENT', subject: change.subject, detail: { change: change.change } });
}
