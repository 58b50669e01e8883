/** Saving an estimate as a version, and publishing one. Neither is ever changed: the database refuses it. */
import { findPersona } from '../../access/personas.js';
import type { Acting } from '../../audit/actor.js';
import { recordIn } from '../../audit/write-events.sql.js';
import type { Database } from '../../database/database.js';
import { failed, refused, type Outcome, type Which } from '../../governance/asked-change.js';
import type { FieldProblem } from '../../governance/field-problem.js';
import { personsIn } from '../../governance/persons-in-terms.js';
import type { AskedEstimate } from '../asked/asked-estimate.js';
import type { EstimateFacts } from '../facts/estimate-facts.js';
import { forReaders } from '../estimate-result.js';
import { workOutEstimate } from '../work/work-out-estimate.js';
import { insertEstimate, insertPublication, insertVersion, lockEstimate } from './kept-estimates.sql.js';

const LONGEST_NAME = 120;
const LONGEST_WHY = 500;
export const STALE =
  'Somebody saved another version of this estimate since you opened it. Open it again, and look at what is there now.';

export interface ToSave {
  readonly asked: AskedEstimate;
  readonly facts: EstimateFacts;
  readonly name: string;
  /** What this version is for, or what was changed. */
  readonly why: string;
  readonly dataVersion: string | null;
}

export type EstimateOutcome = Outcome<{ id: number; version: number }>;

/** «JSNA author, Council»: a role and where it works, not who has it. */
export const roleOf = ({ actor }: Pick<Acting, 'actor'>): string =>
  [findPersona(actor.role)?.role ?? actor.role, actor.agency].filter(Boolean).join(', ');

export const subjectOf = (id: number): string => `population-estimate:${id}`;

/** @param which the estimate that this is a version of, as it was seen; null for a new one */
export async function saveEstimate(
  database: Database,
  which: Which | null,
  toSave: ToSave,
  who: Acting,
): Promise<EstimateOutcome> {
  const { asked, facts, dataVersion } = toSave;
  const [name, why] = [toSave.name.trim(), toSave.why.trim()];
  const problems = [
    ...(which === null ? textProblems(name, 'name', LONGEST_NAME, 'Say what the estimate is called.') : []),
    ...textProblems(why, 'why', LONGEST_WHY, 'Say what this version is for, or what was changed.'),
    ...bordersKept(asked),
    ...personsInSources(asked),
  ];
  if (problems.length > 0) return refused(problems);
  return database.asOwner(async (sql) => {
    const before = which === null ? null : await lockEstimate(sql, which.id);
    if (which !== null && before === null) return failed('id', 'There is no such estimate.');
    if (before !== null && which?.version != null && which.version !== before.version) return failed('', STALE);
    const standing = before === null ? null : before.result.areas.map(({ withheld }) => withheld);
    if (before !== null && !isOfSameAreas(before.asked!, asked))
      return failed(
        'areas',
        'Versions of an estimate are of the same authority, smaller areas and groups for them: what one withholds could be worked out from another’s. Save it as a new estimate.',
      );
    const result = workOutEstimate(asked, facts, standing);
    const given = result.areas.filter(({ withheld }, at) => withheld && standing?.[at] === false);
    if (given.length > 0)
      return failed(
        'areas',
        `With these numbers ${given.map((area) => area.name).join(', ')} would be withheld, and an earlier version that shows them would give them away. Leave the smaller areas out, as a new estimate.`,
      );
    const id = before?.id ?? (await insertEstimate(sql, { name, agency: who.actor.agency, result }));
    const version = (before?.version ?? 0) + 1;
    await insertVersion(sql, id, version, {
      asked,
      result,
      published: forReaders(result),
      why,
      madeBy: roleOf(who),
      dataVersion,
    });
    const detail = { change: 'saved', version, areas: [result.area.gssCode] };
    await recordIn(sql, who, { action: 'POPULATION_ESTIMATE', subject: subjectOf(id), detail });
    return { ok: true, id, version };
  });
}

/** Only the newest version: what is published last is what stands. */
export async function publishEstimate(
  database: Database,
  { id, version }: { readonly id: number; readonly version: number },
  who: Acting,
): Promise<EstimateOutcome> {
  return database.asOwner(async (sql) => {
    const newest = await lockEstimate(sql, id);
    if (newest === null) return failed('id', 'There is no such estimate.');
    if (version !== newest.version) return failed('', STALE);
    if (newest.publishedAt !== null) return failed('version', 'This version is published already.');
    await insertPublication(sql, id, version, roleOf(who));
    const detail = { change: 'published', version, areas: [newest.areaCode] };
    await recordIn(sql, who, { action: 'POPULATION_ESTIMATE', subject: subjectOf(id), detail });
    return { ok: true, id, version };
  });
}

function textProblems(text: string, field: string, longest: number, ask: string): FieldProblem[] {
  if (text.length < 3) return [{ field, problem: ask }];
  if (text.length > longest) return [{ field, problem: `Keep it under ${longest} characters.` }];
  return personsIn(text, field);
}

/** Where a border lies is not for everybody who reads kept estimates. */
function bordersKept({ shape, hotspotAreas }: AskedEstimate): FieldProblem[] {
  const problem = 'is not kept: whoever reads kept estimates may not see where it is. Leave it out.';
  return [
    ...(shape === null ? [] : [{ field: 'shape', problem: `An estimate of a drawn shape ${problem}` }]),
    ...(hotspotAreas.length === 0 ? [] : [{ field: 'hotspotAreas', problem: `An estimate of a hotspot area ${problem}` }]),
  ];
}

function personsInSources(asked: AskedEstimate): FieldProblem[] {
  const sources: [string, string | null | undefined][] = [
    ...asked.groups.map(({ source, surveyYear }, at): [string, string] => [`groups.${at}`, `${source} ${surveyYear ?? ''}`]),
    ['nationalChildren', asked.nationalChildren.source],
    ['localChildren', asked.localChildren?.source],
    ...asked.indicators.flatMap(({ national, local, areasSource }, at): [string, string | null | undefined][] => [
      [`indicators.${at}`, national.source],
      [`indicators.${at}`, local?.source],
      [`indicators.${at}`, areasSource],
    ]),
    ['risk', asked.risk?.source],
    ...Object.values(asked.identifiedNational).map(({ source }): [string, string] => ['identifiedNational', source]),
    ...Object.values(asked.identifiedLocal).map(({ source }): [string, string] => ['identifiedLocal', source]),
  ];
  return sources.flatMap(([field, text]) => personsIn(text ?? '', field));
}

function isOfSameAreas(before: AskedEstimate, now: AskedEstimate): boolean {
  const areasOf = ({ area, level, areas, areaGroups }: AskedEstimate): string =>
    JSON.stringify([area, level, areas, areaGroups.toSorted()]);
  return areasOf(before) === areasOf(now);
}
