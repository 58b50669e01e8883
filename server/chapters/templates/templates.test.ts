import { describe, expect, it } from 'vitest';
import type { Figure } from '../figures/figure.js';
import { figureKind } from '../figures/figure-kinds.js';
import { publishedSections } from '../published-sections.js';
import { placed } from './template.js';
import { TEMPLATES, templateOf } from './templates.js';

describe.each(TEMPLATES)('the template $template', (template) => {
  it('begins with a summary, asks something of the author in each section, and names each once', () => {
    expect(template.sections[0]!.key).toBe('summary');
    for (const { key, prompts } of template.sections) expect(prompts.length, key).toBeGreaterThan(0);
    const keys = template.sections.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('places figures of known kinds, each once', () => {
    const figures = placed(template);
    for (const { kind } of figures) expect(figureKind(kind), kind).toBeDefined();
    expect(new Set(figures.map(({ key }) => key)).size).toBe(figures.length);
  });
});

describe('what is published', () => {
  const written = new Map([
    ['summary', 'What matters.'],
    ['from-police', 'Two years of records.'],
  ]);

  it('leaves out sections in which nothing stands', () => {
    const sections = publishedSections(templateOf('needs-assessment')!, written, []);
    expect(sections.map(({ key }) => key)).toEqual(['summary']);
  });

  it('leaves out figures that could not be made', () => {
    const figure = { key: 'estimate', columns: [{ name: 'n', title: 'n', meaning: 'n' }] } as unknown as Figure;
    const sections = (columns: Figure['columns']) =>
      publishedSections(templateOf('needs-assessment')!, new Map(), [{ ...figure, columns }]).map(({ key }) => key);
    expect([sections(figure.columns), sections([])]).toEqual([['estimate'], []]);
  });

  it('names each specified authority that contributed nothing', () => {
    const sections = publishedSections(templateOf('serious-violence')!, written, []);
    expect(sections.map(({ key }) => key)).toEqual([
      ...['summary', 'from-police', 'from-council', 'from-fire', 'from-health', 'from-probation', 'from-youth-justice'],
    ]);
    expect(sections[1]!.written).toBe('Two years of records.');
    expect(sections[4]!.written).toBe('Nothing was contributed by this specified authority: integrated care board.');
  });
});
