/** Working classes out and keeping what may be told of them, and choosing how many there are: people choose, with a reason, and who chose when stays. */
import { nameOf, type Acting } from '../audit/actor.js';
import { recordIn } from '../audit/write-events.sql.js';
import type { ActingViewer, Database } from '../database/database.js';
import { COUNTER_ROLE } from '../database/viewer-roles.js';
import { CHILDREN_RULE, displayedAlone } from '../disclosure/disclosure.js';
import { badUserInput, type CallerError } from '../errors.js';
import type { FieldProblem } from '../governance/field-problem.js';
import { failed, refused, type Outcome } from '../governance/asked-change.js';
import { homesIn, personsIn } from '../governance/persons-in-terms.js';
import { oneLine, plainText } from '../governance/plain-text.js';
import type { RunAttention } from '../runs/runs-under-way.js';
import { LATENT_CLASS_VARIANT, mostClasses } from '../statistics/latent-classes.js';
import { workOut } from '../threads/work-out.js';
import { completeChildren, MOST_CLASSES, problemsOfChildren, whyNotSoMany, type CompleteChildren } from './complete-children.js';
import { protectedModels } from './protected-classes.js';
import {
  insertClassChoice,
  insertTypology,
  listClassChoices,
  lockTypology,
  ownExtracts,
  patternsOfExtract,
  type TypologyExtract,
} from './typologies.sql.js';
import { labelOfIndicator } from './typology-indicators.js';
import type { AskedTypology, FoundTypology, ProtectedModel } from './typology.js';

/** Reading, fitting, keeping. */
export const TYPOLOGY_STEPS = 3;
export const STARTS = { fewest: 20, usual: 100, most: 500 } as const;
/** The same file gives the same classes. */
const SEED = 1;
const LONGEST_TITLE = 120;
const LONGEST_LABEL = 80;
const LONGEST_REASON = 1_000;

export type TypologyQuestion = Omit<AskedTypology, 'seed'>;

/** Looked at before anything is started: also whether the children bear it. */
export async function checkAskedTypology(
  database: Database,
  asked: TypologyQuestion,
  reader: ActingViewer,
): Promise<Outcome<{ readonly asked: AskedTypology }>> {
  const title = oneLine(asked.title);
  const { extract, complete } = await readExtract(database, asked, reader);
  const problems = problemsOfText(title, 'title', LONGEST_TITLE, 'Write what the typology is called.');
  if (extract === undefined || complete === null)
    return refused([...problems, { field: 'extract', problem: 'There is no such extract of your agency.' }]);
  problems.push(...problemsOfQuestion(asked, extract));
  if (problems.length === 0) problems.push(...problemsOfChildren(complete, chosenOf(asked, extract)));
  if (problems.length > 0) return refused(problems);
  return { ok: true, asked: { ...asked, title, indicators: chosenOf(asked, extract), seed: SEED } };
}

const chosenOf = ({ indicators }: TypologyQuestion, extract: TypologyExtract): string[] =>
  extract.indicators.filter((code) => indicators.includes(code));

function problemsOfQuestion({ indicators, classes, starts }: TypologyQuestion, extract: TypologyExtract): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const strange = indicators.find((code) => !extract.indicators.includes(code));
  if (strange !== undefined) problems.push({ field: 'indicators', problem: `The extract has no indicator «${strange}».` });
  if (new Set(indicators).size < 3)
    problems.push({ field: 'indicators', problem: 'Choose three indicators or more: fewer tell no two classes apart.' });
  else if (!Number.isInteger(classes) || classes < 2)
    problems.push({ field: 'classes', problem: 'Ask for two classes or more: one class is all children alike.' });
  else {
    const why = whyNotSoMany(new Set(indicators).size, classes);
    if (why !== null) problems.push({ field: 'classes', problem: why });
  }
  if (!Number.isInteger(starts) || starts < STARTS.fewest || starts > STARTS.most)
    problems.push({ field: 'starts', problem: `Make ${STARTS.fewest} to ${STARTS.most} starts.` });
  return problems;
}

async function readExtract(
  database: Database,
  asked: TypologyQuestion,
  reader: ActingViewer,
): Promise<{ extract: TypologyExtract | undefined; complete: CompleteChildren | null }> {
  return database.asViewer(reader, async (sql) => {
    const extract = (await ownExtracts(sql)).find(({ id }) => id === asked.extract);
    if (extract === undefined) return { extract, complete: null };
    const patterns = await sql.under(COUNTER_ROLE, (under) => patternsOfExtract(under, extract.id));
    const chosen = chosenOf(asked, extract).map((code) => extract.indicators.indexOf(code));
    return { extract, complete: completeChildren(patterns, chosen) };
  });
}

/**
 * Worked out from the extract as it is now, protected, and kept whole or not at all.
 * @throws CallerError BAD_USER_INPUT where the extract is gone, or bears no classes any more
 */
export async function makeTypology(
  database: Database,
  asked: AskedTypology,
  reader: ActingViewer,
  who: Acting,
  attention: RunAttention,
): Promise<{ readonly id: number }> {
  attention.onStep?.(1, 'Reading the counted patterns');
  const { extract, complete } = await readExtract(database, asked, reader);
  if (extract === undefined || complete === null) throw takenBack();
  const [problem] = problemsOfChildren(complete, asked.indicators);
  if (problem !== undefined) throw badUserInput(problem.problem, [problem.field]);
  attention.onStep?.(2, `Fitting 1 to ${asked.classes} classes`);
  const { starts, seed } = asked;
  const models = await workOut('latentClassModels', [complete.patterns, asked.classes, { starts, seed }], {
    ...attention,
    steps: complete.patterns.counts.length * asked.classes ** 2 * starts * 1_000,
  });
  const found = foundTypology(
    asked,
    extract,
    complete,
    protectedModels(models, complete.children),
    models.reduce((best, one) => (one.bic < best.bic ? one : best)).k,
  );
  attention.onStep?.(3, 'Keeping them');
  attention.onKeeping();
  return database.asOwner(async (sql) => {
    const id = await insertTypology(sql, reader.agency, asked, found, nameOf(who));
    if (id === null) throw takenBack();
    await recordIn(sql, who, { action: 'TYPOLOGY', subject: `typology:${id}`, detail: { change: 'made' } });
    return { id };
  });
}

const takenBack = (): CallerError => badUserInput('The extract was taken back meanwhile. Choose another.', ['extract']);

function foundTypology(
  { indicators, classes, starts, seed }: AskedTypology,
  extract: TypologyExtract,
  { children, leftOut, notRecorded }: CompleteChildren,
  models: readonly ProtectedModel[],
  leastBic: number,
): FoundTypology {
  return {
    method: `${LATENT_CLASS_VARIANT}; ${starts} random starts for each number of classes, the ten best to convergence; seed ${seed}`,
    ...{ cohort: extract.cohort, period: extract.period, invented: extract.invented },
    indicators: indicators.map((code) => ({
      ...{ code, label: labelOfIndicator(code), notRecorded: notRecorded[extract.indicators.indexOf(code)]! },
    })),
    children: displayedAlone(children, CHILDREN_RULE),
    ...{ leftOut, starts, seed, models, leastBic },
    warnings: warningsOf(models, leastBic, { classes, children, indicators: indicators.length }),
  };
}

/** Under this many children to a pattern that could be, G² is no χ². */
const FEW_TO_A_PATTERN = 5;
const FEW_CHILDREN = 500;

function warningsOf(
  models: readonly ProtectedModel[],
  leastBic: number,
  { classes, children, indicators }: { readonly classes: number; readonly children: number; readonly indicators: number },
): string[] {
  const least = models[leastBic - 1]!;
  return [
    ...(children < FEW_CHILDREN
      ? [`There are fewer than ${FEW_CHILDREN} children: small classes are found by chance, and others are missed.`]
      : []),
    ...models
      .filter(({ classes: of, reachedBest }) => of > 1 && reachedBest < 2)
      .map(
        ({ classes: of, runs }) =>
          `The best of ${of} classes was found by one of ${runs} runs taken to the end: make more starts before it is relied on.`,
      ),
    ...(least.atBoundary > 0
      ? [`With ${leastBic} classes ${least.atBoundary} probabilities lie at 0 or 1: they rest on few children.`]
      : []),
    ...(leastBic === classes && classes < Math.min(MOST_CLASSES, mostClasses(indicators))
      ? ['The largest number of classes asked has the least BIC: ask for more before one is chosen.']
      : []),
    ...(leastBic === 1 ? ['One class has the least BIC: these indicators tell no kinds of children apart.'] : []),
    ...(children / 2 ** indicators < FEW_TO_A_PATTERN
      ? [
          `There are fewer than ${FEW_TO_A_PATTERN} children to a pattern of answers: the p of G² is not to be relied on. Go by BIC and by what the classes mean.`,
        ]
      : []),
  ];
}

export interface AskedClassChoice {
  /** Of the choice that was looked at: 0 where there was none. */
  readonly version: number;
  readonly classes: number;
  readonly labels: readonly string[];
  readonly reason: string;
}

export function chooseClasses(
  database: Database,
  id: number,
  agency: string,
  asked: AskedClassChoice,
  who: Acting,
): Promise<Outcome<{ version: number }>> {
  return database.asOwner(async (sql) => {
    const run = await lockTypology(sql, id, agency);
    if (run === null) return failed('', 'There is no such typology of your agency.');
    const newest = (await listClassChoices(sql, id, 'typology_choice'))[0]?.version ?? 0;
    if (newest !== asked.version)
      return failed('', 'Somebody chose since you opened this. Open it again, and look at what is chosen now.');
    const labels = asked.labels.map(oneLine);
    const reason = plainText(asked.reason);
    const problems: FieldProblem[] = [];
    if (!run.found.models.some(({ classes }) => classes === asked.classes))
      problems.push({ field: 'classes', problem: 'Choose a number of classes that was worked out.' });
    else if (labels.length !== asked.classes)
      problems.push({ field: 'labels', problem: `Call each of the ${asked.classes} classes something.` });
    for (const [at, label] of labels.entries())
      problems.push(...problemsOfText(label, `labels.${at}`, LONGEST_LABEL, `Say what class ${at + 1} is called.`));
    if (new Set(labels.map((label) => label.toLowerCase())).size < labels.length)
      problems.push({ field: 'labels', problem: 'Call no two classes the same.' });
    problems.push(
      ...problemsOfText(
        reason,
        'reason',
        LONGEST_REASON,
        'Say why: which figures, and what the classes mean to those who work with children.',
      ),
    );
    if (problems.length > 0) return refused(problems);
    await insertClassChoice(sql, id, { version: newest + 1, classes: asked.classes, labels, reason, by: nameOf(who) });
    await recordIn(sql, who, {
      ...{ action: 'TYPOLOGY', subject: `typology:${id}` },
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
