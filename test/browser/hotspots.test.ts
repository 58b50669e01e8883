/** The Hotspots view, walked in a browser: from question to a map that can be defended, by keyboard. */
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addDays, londonDay } from '../../server/governance/agreement.js';
import { withoutInventedAreas } from '../hotspots/an-area.js';
import { expectAccessible, expectNoSidewaysScroll, signIn, startWalk, type Walk } from './browser.js';
import { cells, marking, said, sentence, statePurpose, table } from './explore-page.js';

let walk: Walk;

beforeAll(async () => {
  walk = await startWalk();
  await withoutInventedAreas(walk.database);
}, 300_000);

afterAll(async () => {
  await walk.close();
});

async function ready(page: Page): Promise<void> {
  await page.locator('.explore__centre[aria-busy="false"] .cell-table tbody tr').first().waitFor({ timeout: 60_000 });
  await page.locator('.map-box canvas').first().waitFor({ state: 'attached' });
}

async function open(role: string, words = '', size?: { width: number; height: number }): Promise<Page> {
  const page = await walk.newPage(size);
  await signIn(page, walk.url, role, `/hotspots${words}`);
  await ready(page);
  return page;
}

/** The file behind a line of the menu «Export». */
async function exported(page: Page, line: string): Promise<{ name: string; text: string }> {
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: line }).click()]);
  await page.keyboard.press('Escape');
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

describe('the Hotspots view', () => {
  it('says what stands out, of which reports, at which level, and never how sure', async () => {
    const page = await open('Police analyst');
    expect(await sentence(page).textContent()).toMatch(
      /^[\d,]+ of [\d,]+ cells \([\d.]+ % of the land\) stand out as more than expected if spread evenly over the land, at the 5 % level after allowing for [\d,]+ tests; .* Anti-social behaviour reports, November 2025 to October 2026, hexagons of \d+ m\. Source: .*loaded /,
    );
    expect(await page.locator('main').textContent()).not.toMatch(/99 % (sure|certain|confiden)/);
    expect(await page.getByText('Reports are tested, not behaviour').count()).toBe(1);
    // Cells under 500 m say nearly where single reports were.
    expect(await marking(page).first().textContent()).toContain('OFFICIAL-SENSITIVE');
    await expectAccessible(page);
  });

  it('goes by keyboard from a row to its sentence, to another size of cell, and back', async () => {
    const page = await open('Police analyst', '?cell=500');
    expect(await marking(page).first().textContent()).toBe('Protective marking: OFFICIAL');
    const first = table(page).locator('tbody button').first();
    await first.focus();
    await page.keyboard.press('Enter');
    const card = page.locator('.card--selected');
    await card.waitFor();
    expect(await card.textContent()).toMatch(
      /\d+ reports? here, [\d.]+ expected if spread evenly over the land; with its \d neighbours [\d,]+ against [\d.]+: stands out as more than expected at the 1 % level after allowing for [\d,]+ tests\./,
    );
    expect(await said(page).textContent()).toContain('Selected.');
    expect(page.url()).toMatch(/selected=\d+\/\d+/);
    // Bars, table and card show the same one.
    expect(await page.locator('.over-bars__row--selected button').textContent()).toBe(
      await page.locator('tr[aria-current="true"] button').textContent(),
    );
    await expectAccessible(page);

    const before = await sentence(page).textContent();
    await page.getByRole('slider', { name: /Cell size/ }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('slider', { name: /Cell size/ }).getAttribute('aria-valuetext')).toBe('750 m');
    await page.waitForURL('**cell=750*');
    await page.waitForFunction(() => /hexagons of 750 m/.test(document.querySelector('#shown')?.textContent ?? ''));
    await ready(page);
    await page.waitForFunction(() =>
      /^Hexagons of 750 m\./.test(document.querySelector('[aria-live="polite"][aria-atomic]')?.textContent ?? ''),
    );
    expect(await sentence(page).textContent()).not.toBe(before);
    await page.goBack();
    await ready(page);
    await page.waitForFunction((text) => document.querySelector('#shown')?.textContent === text, before);
    expect(await page.locator('.card--selected').count()).toBe(1);
  });

  it('looks by every method, by keyboard, each with its own legend, columns and sentence', async () => {
    const page = await open('Police analyst', '?cell=500&shape=square');
    const legend = page.getByRole('region', { name: 'Legend of the map' });
    const headings = () => page.locator('.cell-table thead .sort-words').allTextContents();
    for (const [name, word, title, column, words] of [
      [
        'Clusters and outliers',
        'local-moran',
        'High and low, after correction',
        'Times',
        / are high among high, at the 5 % level /,
      ],
      ['Histories over months', 'emerging', 'History, after correction', 'Slices of more', / in some of 12 slices: /],
      [
        'Density',
        'kernel-density',
        'Density, without a test',
        'Per km² and year',
        /^Densest at [\d,]+ reports per km² and year\. /,
      ],
      [
        'Clusters of points',
        'dbscan',
        'Clusters, without a test',
        'Of a cluster',
        /^\d+ clusters? holds? [\d.]+ % of the reports\. /,
      ],
    ] as const) {
      await page.getByRole('radio', { name: new RegExp(`^${name}`) }).press('Space');
      await page.waitForURL(`**method=${word}**`);
      await legend.getByText(title).waitFor();
      await ready(page);
      expect(await sentence(page).textContent()).toMatch(words);
      expect(await headings()).toContain(column);
      await table(page).locator('tbody button').first().press('Enter');
      await page.locator('.card--selected').waitFor();
      expect(await page.locator('.cell-sentence').textContent()).toMatch(/ here\b/);
      await page.getByText('Not tested back: ').waitFor();
    }
    await expectAccessible(page);
    await page.getByRole('slider', { name: /How near/ }).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL('**eps=25**');
    await page.getByText('as asked').first().waitFor();
  });

  it('shows how far a long one is, and ends it', async () => {
    const page = await walk.newPage();
    // What it reads is held, so that it is long on any machine.
    await walk.database.asOwner(async (sql) => {
      await sql.execute('LOCK TABLE asb_report, incident_cell_count IN ACCESS EXCLUSIVE MODE');
      await signIn(page, walk.url, 'Police analyst', '/hotspots?method=local-moran&cell=500');
      await page.getByRole('region', { name: 'A detection that takes long' }).waitFor();
      expect(await page.getByRole('progressbar', { name: 'How far it is' }).count()).toBe(1);
      await page.getByRole('button', { name: 'Cancel' }).press('Enter');
      await page.getByText('It was cancelled before it was done.').waitFor();
    });
    await expectAccessible(page);
  });

  it('refuses in words what cannot be answered, with what is possible instead at a button', async () => {
    const page = await walk.newPage();
    await signIn(page, walk.url, 'Police analyst', '/hotspots?method=emerging&cell=1000&period=2026-01-05..2026-03-11');
    await page.getByText('Histories are made of whole months').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Take the last 12 months' }).press('Enter');
    await ready(page);
    expect(await sentence(page).textContent()).toMatch(/ in some of 12 slices: .* hexagons of 1 km\. /);
  });

  it('compares two periods that are chosen as a map of change, and says which counts are small', async () => {
    const page = await open('Police analyst', '?cell=500&period=2026-05..2026-10');
    await page.getByRole('radio', { name: 'spread as the residents are' }).press('Space');
    await page.getByRole('checkbox', { name: /rates per 1,000/ }).press('Space');
    await page.waitForURL('**weights=rates**');
    await expect.poll(async () => (await cells(page))[0]?.at(-1)).toMatch(/^[\d,.]+ \([\d,.]+ to [\d,.]+\)$/);
    await page.getByRole('radio', { name: /a map of change/ }).press('Space');
    await page.waitForURL('**baseline=last-period*');
    await page.getByLabel('Compared with').selectOption({ label: 'The same months a year before: May 2025 to October 2025' });
    await page.waitForURL('**against=2025-05..2025-10*');
    await page.waitForFunction(() => /against May 2025/.test(document.querySelector('#shown')?.textContent ?? ''));
    await ready(page);
    await page.getByRole('checkbox', { name: 'List all cells' }).press('Space');
    await page.getByRole('button', { name: /^Counts/ }).press('Enter');
    await expect.poll(async () => (await cells(page))[0]?.at(-1)).toBe('small');
    await table(page).locator('tbody button').first().press('Enter');
    expect(await page.locator('.cell-sentence').textContent()).toMatch(/ in the period before\).*; small counts: /);
    await expectAccessible(page);
  });

  it('adds up what reports weigh, by weights that are typed with their source', async () => {
    const page = await open('Police analyst', '?cell=500');
    await page.getByRole('radio', { name: 'the harm of its category' }).check();
    await page.getByRole('textbox', { name: 'Weight of Noise' }).fill('many');
    const use = page.getByRole('button', { name: 'Use these weights' });
    await use.click();
    expect(await page.locator('.harm-form .govuk-error-message').allTextContents()).toEqual([
      expect.stringMatching(/up to three decimals/),
      expect.stringMatching(/where the weights are from/),
      expect.stringMatching(/which year/),
    ]);
    await expectAccessible(page);
    await page.getByRole('textbox', { name: 'Weight of Noise' }).fill('20');
    await page.getByLabel('Where the weights are from').fill('Working group on harm');
    await page.getByLabel('Year', { exact: true }).fill('2025');
    await use.press('Enter');
    await page.waitForFunction(() => /more harm than expected/.test(document.querySelector('#shown')?.textContent ?? ''));
    await ready(page);
    const headings = await page.locator('.cell-table thead .sort-words').allTextContents();
    expect(headings.slice(-4)).toEqual(['Reports', 'Harm', 'Expected', 'Times']);
    expect(page.url()).toContain('harm=Noise:20');
    // The file is made from the same words, and says them.
    const { text } = await exported(page, 'Table as CSV');
    expect(text).toMatch(/Source of the weights: Working group on harm, 2025/);
    await page.reload();
    await ready(page);
    expect(await sentence(page).textContent()).toMatch(/more harm than expected/);
    await page.context().close();
  });

  it('selects on the map what stands in the table, and lets go on Escape', async () => {
    const page = await open('Police analyst', '?cell=1000');
    const box = (await page.locator('.map-box').boundingBox())!;
    await page.mouse.click(box.x + box.width * 0.7, box.y + box.height * 0.5);
    await page.locator('.card--selected').waitFor();
    const row = page.locator('tr[aria-current="true"]');
    expect(await row.count()).toBe(1);
    expect(await page.locator('.card--selected h2').textContent()).toContain(await row.locator('button').textContent());
    await page.locator('.map-box').focus();
    await page.keyboard.press('Escape');
    await page.locator('.card--selected').waitFor({ state: 'detached' });
  });

  it('gives a file that equals the table, with card and marking, and one that says what was asked', async () => {
    const page = await open('Police analyst', '?cell=1000&rows=all');
    const csv = await exported(page, 'Table as CSV');
    expect(csv.name).toMatch(/^homeward-hotspots-OFFICIAL-invented\.csv$/);
    const [heading, columns, ...rows] = parse(csv.text, { relax_column_count: true }) as string[][];
    expect(heading![0]).toMatch(/^OFFICIAL\. Invented data\. .* Method card\. What was counted: .* To be deleted by /);
    const at = (name: string) => columns!.indexOf(name);
    const pages: { key: string; observed: string }[] = [];
    for (;;) {
      pages.push(
        ...(await page.locator('.cell-table tbody tr').evaluateAll((list) =>
          list.map((row) => ({
            key: (row as HTMLElement).dataset['key'] ?? '',
            observed: (row.children[3]?.textContent ?? '').replace(',', ''),
          })),
        )),
      );
      const next = page.getByRole('button', { name: /^Next/ });
      if ((await next.count()) === 0) break;
      await next.click();
    }
    const byKey = (list: readonly (readonly string[])[]) => list.map((row) => row.join()).toSorted();
    expect(byKey(pages.map(({ key, observed }) => [key, observed]))).toEqual(
      byKey(rows.map((row) => [row[at('key')]!, row[at('observed')]!])),
    );
    const json = JSON.parse((await exported(page, 'Map as GeoJSON')).text) as Record<string, unknown>;
    expect(json['marking']).toBe('OFFICIAL');
    expect(json['detection']).toMatchObject({
      method: 'GI_STAR',
      filter: { kinds: ['ASB_REPORT'], from: '2025-11-01', to: '2026-10-31' },
      options: { unit: 'GRID', cellMetres: 1000, shape: 'HEXAGON', baseline: 'EVEN_OVER_LAND' },
    });
    expect(json['methodCard']).toEqual(expect.arrayContaining([expect.objectContaining({ label: 'How to read it' })]));
    expect((json['features'] as unknown[]).length).toBe(rows.length);
  });

  it('opens the method card on one press and prints it always', async () => {
    const page = await open('Police analyst', '?cell=500');
    const card = page.locator('#method-card');
    expect(await card.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Method card' }).press('Enter');
    expect(await card.getByText('Benjamini–Hochberg').isVisible()).toBe(true);
    await page.waitForFunction(() => document.activeElement?.id === 'card-heading');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Method card' }).click();
    await page.emulateMedia({ media: 'print' });
    expect(await card.isVisible()).toBe(true);
  });

  it('asks what discharges on cells are looked at for', async () => {
    const page = await walk.newPage();
    await signIn(page, walk.url, 'Police analyst', '/hotspots?kinds=firearms-discharges');
    await page.getByText('State a purpose first').waitFor();
    expect(await page.locator('.cell-table').count()).toBe(0);
    await expectAccessible(page);
    await statePurpose(page);
    await page.locator('.map-box').waitFor();
    // Near-repeats come at once, with n and the expected pairs; the hours of a place by weight when it is chosen.
    const near = page.getByRole('region', { name: 'Near repeats' });
    await near.getByText(/^n = \d+\./).waitFor();
    expect(await near.locator('thead th').allTextContents()).toEqual(['Metres', 'Days', 'Pairs', 'Expected', 'Times', 'p']);
    expect(await near.locator('tbody tr').count()).toBe(9);
    await near.getByLabel('Metres apart, up to').selectOption('500, 1,000, 2,000');
    await near.getByText(/ within 500 m and within 7 days, [\d.]+ expected/).waitFor();
    await page.getByRole('checkbox', { name: 'List all cells' }).press('Space');
    await table(page).locator('tbody button').first().press('Enter');
    await page
      .getByText(/^The fullest 8 hours are /)
      .first()
      .waitFor();
    await expectAccessible(page);
  });

  it('gives a partner wards, with the reason, and no cell in any way', async () => {
    const page = await open('Partner', '?cell=250&selected=1421/2742');
    expect(await page.getByText('so areas are tested, not cells').isVisible()).toBe(true);
    expect(await page.getByRole('combobox', { name: 'Test' }).locator('option').allTextContents()).not.toContain(
      'Cells: hexagons',
    );
    expect(await page.getByRole('slider', { name: /Cell size/ }).count()).toBe(0);
    expect((await cells(page)).length).toBeGreaterThan(0);
    expect(await sentence(page).textContent()).toMatch(/ of \d+ areas .* wards\. /);
    expect(await marking(page).first().textContent()).toBe('Protective marking: OFFICIAL');
    await expectAccessible(page);
    const refused = await page.evaluate(
      async () => (await fetch('/export/hotspots.csv?kinds=asb-reports&unit=cells&cell=500')).status,
    );
    expect(refused).toBe(403);
  });

  it('goes from a cell to an area that is edited, activated and lapses, and from an export back to the same cells', async () => {
    const page = await open('Police analyst', '?cell=500');
    await table(page).locator('tbody button').first().press('Enter');
    expect(await page.locator('.cell-sentence').textContent()).toMatch(/ expected if spread evenly over the land; /);
    await page
      .getByText(/Drawn from the 12 months before, the cells that stood out .* by those months’ counts alone caught /)
      .waitFor();
    await expectAccessible(page);
    const file = await exported(page, 'Map as GeoJSON');

    await page.getByRole('button', { name: /^Propose (this cell|these \d+ cells) as an area$/ }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Propose a hotspot area' }).waitFor();
    await page.getByText('The border can be taken.').waitFor();
    expect(await page.locator('.point-button').count()).toBeGreaterThan(5);
    expect(await page.locator('#area-source').inputValue()).toBe('DETECTION_RUN');
    const easting = page.locator('.point-list__metres').first();
    const before = Number(await easting.inputValue());
    await page.locator('.border-editor__box').focus();
    await page.keyboard.press('n');
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => Number(await easting.inputValue())).toBe(before + 10);
    await page.getByText('The border can be taken.').waitFor();
    for (const [field, text] of Object.entries({
      name: 'The arcade',
      reason: 'Stands out as more than expected over the last year.',
      leastIntrusive: 'Lighting was tried first, and did not do.',
      equalityNote: 'Young people meet here; the street team speaks with them first.',
      owner: 'Neighbourhood policing team',
      reviewOn: addDays(londonDay(), 60),
    })) {
      await page.locator(`#area-${field}`).fill(text);
    }
    await page.getByRole('button', { name: 'Propose the area' }).press('Enter');
    await page.getByText('The arcade is proposed.').waitFor();
    await page.getByRole('link', { name: 'Activate', exact: true }).press('Enter');
    await page.locator('#act-reason').fill('decided by the tasking group');
    await page.getByRole('button', { name: 'Activate the area' }).press('Enter');
    await page.getByText('The arcade is active.').waitFor();

    // The file asks the same again: same run, same cells.
    await page.goto(`${walk.url}/hotspots?cell=1000`);
    await ready(page);
    const choose = async (text: string) =>
      page
        .locator('input[type=file]')
        .setInputFiles({ name: file.name, mimeType: 'application/geo+json', buffer: Buffer.from(text) });
    await choose('{}');
    await page.locator('.run-note').getByText('This is no file of hot spots.').waitFor();
    await choose(file.text);
    await page
      .getByText(/The same: all [\d,]+ cells, with every figure\./)
      .first()
      .waitFor();
    expect(page.url()).toMatch(/cell=500/);
    await expectAccessible(page);
    await choose(file.text.replace(/"observed":\d+/, '"observed":99999'));
    await page
      .getByText(/Not the same: of the file’s [\d,]+ cells 1 have other figures/)
      .first()
      .waitFor();

    // The run that the area came from is kept, opens again, and is compared with another.
    await page.getByRole('slider', { name: /Cell size/ }).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL('**cell=750**');
    await ready(page);
    await page.getByRole('button', { name: 'Runs' }).press('Enter');
    await page.getByRole('button', { name: 'Keep this run' }).press('Enter');
    await page.getByText('every figure is as it was').waitFor();
    await page.getByRole('link', { name: 'All kept runs' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Kept runs' }).waitFor();
    await expectAccessible(page);
    for (const size of ['750 m', '500 m']) {
      await page
        .getByRole('checkbox', { name: new RegExp(`hexagons of ${size}$`) })
        .first()
        .press('Space');
    }
    await page.getByRole('button', { name: 'Compare the two' }).press('Enter');
    await page.getByText('They stand on other cells or areas').waitFor();
    await expectAccessible(page);
    await page
      .getByRole('link', { name: /hexagons of 500 m$/ })
      .first()
      .press('Enter');
    await page.getByText('every figure is as it was').waitFor();

    vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${addDays(londonDay(), 61)}T12:00:00Z`) });
    try {
      const later = await walk.newPage();
      await signIn(later, walk.url, 'Police analyst', '/hotspot-areas');
      const due = later.getByRole('region', { name: 'Areas that lapsed or are due' });
      await due.getByText('Lapsed', { exact: true }).waitFor();
      await due.getByText('The arcade').waitFor();
    } finally {
      vi.useRealTimers();
    }
  });

  it('reflows on a phone', async () => {
    const page = await open('Police analyst', '?cell=500', { width: 390, height: 844 });
    await expectNoSidewaysScroll(page);
    await page.getByRole('button', { name: /Filters and method/ }).click();
    expect(await page.getByRole('slider', { name: /Cell size/ }).isVisible()).toBe(true);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 256 });
    await expectNoSidewaysScroll(page);
  });

  it('complains of nothing', () => {
    expect(walk.complaints).toEqual([]);
  });
});
