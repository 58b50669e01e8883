import { describe, expect, it } from 'vitest';
import { readAnswer, readCount, readRequest, type WrittenAnswer } from './read-terms.js';

const TODAY = '2027-02-01';
const written: WrittenAnswer = {
  ...{ group: 'in gangs', answer: 'number', children: '24', supported: '12', definition: 'street gang' },
  ...{ words: 'Named in a police assessment', countedOn: '2027-01-15', note: '' },
};
const wrong = (different: Partial<WrittenAnswer>) =>
  readAnswer({ ...written, ...different }, 2, TODAY).problems.map(({ field }) => field);

describe('an answer', () => {
  it.each([
    ['-3', /below nought/],
    ['12.5', /counted whole/],
    ['15%', /percentage/],
    ['15 per cent', /percentage/],
    ['about 40', /whole number in figures/],
    ['1,24', /whole number in figures/],
    ['', /^ask$/],
    ['300000', /look at it again/],
  ])('of «%s» children is refused', (children, problem) => {
    expect(readCount(children, 'children', 'ask')).toMatchObject({
      count: null,
      problems: [{ problem: expect.stringMatching(problem) }],
    });
  });

  it('with more supported than there are is refused', () => {
    expect(wrong({ supported: '25' })).toEqual(['answers.2.supported']);
  });

  it('needs a definition, its words, and a day that is over', () => {
    expect(wrong({ definition: null, words: '', countedOn: '2027-02-30' })).toEqual([
      ...['answers.2.definition', 'answers.2.words', 'answers.2.countedOn'],
    ]);
    expect(wrong({ countedOn: '2027-02-02' })).toEqual(['answers.2.countedOn']);
  });

  it('that holds a person is refused', () => {
    expect(wrong({ words: 'As sam.dunlin@example.org says' })).toEqual(['answers.2.words']);
    expect(wrong({ note: 'Most of them at L20 4QQ' })).toEqual(['answers.2.note']);
  });

  it('of no data has no number, and refused says why', () => {
    expect(wrong({ answer: 'no data' })).toEqual(['answers.2.children', 'answers.2.supported']);
    expect(wrong({ answer: 'refused', children: '', supported: '' })).toEqual(['answers.2.note']);
    expect(readAnswer({ ...written, answer: 'no data', children: '', supported: '' }, 0, TODAY)).toMatchObject({
      ...{ terms: { children: null, supported: null, definition: null, countedOn: null }, problems: [] },
    });
  });

  it('that is right is read, thousands too', () => {
    expect(readAnswer({ ...written, children: '1,240', supported: '' }, 0, TODAY)).toMatchObject({
      ...{ terms: { children: 1240, supported: null, definition: 'street gang', countedOn: '2027-01-15' }, problems: [] },
    });
  });
});

describe('a request', () => {
  const asked = {
    ...{ title: 'Children in gangs', askedFor: 'Children’s Commissioner', areaLabel: 'Marram', asAt: '2027-01-01' },
    ...{ dueOn: '2027-02-01', note: '', agencies: ['Police', ' Council '] },
  };

  it('names every field that is wrong', () => {
    const { problems } = readRequest({ ...asked, title: '', asAt: '2027-13-01', dueOn: 'soon', agencies: [] });
    expect(problems.map(({ field }) => field)).toEqual(['title', 'asAt', 'dueOn', 'agencies']);
    expect(readRequest({ ...asked, dueOn: '2026-12-31' }).problems.map(({ field }) => field)).toEqual(['dueOn']);
    expect(readRequest({ ...asked, agencies: ['Police', 'police'] }).problems[0]!.problem).toBe('police stands there twice.');
  });

  it('asks nobody who belongs to no agency: many would answer for it', () => {
    expect(readRequest({ ...asked, agencies: ['Police', 'Not  stated'] }).problems.map(({ field }) => field)).toEqual([
      'agencies',
    ]);
  });

  it('is stored without what no database keeps, and what turns lines round', () => {
    const { terms, problems } = readRequest({ ...asked, title: 'Chil\u0000dren\u202e', note: 'One\u0000\ntwo' });
    expect(problems).toEqual([]);
    expect(terms).toMatchObject({ title: 'Chil dren', note: 'One \ntwo' });
    expect(readAnswer({ ...written, note: '\u0000\ud83d', words: 'As\u0000 seen' }, 0, TODAY).terms).toMatchObject({
      ...{ note: '', words: 'As seen' },
    });
  });

  it('is read', () => {
    expect(readRequest(asked)).toMatchObject({ agencies: ['Police', 'Council'], problems: [] });
  });
});
