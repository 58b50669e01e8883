/** The five states of the Explore view, walked in a browser: failed, not permitted, withheld, empty, loading. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, startWalk, type Walk } from './browser.js';
import { cells, openExplore, ready } from './explore-page.js';

let walk: Walk;

beforeAll(async () => {
  walk = await startWalk();
}, 300_000);

afterAll(async () => {
  await walk.close();
});

describe('the five states of the Explore view', () => {
  it('failed: says what happened and tries again', async () => {
    const page = await walk.newPage();
    await openExplore(walk, page);
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('ExploreAreas') ? route.abort() : route.continue(),
    );
    await page.goto(`${walk.url}/explore?level=lsoa`);
    await page.locator('.state--failed').waitFor();
    await expectAccessible(page);
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await ready(page);
  });

  it('not permitted and withheld look unlike failed, and unlike zero', async () => {
    const page = await walk.newPage();
    await openExplore(walk, page);
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('ExploreAreas')) return route.continue();
      return route.fulfill({
        status: 200,
        contentType: 'application/json',
        body: JSON.stringify({
          data: null,
          errors: [{ message: 'Partners see no discharges.', extensions: { code: 'FORBIDDEN' } }],
        }),
      });
    });
    await page.goto(`${walk.url}/explore?kinds=firearms-discharges`);
    await page.locator('.state--not-permitted').waitFor();
    await expectAccessible(page);
    await page.unroute('**/graphql');
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('ExploreAreas')) return route.continue();
      const answer = (await (await route.fetch()).json()) as {
        data: { byArea: { rows: { count: object; rate: object | null }[] } };
      };
      const first = answer.data.byArea.rows[0];
      if (first) {
        first.count = { count: null, suppressed: true, roundedTo: 1 };
        first.rate = null;
      }
      return route.fulfill({ json: answer });
    });
    await page.goto(`${walk.url}/explore?measure=count`);
    await ready(page);
    expect(await page.getByLabel('Legend of the map').textContent()).toContain('withheld (1)');
    expect((await cells(page)).at(-1)).toContain('withheld');
  });

  it('empty: an answer of none is an answer', async () => {
    const page = await walk.newPage();
    await openExplore(walk, page, '?period=2026-10-31&kinds=firearms-discharges&hours=5&weekdays=mon');
    await page.locator('.state--empty').first().waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await page.locator('.state--empty').waitFor({ state: 'detached' });
  });

  it('no data: a month that one force has not sent is said in words, not drawn as an empty chart', async () => {
    const page = await walk.newPage();
    await openExplore(walk, page);
    await page.route('**/graphql', async (route) => {
      const asked = route.request().postData() ?? '';
      if (!asked.includes('ExploreBreakdown') || !asked.includes('"MONTH"')) return route.continue();
      const answer = (await (await route.fetch()).json()) as {
        data: { incidentCounts: { rows: { key: string }[]; missingMonths: string[]; incompleteMonths: object[] } };
      };
      const counts = answer.data.incidentCounts;
      counts.missingMonths = counts.rows.map(({ key }) => key);
      counts.incompleteMonths = counts.missingMonths.map((month) => ({ month, force: 'tidewell', kind: 'ASB_REPORT' }));
      return route.fulfill({ json: answer });
    });
    await page.goto(`${walk.url}/explore?period=2026-10&kinds=asb-reports`);
    const said = page.locator('.charts .state--empty');
    await said.waitFor();
    expect(await said.textContent()).toMatch(
      /by month: no month can be shown.*No data are loaded for October 2026 \(.* of tidewell\); that is not the same as none\./,
    );
    expect(await page.locator('.charts .chart-missing').count()).toBe(0);
    await expectAccessible(page);
  });

  it('loading: says what is coming', async () => {
    const page = await walk.newPage();
    await openExplore(walk, page);
    let release = () => undefined as void;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('ExploreAreas')) await held;
      return route.continue();
    });
    await page.goto(`${walk.url}/explore?level=msoa`);
    await page.locator('.state--loading').first().waitFor();
    await expectAccessible(page);
    release();
    await ready(page);
  });
});

describe('the browser', () => {
  it('is told no rule broken and no error thrown', () => {
    expect(walk.complaints).toEqual([]);
  });
});
