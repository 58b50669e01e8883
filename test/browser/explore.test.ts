/** The Explore view, walked in a browser, by keyboard and by pointer. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, startWalk, type Walk } from './browser.js';
import { cells, marking, openExplore, ready, said, sentence, table } from './explore-page.js';

let walk: Walk;

beforeAll(async () => {
  walk = await startWalk();
}, 300_000);

afterAll(async () => {
  await walk.close();
});

describe('the Explore view', () => {
  it('says what is shown, marks the page, and holds the same areas in table and boundaries', async () => {
    const page = await walk.newPage();
    await openExplore(walk, page);
    expect(await sentence(page).textContent()).toMatch(
      /^[\d,]+ anti-social behaviour reports in the whole area, November 2025 to October 2026, shown by ward as a rate per 1,000 residents\..* loaded /,
    );
    // Figures by area name no record.
    expect(await marking(page).allTextContents()).toEqual(Array(2).fill('Protective marking: OFFICIAL'));
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
    await openExplore(walk, page);
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
    await openExplore(walk, page);
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
    await openExplore(walk, page);
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
    await openExplore(walk, page);
    await page.locator('#period-from').fill('31 Feb 2026');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('link', { name: /From must be a real date/ }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('period-from');
    await expectAccessible(page);
  });

  it('finds a place, shows only it, and takes it away by its chip', async () => {
    const page = await walk.newPage();
    await openExplore(walk, page, '?level=lsoa');
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
    await openExplore(walk, page, '?measure=count&kinds=recorded-crime');
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
    expect(image.suggestedFilename()).toMatch(/-official\.png$/);

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
    await openExplore(walk, page);
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
    expect(await marking(page).first().textContent()).toMatch(/OFFICIAL$/);
    const map = (await page.locator('.map-box').boundingBox())!;
    const tip = page.locator('.area-tip');
    for (let part = 0.5; (await tip.count()) === 0 && part < 0.95; part += 0.02)
      await page.mouse.move(map.x + map.width * part, map.y + map.height * 0.7);
    expect(await tip.textContent()).toMatch(/^[\d,]+ reports?$/);
    for (let step = 0; step < 5; step += 1) await page.getByRole('button', { name: 'Zoom in' }).click();
    await legend.getByText('one anti-social behaviour report').waitFor();
    expect(await marking(page).allTextContents()).toEqual(Array(2).fill('Protective marking: OFFICIAL-SENSITIVE'));
    await page.getByRole('button', { name: 'Export' }).click();
    const [image] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Map as an image' }).click(),
    ]);
    expect(image.suggestedFilename()).toMatch(/-official-sensitive\.png$/);
  });

  it('works at 390 pixels and at 400 % zoom of a small screen', async () => {
    const page = await walk.newPage({ width: 390, height: 844 });
    await openExplore(walk, page);
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
    await openExplore(walk, page);
    await page.locator('.charts .chart').nth(2).waitFor();
    for (const summary of await page.locator('.chart__figures summary').all()) await summary.click();
    expect(await page.locator('.charts .chart-table').count()).toBe(3);
    await expectAccessible(page);
  });
});

describe('the browser', () => {
  it('is told no rule broken and no error thrown', () => {
    expect(walk.complaints).toEqual([]);
  });
});
