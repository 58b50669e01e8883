/** The page «Data», walked by keyboard: refusals and states first, then a load, its reasons, and taking it back. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, signIn, startWalk, type Walk } from './browser.js';

const header = 'reference,force,occurred_from,category,easting,northing\n';
const threeBadRows = `${header}a,marram,01/02/2019,Noise,,\nb,marram,2019-03-01,Noise,53.45,-2.99\nc,marram,2019-03-01,,,\nd,marram,2019-03-01,Noise,,\n`;
const goodRows = `${header}a,marram,2019-03-01T19:30,Scrambler bikes,,\nb,marram,2019-05-02,Fireworks,,\n`;

let walk: Walk;

beforeAll(async () => {
  walk = await startWalk();
}, 300_000);

afterAll(async () => {
  await walk.close();
});

async function openData(size?: { width: number; height: number }): Promise<Page> {
  const page = await walk.newPage(size);
  // From the start: asked for together with the key that opens the window, the browser may open its own first.
  page.on('filechooser', () => undefined);
  await signIn(page, walk.url, 'Council analyst', '/data');
  await ready(page);
  return page;
}

async function ready(page: Page): Promise<void> {
  await page.locator('.batches__table tbody tr').first().waitFor();
  await page.locator('#upload-source').waitFor();
}

/** As a person does it with the keyboard: the source by its first letter, the file by the browser's own window. */
async function choose(page: Page, name: string, content: string): Promise<void> {
  await page.locator('#upload-source').focus();
  // Pressing its first letter again goes on to the next source that begins so.
  for (let press = 0; press < 5 && (await page.locator('#upload-source').inputValue()) !== 'asb-reports'; press += 1)
    await page.keyboard.press('r');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('upload-file');
  const window = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (await window).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  await page.locator('#upload-agreement').selectOption('ISA-DEMO-02');
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
}

const firstBatch = (page: Page) => page.locator('.batches__table tbody tr').first();

describe('the states of the page', () => {
  it('nothing loaded, failed and not permitted are told apart', async () => {
    const page = await openData();
    const answerWith = (body: object) =>
      page.route('**/graphql', (route) =>
        route.request().postData()?.includes('query Batches') ? route.fulfill({ json: body }) : route.continue(),
      );
    await answerWith({ data: { batches: { edges: [], pageInfo: { hasNextPage: false }, totalCount: 0 } } });
    await page.reload();
    await page.getByText('Nothing is loaded yet').waitFor();
    await expectAccessible(page);
    await page.unroute('**/graphql');
    await answerWith({ data: null, errors: [{ message: 'Partners see no loads.', extensions: { code: 'FORBIDDEN' } }] });
    await page.reload();
    await page.locator('.state--not-permitted').waitFor();
    await expectAccessible(page);
    await page.unroute('**/graphql');
    await answerWith({ data: null, errors: [{ message: 'It broke.', extensions: { code: 'INTERNAL', id: 'abc' } }] });
    await page.reload();
    await page.locator('.state--failed').waitFor();
    await expectAccessible(page);
    await page.unroute('**/graphql');
    await press(page, 'Try again');
    await ready(page);
  });

  it('an upload that the server refuses says so', async () => {
    const page = await openData();
    await page.route('**/data/upload', (route) =>
      route.fulfill({
        status: 403,
        json: { errors: [{ message: 'Partners load no files.', extensions: { code: 'FORBIDDEN' } }] },
      }),
    );
    await choose(page, 'reports.csv', goodRows);
    await press(page, 'Load the file');
    await page.getByText('Partners load no files.').waitFor();
    expect(await page.locator('.state--not-permitted').count()).toBe(1);
    await expectAccessible(page);
  });

  it('a form not filled in is answered at its fields', async () => {
    const page = await openData();
    await press(page, 'Load the file');
    await page.waitForFunction(() => document.activeElement?.classList.contains('govuk-error-summary'));
    await expectAccessible(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('upload-source');
    await page.getByRole('link', { name: 'Choose a file' }).press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('upload-file');
    await page.locator('#upload-source').selectOption('boundaries');
    await page.locator('#upload-vintage').fill('new');
    await press(page, 'Load the file');
    await page.getByRole('link', { name: /must be a year/ }).waitFor();
    await expectAccessible(page);
  });
});

describe('loading by keyboard alone', () => {
  it('a file with three bad rows: the three reasons, their rows, and a file of them; nothing is loaded', async () => {
    const page = await openData();
    const before = await firstBatch(page).getAttribute('data-batch');
    await choose(page, 'three bad rows.csv', threeBadRows);
    await press(page, 'Load the file');
    await page.getByRole('heading', { name: '3 rows were refused, so nothing of three bad rows.csv was loaded' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.classList.contains('govuk-error-summary'));
    const reasons = page.locator('.refused .govuk-error-summary a');
    expect(await reasons.allTextContents()).toEqual([
      expect.stringMatching(/^Row 2, occurred_from: .*01\/02\/2019/),
      expect.stringMatching(/^Row 3, easting: .*outside Great Britain/),
      expect.stringMatching(/^Row 4, category: .*empty/),
    ]);
    await reasons.nth(1).focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Check the coordinates');
    const rows = await page
      .locator('.problems tbody tr')
      .evaluateAll((list) => list.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
    expect(rows.map(([row, column, stood]) => [row, column, stood])).toEqual([
      ['Row 2', 'occurred_from', '01/02/2019'],
      ['Row 3', 'easting', '53.45'],
      ['Row 4', 'category', 'empty'],
    ]);
    expect(rows.every(([, , , reason, remedy]) => (reason ?? '') !== '' && (remedy ?? '') !== '')).toBe(true);
    await expectAccessible(page);

    const link = page.getByRole('link', { name: 'Download the refused rows (CSV)' });
    await link.focus();
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/row,column,value,reason,remedy,reference/);
    expect(lines).toHaveLength(4);
    expect(await firstBatch(page).getAttribute('data-batch')).toBe(before);
  });

  it('a check only, then the load, then taking it back after asking', async () => {
    const page = await openData();
    const loads = Number(/(\d+) loads/.exec((await page.locator('.lead').textContent()) ?? '')?.[1]);
    await choose(page, 'good rows.csv', goodRows);
    await page.getByRole('checkbox', { name: /Only check/ }).focus();
    await page.keyboard.press('Space');
    await press(page, 'Check the file');
    await page.getByText('2 rows checked, all good.').waitFor();
    await expectAccessible(page);
    await page.getByRole('checkbox', { name: /Only check/ }).focus();
    await page.keyboard.press('Space');
    await choose(page, 'good rows.csv', goodRows);
    await press(page, 'Load the file');
    await page.getByText(/2 rows are in use as load \d+/).waitFor();
    await page.locator('.batches__table tr', { hasText: 'good rows.csv' }).filter({ hasText: 'In use' }).waitFor();
    const batch = (await firstBatch(page).getAttribute('data-batch')) ?? '';
    expect(await firstBatch(page).textContent()).toMatch(/good rows\.csv.*March 2019 to May 2019.*Owen Tidewell.*In use/);
    expect(await page.locator('.lead').textContent()).toContain(`${loads + 1} loads`);
    // April lies between the two months loaded: a gap, and said so.
    expect(await page.locator('.coverage').textContent()).toMatch(/months? without data/);
    await expectAccessible(page);

    const takeBack = page.getByRole('button', { name: `Take back load ${batch}, good rows.csv` });
    await takeBack.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: `Take load ${batch} back?` });
    await dialog.waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.closest('.batches__actions') !== null);
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await page.getByRole('button', { name: 'Take it back' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(`Load ${batch}, good rows.csv, was taken back`).waitFor();
    await page.locator(`tr[data-batch="${batch}"]`, { hasText: 'Taken back' }).waitFor();
    expect(await page.getByRole('button', { name: `Take back load ${batch}, good rows.csv` }).count()).toBe(0);
    await expectAccessible(page);
  });
});

describe('what is loaded', () => {
  it('shows months, more loads, and the columns of a source', async () => {
    const page = await openData();
    expect(await page.locator('.coverage__cell--loaded').count()).toBeGreaterThanOrEqual(3 * 36);
    const rows = await page.locator('.batches__table tbody tr').count();
    await press(page, /^Show \d+ more$/);
    await page.waitForFunction((before) => document.querySelectorAll('.batches__table tbody tr').length > before, rows);
    const source = page.locator('.sources summary', { hasText: 'Reports of anti-social behaviour' });
    await source.focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.sources details[open]').textContent()).toContain('occurred_from');
    await expectAccessible(page);
  });

  it('reflows on a phone and at 400 % zoom', async () => {
    for (const width of [390, 320]) {
      const page = await openData({ width, height: 800 });
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    }
  });

  it('caused no error in the browser', () => {
    expect(walk.complaints).toEqual([]);
  });
});
