/** What a phone keeps, sends and forgets; the server's answers are made up here, its own part is tested in test/deployments. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ended, NOTHING_COUNTED, type KeptVisit } from './kept-visit.js';
import { forgetShift, keepShift, keepVisit, keptShift, keptVisits } from './phone-store.js';
import { sendVisits } from './send-visits.js';

/** As a browser's: its keys are its own properties. */
class Storage {
  getItem(key: string): string | null {
    return (this as unknown as Record<string, string>)[key] ?? null;
  }
  setItem(key: string, text: string): void {
    (this as unknown as Record<string, string>)[key] = text;
  }
  removeItem(key: string): void {
    Reflect.deleteProperty(this, key);
  }
}

const ENDS = '2026-05-08T20:00:00.000Z';
const SHOWN_UNTIL = '2026-05-08T21:00:00.000Z';
const BEFORE = Date.parse('2026-05-08T19:00:00Z');
const visit = (id: string, more: Partial<KeptVisit> = {}): KeptVisit => ({
  ...{
    id,
    shift: '1',
    seat: 1,
    stop: 1,
    place: 'Kelp Square',
    beganAt: '2026-05-08T18:00:00.000Z',
    endedAt: '2026-05-08T18:30:00.000Z',
  },
  ...{ shiftEnds: ENDS, shownUntil: SHOWN_UNTIL, replaces: null, concernsAt: [], stands: 'waiting', problems: [] },
  ...NOTHING_COUNTED,
  ...more,
});
const stands = (): Record<string, string> => Object.fromEntries(keptVisits().map((kept) => [kept.id, kept.stands]));
const answer =
  (became: string, problems: object[] = []) =>
  () =>
    Promise.resolve(new Response(JSON.stringify({ data: { recordVisits: [{ id: 'x', became, problems }] } })));

beforeEach(() => {
  vi.stubGlobal('localStorage', new Storage());
  vi.useFakeTimers({ now: BEFORE });
  keepShift({ shift: { shownUntil: SHOWN_UNTIL } as never, concern: null, marking: 'OFFICIAL-SENSITIVE', invented: true });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('what an older page kept, which knew of nothing to ask for, is read and sent as if nobody had asked', async () => {
  const { asks: _, ...older } = visit('older');
  keepVisit(older as KeptVisit);
  expect(keptVisits()).toMatchObject([{ id: 'older', asks: [] }]);
  const sent = vi.fn(answer('STORED'));
  vi.stubGlobal('fetch', sent);
  expect(await sendVisits(() => undefined)).toBeNull();
  expect(stands()).toEqual({ older: 'sent' });
  expect(JSON.stringify(sent.mock.calls)).toContain('asks');
});

describe('sending', () => {
  it('without signal keeps what waits, and loses nothing', async () => {
    keepVisit(visit('a'));
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    expect((await sendVisits(() => undefined))?.code).toBe('NETWORK');
    expect(stands()).toEqual({ a: 'waiting' });
  });

  it('takes what was stored before as sent, and keeps what was refused, with why', async () => {
    keepVisit(visit('a'));
    vi.stubGlobal('fetch', answer('ALREADY_STORED'));
    expect(await sendVisits(() => undefined)).toBeNull();
    keepVisit(visit('b'));
    vi.stubGlobal('fetch', answer('REFUSED', [{ field: 'id', problem: 'Something else is stored.' }]));
    expect(await sendVisits(() => undefined)).toBeNull();
    expect(stands()).toEqual({ a: 'sent', b: 'refused' });
    expect(keptVisits().find(({ id }) => id === 'b')!.problems).toEqual(['Something else is stored.']);
  });

  it('sends what is over, and not what is under way', async () => {
    keepVisit(visit('a', { endedAt: null, stands: 'under way' }));
    const fetched = vi.fn(answer('STORED'));
    vi.stubGlobal('fetch', fetched);
    expect(await sendVisits(() => undefined)).toBeNull();
    expect(fetched).not.toHaveBeenCalled();
  });

  it('forgets at once what was sent after signing out', async () => {
    keepVisit(visit('a'));
    vi.stubGlobal('fetch', () => {
      forgetShift();
      return answer('STORED')();
    });
    await sendVisits(() => undefined);
    expect(keptVisits()).toEqual([]);
  });
});

describe('forgetting', () => {
  it('an hour after the shift what was sent goes, and what was not stays', () => {
    keepVisit(visit('a', { stands: 'sent' }));
    keepVisit(visit('b'));
    expect(keptShift(BEFORE)).not.toBeNull();
    expect(keptShift(Date.parse(SHOWN_UNTIL) + 1)).toBeNull();
    expect(stands()).toEqual({ b: 'waiting' });
  });

  it('a visit that was left open ended with its shift', () => {
    const open = visit('a', { endedAt: null, stands: 'under way' });
    expect(ended(open, BEFORE).endedAt).toBe('2026-05-08T19:00:00.000Z');
    expect(ended(open, Date.parse(SHOWN_UNTIL) + 1)).toMatchObject({ endedAt: ENDS, stands: 'waiting' });
  });

  it('a browser that keeps nothing says so', () => {
    vi.stubGlobal('localStorage', undefined);
    expect(keepVisit(visit('a'))).toBe(false);
    expect(keptVisits()).toEqual([]);
  });
});
