import { describe, expect, it } from 'vitest';
import { lineMeant } from './line-words.js';
import { FIRST_OUTCOMES, outcomeMeant } from './outcome-words.js';

describe('the words of a fund table', () => {
  it.each([
    ['Street lighting', 'budgeted', 'category'],
    ['Domestic abuse and anti-social behaviour', 'budgeted', 'category'],
    ['Lighting: Anti-social behaviour team', 'budgeted', null],
    ['Community resilience', 'stated in section 2.1', 'kind'],
    ['Community resilience', '', 'kind'],
  ])('«%s», «%s»: what means nothing known, or two things, is refused', (category, kind, column) => {
    const meant = lineMeant(category, kind, FIRST_OUTCOMES);
    expect(meant.ok ? null : meant.column).toBe(column);
  });

  it.each([
    ['Anti-Social  Behaviour', 'budgeted', 'outcome', 'anti-social-behaviour', 'budgeted'],
    ['Organised Crime Groups', 'actual to date', 'outcome', 'serious-and-organised-crime', 'actual'],
    ['Serious Organised Crime & Serious Acquisitive Crime', 'planned', 'outcome', 'serious-and-organised-crime', 'planned'],
    ['ASB: Kicks on the green', 'budgeted', 'activity', 'anti-social-behaviour', 'budgeted'],
    ['Anti-social behaviour van', 'funded', 'activity', null, 'funded'],
    ['Total', 'budgeted', 'total', null, 'budgeted'],
    ['Safety grant received', 'stated in section 2', 'source', null, 'received'],
    ['Housing trust', 'match funding', 'activity', null, 'match'],
  ])('«%s», «%s» is of the level %s', (category, kind, level, outcome, meantKind) => {
    expect(lineMeant(category, kind, FIRST_OUTCOMES)).toMatchObject({ ok: true, level, outcome, kind: meantKind });
  });

  it('the title of an outcome that was added means it', () => {
    const added = [...FIRST_OUTCOMES, { key: 'road-danger', title: 'Road danger & noise' }];
    expect(outcomeMeant('road danger and noise', added)).toBe('road-danger');
  });
});
