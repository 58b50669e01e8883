import { describe, expect, it } from 'vitest';
import type { AskedAgency, KeptAnswer, Overlap } from './data-request.js';
import { couldBe, shownResponse } from './shown-response.js';

const asked = (agency: string, others: Partial<AskedAgency> = {}): AskedAgency => ({
  ...{ agency, open: true, sentBack: null, noAnswer: null, ...others },
});
const answer = (agency: string, children: number | null, others: Partial<KeptAnswer> = {}): KeptAnswer => ({
  ...{ agency, group: 'in gangs', answer: children === null ? 'no data' : 'number', children, supported: null, definition: null },
  ...{ words: '', countedOn: null, note: '', answeredAt: new Date(0), answeredBy: 'x', ...others },
});
const overlap = (children: number | null, others: Partial<Overlap> = {}): Overlap => ({
  ...{ group: 'in gangs', agency: 'A', otherAgency: 'B', children, howKnown: 'matched', ...others },
});
const first = (response: ReturnType<typeof shownResponse>) => response.agencies[0]!.answers[0]!;

describe('what others see of an answer', () => {
  it.each([0, 1, 9])('%i is withheld, nought too', (children) => {
    expect(first(shownResponse([asked('A')], [answer('A', children)], [])).children).toMatchObject({
      withheld: true,
      count: null,
    });
  });

  it('no data, refused and awaited have no number and are no nought', () => {
    const response = shownResponse(
      [asked('A'), asked('B', { open: false }), asked('C'), asked('D', { open: false, noAnswer: 'never came' })],
      [answer('A', null), answer('B', null, { answer: 'refused' })],
      [],
    );
    expect(response.agencies.map(({ answers }) => [answers[0]!.answer, answers[0]!.children])).toEqual([
      ['no data', null],
      ['refused', null],
      ['awaited', null],
      ['not answered', null],
    ]);
    expect(response.totals[0]).toMatchObject({ lower: null, upper: null, counted: [], without: ['A', 'B', 'C', 'D'] });
  });

  it('of whom supported is withheld wherever the others could be fewer than 10', () => {
    for (let children = 0; children <= 90; children++)
      for (let supported = 0; supported <= children; supported++) {
        const shown = first(shownResponse([asked('A')], [answer('A', children, { supported })], []));
        if (supported < 10 || children - supported < 10)
          expect(shown.supported!.withheld, `${supported} of ${children}`).toBe(true);
        if (!shown.supported!.withheld)
          expect(couldBe(shown.children!).least - couldBe(shown.supported!).most).toBeGreaterThanOrEqual(10);
      }
    expect(first(shownResponse([asked('A')], [answer('A', 62, { supported: 31 })], [])).supported!.count).toBe(30);
  });
});

describe('what two agencies both count', () => {
  const two = [asked('A'), asked('B')];
  const counts = [answer('A', 63), answer('B', 41)];

  it('is never added silently: the range goes from the largest to the sum', () => {
    const { totals } = shownResponse(two, counts, []);
    expect(totals[0]).toMatchObject({ lower: 60, upper: 100, counted: ['A', 'B'] });
    expect(totals[0]!.words).toMatch(/1 pair of them may count the same children/);
    expect(shownResponse(two, counts, [overlap(null)]).totals[0]).toMatchObject({ lower: 60, upper: 100 });
  });

  it('narrows the range where it may be shown', () => {
    const { overlaps, totals } = shownResponse(two, counts, [overlap(22)]);
    expect(overlaps[0]).toMatchObject({ known: true, children: { count: 20 } });
    expect(totals[0]).toMatchObject({ lower: 80, upper: 80, words: expect.stringMatching(/^About 80 different children/) });
  });

  it('says no more of a true number than its display does: whatever overlap is tried, numbers that look alike are answered alike', () => {
    for (const tried of [0, 5, 9, 10, 14, 20, 31, 35, 36, 41, 44])
      for (const [one, other] of [
        [36, 44],
        [58, 62],
      ] as const) {
        const told = (children: number) => {
          const { agencies, overlaps, totals } = shownResponse(two, [answer('A', children), answer('B', 120)], [overlap(tried)]);
          return [agencies.map(({ answers }) => answers[0]!.children), overlaps[0]!.children, totals[0]];
        };
        expect(told(one)).toEqual(told(other));
      }
  });

  it('is left out with the number of either', () => {
    expect(shownResponse(two, [answer('A', 63), answer('B', null)], [overlap(22)]).overlaps).toEqual([]);
  });

  it('is taken off in its own group only', () => {
    const { totals } = shownResponse(two, counts, [overlap(22, { group: 'at high risk' })]);
    expect(totals[0]).toMatchObject({ lower: 60, upper: 100 });
  });

  it('tells of small numbers no more than that they are small', () => {
    const { totals } = shownResponse(two, [answer('A', 3), answer('B', 41)], []);
    expect(totals[0]).toMatchObject({ lower: 40, upper: 50 });
    expect(shownResponse(two, [answer('A', 3), answer('B', 0)], []).totals[0]).toMatchObject({ lower: 0, upper: 20 });
  });
});
