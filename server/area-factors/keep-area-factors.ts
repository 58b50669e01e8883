/** Working factors out and keeping them, and choosing areas from the long list: people choose, each with a reason, and who chose when stays. */
import { nameOf, type Acting } from '../audit/actor.js';
import { recordIn } from '../audit/write-events.sql.js';
import type { ActingViewer, Database } from '../database/database.js';
import type { FieldProblem } from '../governance/field-problem.js';
import { failed, refused, type Outcome } from '../governance/asked-change.js';
import { homesIn, personsIn } from '../governance/persons-in-terms.js';
import { oneLine, plainText } from '../governance/plain-text.js';
import type { RunAttention } from '../runs/runs-under-way.js';
import { workOut } from '../threads/work-out.js';
import type { AskedFactors } from './area-factor-run.js';
import { authorityFigures, findRun, insertChoice, insertRun, listChoices, usableIndicators } from './area-factors.sql.js';
import { completeAreas, EPSILON, foundFactors } from './found-factors.js';

/** Fewer authorities bear no factor of three indicators. */
export const FEWEST_AREAS = 4;
const MOST_INDICATORS = 20;
const LONGEST_TITLE = 120;
const LONGEST_TEXT = 1_000;

/** Reading, fitting, keeping. */
export const FACTOR_STEPS = 3;

/** What was asked, found fit to be worked out. */
export interface CheckedFactors {
  readonly ok: true;
  readonly asked: AskedFactors;
}

export async function checkAskedFactors(
  database: Database,
  asked: AskedFactors,
  reader: ActingViewer,
): Promise<Outcome<CheckedFactors>> {
  const title = oneLine(asked.title);
  const usable = await database.asViewer(reader, (sql) => usableIndicators(sql, FEWEST_AREAS));
  const problems = [...problemsOfText(title, 'title', LONGEST_TITLE, 'Write what the run is called.')];
  if (asked.indicators.length < 3)
    problems.push({ field: 'indicators', problem: 'Choose three indicators or more: fewer bear no factor.' });
  if (asked.indicators.length > MOST_INDICATORS)
    problems.push({ field: 'indicators', problem: `Choose at most ${MOST_INDICATORS} indicators.` });
  if (new Set(asked.indicators.map(({ code }) => code)).size < asked.indicators.length)
    problems.push({ field: 'indicators', problem: 'Choose each indicator once.' });
  if (![1, 2].includes(asked.factors)) problems.push({ field: 'factors', problem: 'Choose one factor or two.' });
  for (const { code, period } of asked.indicators)
    if (!usable.some((one) => one.code === code && one.periods.some((had) => had.period === period)))
      problems.push({ field: 'indicators', problem: `No figures of authorities are loaded for «${code}» and «${period}».` });
  return problems.length > 0 ? refused(problems) : { ok: true, asked: { ...asked, title } };
}

/**
 * Worked out from what is loaded now, and kept whole or not at all.
 * @throws CallerError BAD_USER_INPUT where factors would only look right
 */
export async function makeRun(
  database: Database,
  asked: AskedFactors,
  reader: ActingViewer,
  who: Acting,
  attention: RunAttention,
): Promise<{ readonly id: number }> {
  attention.onStep?.(1, 'Reading published figures');
  const { usable, figures } = await database.asViewer(reader, async (sql) => ({
    usable: await usableIndicators(sql, FEWEST_AREAS),
    figures: await authorityFigures(sql, asked.indicators),
  }));
  const complete = completeAreas(asked.indicators, usable, figures);
  attention.onStep?.(2, 'Fitting factors');
  const steps = 20_000 * asked.indicators.length ** 2;
  const factors = await workOut('areaFactors', [complete.columns, asked.factors, EPSILON], { ...attention, steps });
  const found = foundFactors(complete, factors);
  attention.onStep?.(3, 'Keeping them');
  attention.onKeeping();
  return database.asOwner(async (sql) => {
    const id = await insertRun(sql, asked, found, nameOf(who));
    await recordIn(sql, who, { action: 'AREA_FACTORS', subject: `area-factors:${id}`, detail: { change: 'made' } });
    return { id };
  });
}

/** @param version of the choice that was looked at: 0 where there was none */
export function chooseAreas(
  database: Database,
  id: number,
  asked: {
    readonly version: number;
    readonly areas: readonly { readonly key: string; readonly reason: string }[];
    readonly note: string;
  },
  who: Acting,
): Promise<Outcome<{ version: number }>> {
  return database.asOwner(async (sql) => {
    const run = await findRun(sql, id, true);
    if (run === null) return failed('', 'There is no such run.');
    const newest = (await listChoices(sql, id))[0]?.version ?? 0;
    if (newest !== asked.version)
      return failed('', 'Somebody chose since you opened this. Open it again, and look at what is chosen now.');
    const long = new Map(run.found.areas.filter((area) => area.long).map((area) => [area.key, area.name]));
    const areas = asked.areas.map(({ key, reason }) => ({ key, name: long.get(key) ?? '', reason: plainText(reason) }));
    const note = plainText(asked.note);
    const problems = [
      ...(areas.length === 0 ? [{ field: 'areas', problem: 'Choose an area at least.' }] : []),
      ...areas.flatMap(({ key, name, reason }, at) =>
        name === ''
          ? [{ field: `areas.${at}.key`, problem: `«${key}» is not on the long list of this run.` }]
          : problemsOfText(
              reason,
              `areas.${at}.reason`,
              LONGEST_TEXT,
              `Say why ${name} is chosen: what is known of it that the figures do not tell.`,
            ),
      ),
      ...(new Set(areas.map(({ key }) => key)).size < areas.length
        ? [{ field: 'areas', problem: 'Choose each area once.' }]
        : []),
      ...(note === '' ? [] : problemsOfText(note, 'note', LONGEST_TEXT, '')),
    ];
    if (problems.length > 0) return refused(problems);
    const byName = areas.sort((one, other) => one.name.localeCompare(other.name, 'en-GB'));
    await insertChoice(sql, id, newest + 1, { areas: byName, note, by: nameOf(who) });
    await recordIn(sql, who, {
      action: 'AREA_FACTORS',
      subject: `area-factors:${id}`,
      detail: { change: `chosen, version ${newest + 1}` },
    });
    return { ok: true, version: newest + 1 };
  });
}

function problemsOfText(text: string, field: string, longest: number, ask: string): FieldProblem[] {
  if (text.length < 3) return [{ field, problem: ask }];
  if (text.length > longest) return [{ field, problem: `Keep it under ${longest.toLocaleString('en-GB')} characters.` }];
  return [...personsIn(text, field), ...homesIn(text, field)];
}
