/** From a figure to its rows, walked in a browser: refusals first, then the list, its pages, an opened report, and points on the map. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, startWalk, type Walk } from './browser.js';
import { marking, openExplore, ready, said, sentence, statePurpose, table } from './explore-page.js';

let walk: Walk;

beforeAll(async () => {
  walk = await startWalk();
}, 300_000);

afterAll(async () => {
  await walk.close();
});

const list = (page: Page) => page.locator('.report-table tbody tr[data-report]');
const lead = (page: Page) => page.locator('.report-list__lead');
const card = (page: Page) => page.locator('.card--report');

async function listed(page: Page): Promise<void> {
  await list(page).first().waitFor();
  await page.waitForFunction(() => document.querySelector('.report-list__lead')?.textContent?.includes(' of '));
}

/** Answers the named operation with an error. */
async function refuse(page: Page, operation: string, code: string, message: string): Promise<void> {
  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes(`query ${operation}(`)
      ? route.fulfill({ json: { data: null, errors: [{ message, extensions: { code } }] } })
      : route.continue(),
  );
}

describe('what is not to be had', () => {
  it('a list that needs a purpose takes it in place; a list not permitted says so, and the figures stay', async () => {
    const page = await walk.newPage();
    await openExplore(walk, page);
    await refuse(page, 'ExploreReports', 'PURPOSE_REQUIRED', 'State what you need single reports for.');
    await page.goto(`${walk.url}/explore?table=reports`);
    await page.locator('.tabs .state--not-permitted').waitFor();
    await expectAccessible(page);
    await page.locator('.tabs').getByRole('button', { name: 'State a purpose' }).press('Enter');
    await page.getByRole('dialog', { name: 'State a purpose' }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.unroute('**/graphql');
    await statePurpose(page);
    await listed(page);
    expect(page.url()).toContain('/explore?table=reports');
    expect(await page.locator('.page-header__who').textContent()).toMatch(/Purpose: operation planning, until \d\d:\d\d/);
    await refuse(page, 'ExploreReports', 'FORBIDDEN', 'Partners see no single reports.');
    await page.goto(`${walk.url}/explore?table=reports&kinds=recorded-crime`);
    await page.getByText('Partners see no single reports.').waitFor();
    await page.getByRole('tab', { name: 'Crimes by ward' }).click();
    await table(page).locator('tbody tr').first().waitFor();
  });

  it('a report that is none, and a page that is none, are said and left again', async () => {
    const page = await walk.newPage();
    await openExplore(walk, page, '?report=bm9uZQ');
    await card(page).getByText('There is no such report, or it is not for your role.').waitFor();
    await expectAccessible(page);
    await card(page)
      .getByRole('button', { name: /^Close/ })
      .press('Enter');
    await card(page).waitFor({ state: 'detached' });
    await page.goto(`${walk.url}/explore?table=reports&page=2&after=bm9uZQ`);
    await page.locator('.tabs .state--failed').waitFor();
    await page.getByRole('button', { name: 'Go to the first page' }).press('Enter');
    await listed(page);
    expect(page.url()).not.toContain('after=');
  });
});

describe('the reports behind the figures', () => {
  it('are reached by keyboard, as many as were counted, newest first, and mark the page', async () => {
    const page = await walk.newPage();
    await openExplore(walk, page);
    expect(await marking(page).first().textContent()).toMatch(/OFFICIAL$/);
    const counted = /^[\d,]+/.exec((await sentence(page).textContent()) ?? '')?.[0] ?? 'none';
    await page.getByRole('tab', { name: 'Reports by ward' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL('**table=reports');
    await listed(page);
    expect(await lead(page).textContent()).toBe(`Reports 1 to 20 of ${counted} in the whole area, newest first.`);
    expect(await marking(page).allTextContents()).toEqual(Array(2).fill('Protective marking: OFFICIAL-SENSITIVE'));
    expect(await list(page).count()).toBe(20);
    const whens = await list(page).locator('td:nth-child(2)').allTextContents();
    expect(whens[0]).toMatch(/^31\sOct\s2026, \d\d:\d\d/);
    await expectAccessible(page);
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL((address) => !address.search.includes('table='));
    await page.waitForFunction(() => document.querySelector('.marking-strip__marking')?.textContent?.endsWith('OFFICIAL'));
  });

  it('turn page by page and back, each page with its address, the focus at its top', async () => {
    const page = await walk.newPage();
    await openExplore(walk, page, '?table=reports&kinds=firearms-discharges');
    await statePurpose(page);
    await listed(page);
    const first = await list(page).first().getAttribute('data-report');
    await page.getByRole('button', { name: /^Next page/ }).press('Enter');
    await page.waitForURL('**page=2**');
    await page.locator('.report-list__lead', { hasText: /^Discharges 21 to 40 of / }).waitFor();
    await page.waitForFunction(() => document.activeElement?.classList.contains('report-list__lead'));
    const second = await list(page).first().getAttribute('data-report');
    expect(second).not.toBe(first);
    await page.reload();
    await listed(page);
    expect(await list(page).first().getAttribute('data-report')).toBe(second);
    await page.getByRole('button', { name: /^Previous page/ }).press('Enter');
    await page.waitForURL((address) => !address.search.includes('page='));
    await page.waitForFunction((id) => document.querySelector('[data-report]')?.getAttribute('data-report') === id, first);
  });

  it('narrow to the selected area, as its figure does, and the file of them too', async () => {
    const page = await walk.newPage();
    await openExplore(walk, page, '?kinds=firearms-discharges&measure=count');
    const row = table(page).locator('tbody tr').first();
    const [name = '', count = ''] = await row.locator('th, td').allTextContents();
    await row.getByRole('button').press('Enter');
    await page.getByRole('button', { name: /^List / }).press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('tables');
    await statePurpose(page);
    await listed(page);
    expect(await lead(page).textContent()).toMatch(new RegExp(`^Discharges 1 to \\d+ of ${count} in ${name}, newest first\\.$`));
    await page.getByRole('button', { name: 'Export' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Reports one by one as CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toContain('OFFICIAL-SENSITIVE');
    const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split(/\r?\n/);
    expect(lines[0]).toMatch(/^"?OFFICIAL-SENSITIVE\./);
    expect(lines).toHaveLength(2 + Number(count));
  });

  it('open under their row with every field and the file they came with, and close on Escape', async () => {
    const page = await walk.newPage();
    await openExplore(walk, page, '?table=reports');
    await listed(page);
    const button = list(page).nth(2).getByRole('button');
    await button.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**report=*');
    const opened = page.locator('.report-table__opened');
    await opened.getByText('Loaded with').waitFor();
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    expect(await said(page).textContent()).toMatch(/Open\./);
    const words = await opened.textContent();
    for (const part of [
      /Reference(MC|MP)-A\d+/,
      /invented-asb-reports\.csv \(load \d+, invented\)/,
      /SourceOwn reports of/,
      /National type/,
    ])
      expect(words).toMatch(part);
    await expectAccessible(page);
    await opened.getByRole('button', { name: 'Show on the map' }).press('Enter');
    await page.getByLabel('Legend of the map').getByText('the report that is open').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('application');
    await page.keyboard.press('Escape');
    await opened.waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('report=');
  });

  it('without a place say «no location», and are on no map', async () => {
    const page = await walk.newPage();
    await openExplore(walk, page);
    const id = await page.evaluate(async () => {
      const answer = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-homeward-request': '1' },
        body: JSON.stringify({
          query: '{ incidents(filter: { kinds: [ASB_REPORT] }, first: 500) { edges { node { id precision } } } }',
        }),
      });
      const { data } = (await answer.json()) as { data: { incidents: { edges: { node: { id: string; precision: string } }[] } } };
      return data.incidents.edges.find(({ node }) => node.precision === 'NONE')?.node.id;
    });
    await page.goto(`${walk.url}/explore?report=${id}`);
    await card(page).getByText('No location was recorded').waitFor();
    expect(await card(page).getByRole('button', { name: 'Show on the map' }).count()).toBe(0);
    await expectAccessible(page);
  });

  it('are told in words when only the month is known', async () => {
    const page = await walk.newPage();
    await openExplore(walk, page);
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('query ExploreReports(')) return route.continue();
      const answer = (await (await route.fetch()).json()) as {
        data: {
          incidents: { edges: { node: { occurredFrom: string; occurredTo: string; precision: string; placeText: null } }[] };
        };
      };
      const { node } = answer.data.incidents.edges[0]!;
      Object.assign(node, {
        occurredFrom: '2024-07-31T23:00:00Z',
        occurredTo: '2024-08-31T23:00:00Z',
        precision: 'NONE',
        placeText: null,
      });
      return route.fulfill({ json: answer });
    });
    await page.goto(`${walk.url}/explore?table=reports`);
    await listed(page);
    expect(await list(page).first().textContent()).toMatch(/Some time in August 2024.*No location/);
  });
});

describe('points on the map', () => {
  it('open by a click beside the map, take the focus there, and close to what was', async () => {
    const page = await walk.newPage();
    await openExplore(walk, page, '?kinds=all&table=reports');
    await statePurpose(page);
    await listed(page);
    await list(page).first().getByRole('button').click();
    await page.locator('.report-table__opened').getByRole('button', { name: 'Show on the map' }).click();
    await page.getByLabel('Legend of the map').getByText('one recorded crime').waitFor();
    await page.keyboard.press('Escape');
    await page.waitForURL((address) => !address.search.includes('report='));
    await ready(page);
    // The map may say where it is now just after the report is told: all that is said counts.
    await page.evaluate(() => {
      const told: string[] = [];
      Object.assign(window, { told });
      const regions = document.querySelectorAll('[aria-live="polite"][role="status"]');
      for (const region of regions) {
        // On a busy machine the next words may stand there before the first are looked at: what was written over was told too.
        const observer = new MutationObserver((changes) => {
          for (const { oldValue, addedNodes } of changes)
            told.push(oldValue ?? '', ...[...addedNodes].map(({ textContent }) => textContent ?? ''));
          told.push(region.textContent ?? '');
        });
        observer.observe(region, { childList: true, characterData: true, characterDataOldValue: true, subtree: true });
      }
    });
    // What was shown lies in the middle of the map.
    const box = (await page.locator('.map-box').boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await card(page).getByText('Loaded with').waitFor();
    expect(page.url()).toContain('report=');
    expect(page.url()).not.toContain('selected=');
    await page.waitForFunction(() => document.activeElement?.id === 'report-heading');
    const told = (): Promise<string[]> => page.evaluate(() => (window as unknown as { told: string[] }).told);
    await expect.poll(told).toContainEqual(expect.stringMatching(/, .*20\d\d/));
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await card(page).waitFor({ state: 'detached' });
  });

  it('at 390 pixels the card stands under the map, and nothing scrolls sideways', async () => {
    const page = await walk.newPage({ width: 390, height: 844 });
    await openExplore(walk, page, '?table=reports');
    await listed(page);
    await list(page).nth(1).getByRole('button').click();
    await page.locator('.report-table__opened').getByText('Loaded with').waitFor();
    await expectNoSidewaysScroll(page);
    const link = page.url();
    await page.goto('about:blank');
    await page.goto(link);
    await card(page).getByText('Loaded with').waitFor();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    const under = await page.evaluate(() => {
      const top = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().top ?? 0;
      return top('.map-box') < top('.card--report') && top('.card--report') < top('.tables');
    });
    expect(under).toBe(true);
    await page.setViewportSize({ width: 320, height: 256 });
    await expectNoSidewaysScroll(page);
  });

  it('caused no error in the browser', () => {
    expect(walk.complaints).toEqual([]);
  });
});
