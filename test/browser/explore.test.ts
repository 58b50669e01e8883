/** The frame and the Explore view, walked in a browser: refusals and states first, then the ordinary way, by keyboard and by pointer. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, signIn, startWalk, type Walk } from './browser.js';

let walk: Walk;

beforeAll(async () => {
  walk = await startWalk();
}, 300_000);

afterAll(async () => {
  await walk.close();
});

const table = (page: Page) => page.locator('.area-table');
const said = (page: Page) => page.locator('[aria-live="polite"][role="status"]').last();
const sentence = (page: Page) => page.locator('#shown');

async function openExplore(page: Page, words = ''): Promise<void> {
  await signIn(page, walk.url, 'Police analyst', `/explore${words}`);
  await ready(page);
}

async function ready(page: Page): Promise<void> {
  await page.locator('.area-table tbody tr').first().waitFor();
  await page.locator('.explore__centre:not([aria-busy="true"])').waitFor();
  await page.locator('.map-box canvas').first().waitFor({ state: 'attached' });
}

/** Table cells as text, row by row. */
async function cells(page: Page): Promise<string[][]> {
  return page
    .locator('.area-table tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? '')));
}

describe('signing in', () => {
  it('sends nobody elsewhere, and says what is wrong when nothing is chosen', async () => {
    const page = await walk.newPage();
    await page.goto(`${walk.url}/sign-in?return=//elsewhere.example`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Choose who to sign in as' }).click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('radio');
    expect(await page.title()).toContain('Error: Sign in');
    await expectAccessible(page);
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/explore**');
    expect(new URL(page.url()).origin).toBe(walk.url);
  });

  it('is asked for by every view, which then opens at the same address', async () => {
    const page = await walk.newPage();
    await page.goto(`${walk.url}/explore?measure=count`);
    await page.waitForURL('**/sign-in?return=*');
    await page.getByRole('radio', { name: 'Partner', exact: true }).check();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/explore?measure=count');
  });
});

describe('the five states of the Explore view', () => {
  it('failed: says what happened and tries again', async () => {
    const page = await walk.newPage();
    await openExplore(page);
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
    await openExplore(page);
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
    await openExplore(page, '?period=2026-10-31&kinds=firearms-discharges&hours=5&weekdays=mon');
    await page.locator('.state--empty').first().waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await page.locator('.state--empty').waitFor({ state: 'detached' });
  });

  it('loading: says what is coming', async () => {
    const page = await walk.newPage();
    await openExplore(page);
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

describe('the Explore view', () => {
  it('says what is shown, marks the page, and holds the same areas in table and boundaries', async () => {
    const page = await walk.newPage();
    await openExplore(page);
    expect(await sentence(page).textContent()).toMatch(
      /^[\d,]+ anti-social behaviour reports in the whole area, November 2025 to October 2026, shown by ward as a rate per 1,000 residents\..* loaded /,
    );
    expect(await page.locator('.marking-strip__marking').allTextContents()).toHaveLength(2);
    expect(await page.locator('.marking-strip').first().textContent()).toContain('Invented data');
    expect(await page.getByText('Worried about a child? This is not the place to report it').count()).toBe(1);
    const drawn = await page.evaluate(async () => {
      const address = performance
        .getEntriesByType('resource')
        .map((entry) => entry.name)
        .find((name) => name.includes('/boundaries/ward/'));
      const answer = (await (await fetch(address ?? '')).json()) as { features: { properties: { name: string } }[] };
      return answer.features.map((feature) => feature.properties.name).sort();
    });
    expect((await cells(page)).map(([name]) => name ?? '').sort()).toEqual(drawn);
    await expectAccessible(page);
  });

  it('selects from the map and from the table, tells it, and lets go on Escape', async () => {
    const page = await walk.newPage();
    await openExplore(page);
    const first = table(page).locator('tbody button').first();
    const name = (await first.textContent()) ?? '';
    await first.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name, exact: true }).first().waitFor();
    expect(await said(page).textContent()).toContain(`${name}:`);
    expect(page.url()).toContain('selected=');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.locator('.card--selected').waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('selected=');

    const box = await page.locator('.map-box').boundingBox();
    if (!box) throw new Error('no map');
    for (const across of [0.6, 0.66, 0.72, 0.55]) {
      await page.mouse.click(box.x + box.width * across, box.y + box.height * 0.5);
      if (page.url().includes('selected=')) break;
    }
    await page.locator('.card--selected').waitFor();
    const selected = page.locator('tr[aria-current="true"]');
    expect(await selected.count()).toBe(1);
    expect(await page.locator('.card--selected h2').textContent()).toBe(await selected.locator('button').textContent());
  });

  it('moves and zooms the map by keyboard and by buttons, and tells where it is', async () => {
    const page = await walk.newPage();
    await openExplore(page);
    await page.locator('.map-box').focus();
    await page.keyboard.press('+');
    await page.waitForURL('**map=*');
    const zoomed = page.url();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction((before) => location.href !== before, zoomed);
    await page.waitForFunction(() =>
      /Map at zoom/.test(document.querySelector('[aria-live="polite"][aria-atomic]')?.textContent ?? ''),
    );
    await page.keyboard.press('?');
    await page.getByRole('heading', { name: 'Keys on the map' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Buttons to move the map' }).click();
    const before = page.url();
    await page.getByRole('button', { name: 'Move up' }).click();
    await page.waitForFunction((address) => location.href !== address, before);
    const sizes = await page
      .locator('.map-frame button')
      .evaluateAll((buttons) =>
        buttons.map((button) => button.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)),
      );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
  });

  it('filters by keyboard, keeps every filter in the address and the sentence, and goes back', async () => {
    const page = await walk.newPage();
    await openExplore(page);
    const before = await sentence(page).textContent();
    await page.getByRole('checkbox', { name: 'ASB reports' }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.locator('#period-from').fill('1/10/2026');
    await page.keyboard.press('Enter');
    await page.waitForURL('**kinds=recorded-crime**');
    expect(page.url()).toContain('period=2026-10');
    await ready(page);
    expect(await sentence(page).textContent()).toMatch(/recorded crimes in the whole area, October 2026/);
    await page.getByRole('button', { name: /Remove this filter: October 2026|Remove this filter: Last month/ }).click();
    await page.waitForURL((address) => !address.search.includes('period='));
    await page.goBack();
    await page.goBack();
    await ready(page);
    expect(await sentence(page).textContent()).toBe(before);
  });

  it('refuses a date that is none, in the summary and at the field', async () => {
    const page = await walk.newPage();
    await openExplore(page);
    await page.locator('#period-from').fill('31 Feb 2026');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('link', { name: /From must be a real date/ }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('period-from');
    await expectAccessible(page);
  });

  it('finds a place, shows only it, and takes it away by its chip', async () => {
    const page = await walk.newPage();
    await openExplore(page, '?level=lsoa');
    const ward = await page.evaluate(async () => {
      const answer = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-homeward-request': '1' },
        body: JSON.stringify({ query: '{ areas(type: WARD, first: 1) { edges { node { name } } } }' }),
      });
      return (
        ((await answer.json()) as { data: { areas: { edges: { node: { name: string } }[] } } }).data.areas.edges[0]?.node.name ??
        ''
      );
    });
    const all = (await cells(page)).length;
    await page.getByLabel('Place').fill(ward);
    await page.keyboard.press('Enter');
    await page.locator('.place-results button').first().click();
    await page.waitForURL('**area=*');
    await ready(page);
    expect(await sentence(page).textContent()).toContain(`in ${ward}`);
    await page.waitForFunction((count) => document.querySelectorAll('.area-table tbody tr').length < count, all);
    await page.getByRole('button', { name: `Remove this filter: ${ward}` }).click();
    await page.waitForURL((address) => !address.search.includes('area='));
  });

  it('copies a link that opens the same picture, and saves what the table shows as CSV and the map as an image', async () => {
    const page = await walk.newPage();
    await openExplore(page, '?measure=count&kinds=recorded-crime');
    await table(page).locator('tbody button').nth(2).click();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.waitForURL('**map=*');
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('Link copied').first().waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const shown = {
      rows: await cells(page),
      words: await sentence(page).textContent(),
      legend: await page.getByLabel('Legend of the map').textContent(),
    };

    await page.getByRole('button', { name: 'Export' }).click();
    const [csv] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Table as CSV' }).click()]);
    const lines = (await readFile(await csv.path(), 'utf8')).split(/\r?\n/);
    expect(lines[0]).toMatch(/OFFICIAL/);
    const [name = '', count = ''] = shown.rows[0] ?? [];
    expect(lines.find((line) => line.includes(name))).toContain(count.replaceAll(',', ''));
    const named = lines.filter((line) => shown.rows.some(([area]) => area !== undefined && line.includes(`,${area},`)));
    expect(named).toHaveLength(shown.rows.length);

    const [image] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Map as an image' }).click(),
    ]);
    expect((await readFile(await image.path())).subarray(1, 4).toString()).toBe('PNG');
    expect(image.suggestedFilename()).toMatch(/official/);

    await page.goto(link);
    await ready(page);
    expect({
      rows: await cells(page),
      words: await sentence(page).textContent(),
      legend: await page.getByLabel('Legend of the map').textContent(),
    }).toEqual(shown);
    expect(await page.locator('tr[aria-current="true"]').count()).toBe(1);
  });

  it('draws squares, single reports when close, and places to go to, each named in the legend', async () => {
    const page = await walk.newPage();
    await openExplore(page);
    await page.getByRole('button', { name: 'Layers' }).click();
    await page.getByRole('radio', { name: 'Squares of the National Grid' }).check();
    for (const layer of ['Youth sessions', 'Schools', 'Libraries']) await page.getByRole('checkbox', { name: layer }).check();
    await expectAccessible(page);
    const legend = page.getByLabel('Legend of the map');
    await legend
      .getByText(/squares\)/)
      .first()
      .waitFor();
    for (const words of ['youth session', 'school', 'library']) expect(await legend.textContent()).toContain(words);
    await page.getByRole('button', { name: 'Layers' }).click();
    for (let step = 0; step < 5; step += 1) await page.getByRole('button', { name: 'Zoom in' }).click();
    await legend.getByText('one anti-social behaviour report').waitFor();
  });

  it('works at 390 pixels and at 400 % zoom of a small screen', async () => {
    const page = await walk.newPage({ width: 390, height: 844 });
    await openExplore(page);
    await expectNoSidewaysScroll(page);
    expect(await page.getByRole('button', { name: 'Apply' }).isVisible()).toBe(false);
    await page.getByRole('button', { name: /^Filters/ }).click();
    expect(await page.getByRole('button', { name: 'Apply' }).isVisible()).toBe(true);
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 256 });
    await expectNoSidewaysScroll(page);
  });

  it('never shows figures in colour only: every chart has its figures as a table', async () => {
    const page = await walk.newPage();
    await openExplore(page);
    await page.locator('.charts .chart').nth(2).waitFor();
    for (const summary of await page.locator('.chart__figures summary').all()) await summary.click();
    expect(await page.locator('.charts .chart-table').count()).toBe(3);
    await expectAccessible(page);
  });
});

describe('the other pages of the frame', () => {
  it.each(['/accessibility', '/privacy', '/data-sources', '/purpose', '/nowhere'])(
    '%s is accessible and has a heading of its own',
    async (path) => {
      const page = await walk.newPage();
      await signIn(page, walk.url, 'Police analyst', '/purpose');
      await page.goto(`${walk.url}${path}`);
      const heading = page.getByRole('heading', { level: 1 });
      await heading.waitFor();
      // Until it is known who is signed in, the heading is another one.
      await page.locator('.state--loading').first().waitFor({ state: 'detached' });
      expect(await page.title()).toContain((await heading.textContent()) ?? '');
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    },
  );

  it('break no rule of the content security policy and throw nothing', () => {
    expect(walk.complaints).toEqual([]);
  });
});
