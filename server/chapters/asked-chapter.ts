/** What a chapter is asked to be, checked, and its figures made under the rules of the strictest reader. */
import { areasByCode, type AreaRow } from '../areas/areas.service.js';
import type { Acting } from '../audit/actor.js';
import type { Database, Sql } from '../database/database.js';
import { failed, refused, type Outcome } from '../governance/asked-change.js';
import { plainText } from '../governance/plain-text.js';
import type { Figure, FigurePeriod } from './figures/figure.js';
import { makeFigures } from './figures/figure-kinds.js';
import { readsStrictly, strictestReader } from '../incidents/strictest-reader.js';
import { problemsOfPeriod, problemsOfTitle } from './read-chapter-terms.js';
import { placed, whichAreas, type Template } from './templates/template.js';
import { TEMPLATES, templateOf } from './templates/templates.js';

export interface AskedChapter {
  readonly template: string;
  readonly title: string;
  readonly areaCode: string;
  readonly period: FigurePeriod;
}

export interface ReadChapter {
  readonly template: Template;
  readonly title: string;
  readonly area: AreaRow;
}

export async function readAskedChapter(database: Database, asked: AskedChapter, who: Acting): Promise<Outcome<ReadChapter>> {
  const template = templateOf(asked.template);
  if (template === undefined)
    return failed('template', `There is no such template. There are: ${TEMPLATES.map((one) => one.template).join(', ')}.`);
  const title = plainText(asked.title).replaceAll(/\s+/g, ' ');
  const problems = [...problemsOfTitle(title), ...problemsOfPeriod(asked.period)];
  const area = await areaOf(database, template, asked.areaCode, who);
  if (area === null) problems.push({ field: 'areaCode', problem: whichAreas(template) });
  return problems.length > 0 || area === null ? refused(problems) : { ok: true, template, title, area };
}

/** Null where it is not loaded, or of no type that the template is for. */
export function areaOf(database: Database, template: Template, code: string, who: Acting): Promise<AreaRow | null> {
  return database.asViewer(readsStrictly(who), async (sql) => {
    const area = (await areasByCode(sql, [code])).get(code) ?? null;
    return area !== null && template.areaTypes.includes(area.type) ? area : null;
  });
}

export function figuresOf(
  database: Database,
  template: Template,
  area: AreaRow,
  period: FigurePeriod,
  who: Acting,
): Promise<Figure[]> {
  const make = (sql: Sql) => makeFigures({ sql, reader: strictestReader, area, period }, placed(template));
  return database.asViewer(readsStrictly(who), make, { patient: true });
}
