/** The page «Audit», walked by keyboard: what others see of it, searching, one event, who looked at a report, and the check of the chain. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, signIn, startWalk, type Walk } from './browser.js';

let walk: Walk;
let incident = '';

beforeAll(async () => {
  walk = await startWalk();
  const page = await walk.newPage();
  await signIn(page, walk.url, 'Council analyst', '/data');
  // As the pages ask; 60 readings make more than one page of events.
  const ask = (query: string) =>
    page.evaluate(
      async (body) =>
        (
          await fetch('/graphql', {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'x-homeward-request': '1' },
            body,
          })
        ).json() as Promise<{ data: { incidents: { edges: { node: { id: string } }[] } } }>,
      JSON.stringify({ query }),
    );
  const { data } = await ask('{ incidents(filter: {kinds: [ASB_REPORT]}, first: 1) { edges { node { id } } } }');
  incident = data.incidents.edges[0]!.node.id;
  for (let asked = 0; asked < 60; asked += 1) await ask(`{ incident(id: "${incident}") { id } }`);
}, 300_000);

afterAll(async () => {
  await walk.close();
});

async function openAudit(address = '/audit', size?: { width: number; height: number }): Promise<Page> {
  const page = await walk.newPage(size);
  await signIn(page, walk.url, 'Information governance officer', address);
  await page.locator('.events__table tbody tr').first().waitFor();
  return page;
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
}

const rows = (page: Page) => page.locator('.events__table tbody tr[data-event]');

describe('for everybody else', () => {
  it('it is called their activity, shows their own events, and neither asks about others nor verifies', async () => {
    const page = await walk.newPage();
    await signIn(page, walk.url, 'Council analyst', '/audit');
    await rows(page).first().waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Your activity');
    expect(await page.getByRole('link', { name: 'Your activity' }).getAttribute('aria-current')).toBe('page');
    const who = await page.locator('.events__table td[data-title="Who"]').allTextContents();
    expect(new Set(who)).toEqual(new Set(['Owen TidewellCouncil analyst, Council']));
    expect(await page.getByRole('button', { name: 'Verify the chain' }).count()).toBe(0);
    expect(await page.locator('#audit-person, #audit-code').count()).toBe(0);
    await expectAccessible(page);
  });

  it('what is refused or fails is told apart from nothing found', async () => {
    const page = await openAudit();
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('query AuditEvents')
        ? route.fulfill({ json: { data: null, errors: [{ message: 'It broke.', extensions: { code: 'INTERNAL', id: 'abc' } }] } })
        : route.continue(),
    );
    await press(page, 'Search');
    await page.locator('.state--failed').waitFor();
    await expectAccessible(page);
    await page.unroute('**/graphql');
    await page.locator('#audit-person').fill('nobody of that name');
    await press(page, 'Search');
    await page.getByText('No such event').waitFor();
    await expectAccessible(page);
  });
});

describe('for information governance', () => {
  it('searches by keyboard; the address says what for, and back takes it back', async () => {
    const page = await openAudit();
    await page.locator('#audit-person').focus();
    await page.keyboard.type('tidewell');
    await page.locator('#audit-action').selectOption('VIEW');
    await page.locator('#audit-kind').selectOption('ASB_REPORT');
    await page.locator('#audit-person').press('Enter');
    await page.waitForURL('**/audit?person=tidewell&action=view&kind=asb-reports');
    await page.locator('.audit-page__count', { hasText: '61 events' }).waitFor();
    await expect.poll(() => rows(page).count()).toBe(25);
    await page.waitForFunction(() => document.activeElement?.id === 'audit-person');
    await expectAccessible(page);

    await page.getByRole('button', { name: /Next/ }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.audit-page__count', { hasText: 'page 2' }).waitFor();
    await page.getByRole('button', { name: /Next/ }).click();
    await page.locator('.audit-page__count', { hasText: 'page 3' }).waitFor();
    await expect.poll(() => rows(page).count()).toBe(11);
    await page.goBack();
    await page.waitForURL('**/audit');
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#audit-person')?.value === '');
  });

  it('an event opens to all that is told of it, and closes with Escape', async () => {
    const page = await openAudit('/audit?action=view');
    await rows(page).first().getByRole('button').focus();
    await page.keyboard.press('Enter');
    const detail = page.locator('.events__opened');
    await detail.waitFor();
    expect(await detail.textContent()).toMatch(/council-analyst.*none stated.*incident.*1 report.*[0-9a-f]{64}/);
    expect(await detail.textContent()).not.toContain(incident);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await detail.waitFor({ state: 'detached' });
  });

  it('who has looked at a report', async () => {
    const page = await openAudit();
    await press(page, 'Who has looked at it');
    await page.waitForFunction(() => document.activeElement?.classList.contains('govuk-error-summary'));
    await expectAccessible(page);
    await page.locator('#audit-code').fill(incident);
    await page.locator('#audit-code').press('Enter');
    await page.getByRole('heading', { name: 'Events that name this report' }).waitFor();
    await page.locator('.audit-page__count', { hasText: '61 events' }).waitFor();
    expect(await rows(page).first().textContent()).toContain('Owen Tidewell');
    await expectAccessible(page);
  });

  it('verifies the chain, and gives out its head as a file', async () => {
    const page = await openAudit();
    await press(page, 'Verify the chain');
    await page.getByText('The chain holds.', { exact: true }).first().waitFor();
    await rows(page).filter({ hasText: 'Checked the audit' }).first().waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Download the head' }).focus();
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(file.suggestedFilename()).toMatch(/^homeward-audit-head-\d+\.json$/);
    expect(JSON.parse(await readFile(await file.path(), 'utf8'))).toMatchObject({
      homeward: 'head of the audit',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('reflows at 390 pixels', async () => {
    const page = await openAudit('/audit', { width: 390, height: 844 });
    await expectNoSidewaysScroll(page);
    await rows(page).first().getByRole('button').click();
    await page.locator('.events__opened').waitFor();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });

  it('breaks no rule of the content security policy and throws nothing', () => {
    expect(walk.complaints).toEqual([]);
  });
});
