/** The figures of a template with nothing written beside them: for the command line. Nothing is kept. */
import type { Acting } from '../audit/actor.js';
import type { Database } from '../database/database.js';
import type { Outcome } from '../governance/asked-change.js';
import { figuresOf, readAskedChapter, type AskedChapter } from './asked-chapter.js';
import type { ChapterContent } from './chapter.js';
import { aboutInstallation } from './chapter-states.js';
import { publishedSections } from './published-sections.js';
import { templateOf } from './templates/templates.js';

export async function figuresAlone(
  database: Database,
  asked: Omit<AskedChapter, 'title'>,
  who: Acting,
): Promise<Outcome<{ content: ChapterContent }>> {
  const read = await readAskedChapter(database, { ...asked, title: templateOf(asked.template)?.title ?? '' }, who);
  if (!read.ok) return read;
  const { template, title, area } = read;
  const figures = await figuresOf(database, template, area, asked.period, who);
  const content = {
    ...{ title, template: template.template, areaCode: area.gssCode, areaLabel: area.name, period: asked.period },
    ...(await database.asOwner(aboutInstallation)),
    rebuiltAt: new Date().toISOString(),
    // What was not written is not taken for what nobody contributed.
    sections: publishedSections(template, new Map(), figures).filter((section) => section.figures.length > 0),
  };
  return { ok: true, content };
}
