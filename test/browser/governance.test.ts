/** The page «Governance», walked by keyboard: who reads it, registering with what is wrong named, amending, deciding, and loading under it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, londonDay } from '../../server/governance/agreement.js';
import { registerAgreement } from '../../server/governance/keep-agreements.js';
import { asbReports } from '../../server/ingest/asb-reports.js';
import { ISA } from '../governance/agreements.js';
import { loadText } from '../ingest/load-text.js';
import { expectAccessible, expectNoSidewaysScroll, signIn, startWalk, type Walk } from './browser.js';

const OFFICER = 'Information governance officer';
const today = londonDay();
let walk: Walk;

beforeAll(async () => {
  walk = await startWalk();
  const { database } = walk;
  const outcome = await registerAgreement(
    database,
    { ...ISA, id: 'ISA-OLD', title: 'An old list', reviewOn: addDays(today, -3), retention: { months: 24, rule: 'review' } },
    'cli:test',
  );
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  const rows = 'reference,force,occurred_from,category\nO1,dunes,2019-03-01,Noise\nO2,dunes,2019-03-02,Noise\n';
  const { errors } = await loadText(database, asbReports, rows, { agreement: 'ISA-OLD' });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
}, 300_000);

afterAll(async () => {
  await walk.close();
});

async function open(role: string, address = '/governance', size?: { width: number; height: number }): Promise<Page> {
  const page = await walk.newPage(size);
  await signIn(page, walk.url, role, address);
  return page;
}

async function press(page: Page, name: string | RegExp, role: 'button' | 'link' = 'button'): Promise<void> {
  await page.getByRole(role, { name, exact: true }).focus();
  await page.keyboard.press('Enter');
}

const card = (page: Page, id: string) => page.locator(`[id="agreement-${id}"]`);
const overdue = (page: Page) => page.locator('.overdue__item');

describe('who reads it', () => {
  it.each(['Outreach worker', 'Partner'])('%s: not offered, and told so at its address', async (role) => {
    const page = await open(role);
    await page.getByRole('heading', { level: 1, name: 'Governance is not part of your role' }).waitFor();
    expect(await page.getByRole('link', { name: 'Governance', exact: true }).count()).toBe(0);
    await expectAccessible(page);
  });

  it('a council analyst reads what is overdue and every source, without numbers of rows, and changes nothing', async () => {
    const page = await open('Council analyst');
    await card(page, 'ISA-OLD').waitFor();
    expect(await page.getByRole('link', { name: 'Governance', exact: true }).getAttribute('aria-current')).toBe('page');
    expect(await overdue(page).allTextContents()).toEqual([
      expect.stringMatching(/^To decideRows of .* under ISA-OLD/),
      expect.stringMatching(/^Review late.*ISA-OLD/),
    ]);
    expect(await page.locator('.register tbody').count()).toBe(25);
    expect(await page.locator('main').textContent()).not.toMatch(/\d rows?\b/);
    expect(await page.getByRole('link', { name: /Register an agreement|Amend|End|Decide|Record/ }).count()).toBe(0);
    await expectAccessible(page);
    await page.goto(`${walk.url}/governance/decision?id=ISA-OLD`);
    await page.getByRole('heading', { level: 1, name: 'This is not part of your role' }).waitFor();
  });

  it('the administrator says who looks at open data again; what is wrong is named, and what is set stands there', async () => {
    const page = await open('Administrator');
    const boundaries = page.locator('.register tbody[data-source="boundaries"]');
    await boundaries.waitFor();
    expect(await boundaries.textContent()).toMatch(/Office for National Statistics.*no personal data.*No reviewer yet/);
    await press(page, 'Name one (boundaries)', 'link');
    await page.getByRole('heading', { level: 1, name: 'Open data: boundaries' }).waitFor();
    await page.getByLabel('Months that loads are kept').fill('many');
    await press(page, 'Save');
    await page
      .getByRole('alert')
      .getByRole('link', { name: /whole months/ })
      .waitFor();
    await page.getByLabel('Months that loads are kept').fill('72');
    await page.getByLabel('Who looks at it again').fill('GIS officer');
    await page.getByLabel('Next review').fill(addDays(today, 200));
    await expectAccessible(page);
    await press(page, 'Save');
    await page.getByText('What the register says of boundaries is saved.').waitFor();
    await expect.poll(() => boundaries.textContent()).toMatch(/Kept 72 months, then taken back.*GIS officer.*Change/);
    await expectAccessible(page);
  });

  it('the administrator sets, and neither approves nor decides', async () => {
    const page = await open('Administrator');
    await card(page, 'ISA-OLD').waitFor();
    expect(await card(page, 'ISA-OLD').locator('.govuk-summary-card__action').allTextContents()).toEqual([
      'Amend (ISA-OLD)',
      'End (ISA-OLD)',
    ]);
    expect(await page.locator('.overdue__act').count()).toBe(0);
  });
});

describe('kept by information governance, by keyboard alone', () => {
  it('an agreement is registered after every field that is wrong was named, and can be loaded under', async () => {
    const page = await open(OFFICER);
    await card(page, 'ISA-OLD').waitFor();
    await press(page, 'Register an agreement', 'link');
    await page.getByRole('heading', { level: 1, name: 'Register an agreement' }).waitFor();
    await expectAccessible(page);
    await press(page, 'Register the agreement');
    await page.waitForFunction(() => document.activeElement?.classList.contains('govuk-error-summary'));
    expect((await page.locator('.govuk-error-summary a').allTextContents()).slice(0, 3)).toEqual([
      'Enter an id, such as ISA-2026-04',
      'Enter a title',
      'Enter who controls the data',
    ]);
    await expectAccessible(page);
    await page.locator('.govuk-error-summary a').first().focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('agreement-id');

    const type = async (field: string, text: string) => {
      await page.locator(`#agreement-${field}`).focus();
      await page.keyboard.type(text);
    };
    await type('id', 'ISA-NEW');
    await type('title', 'Reports for youth work');
    await type('controller', 'Marram Council');
    await type('parties', 'Marram Council\nMarram Police');
    await page.locator('#agreement-lawfulBasis').selectOption('uk-gdpr-6-1-e');
    await page.locator('#agreement-gateway').selectOption('cda-1998-17');
    await type('purposes', 'Planning youth work');
    await page.getByLabel('Reports of anti-social behaviour', { exact: false }).focus();
    await page.keyboard.press('Space');
    await type('agencies', 'Council');
    await page.locator('#agreement-startsOn').fill(today);
    await page.locator('#agreement-endsOn').fill(addDays(today, 30));
    await type('retention-months', '24');
    await page.getByLabel('A person decides').focus();
    await page.keyboard.press('Space');
    await type('reviewer', 'Information governance officer');
    await page.locator('#agreement-reviewOn').fill(addDays(today, 300));
    await press(page, 'Register the agreement');
    await page.getByText('ISA-NEW is registered.').waitFor();
    expect(await card(page, 'ISA-NEW').locator('.govuk-tag').textContent()).toBe('Ends soon');
    await expectAccessible(page);

    const analyst = await open('Council analyst', '/data');
    await analyst.locator('#upload-source').selectOption('asb-reports');
    expect(await analyst.locator('#upload-agreement option').allTextContents()).toContainEqual(
      expect.stringContaining('ISA-NEW: Reports for youth work'),
    );
    await press(analyst, 'Load the file');
    await analyst.getByRole('link', { name: 'Choose the data sharing agreement' }).waitFor();
    await expectAccessible(analyst);
  });

  it('amended with a reason, which stands in its history; ended', async () => {
    const page = await open(OFFICER, '/governance/agreement?id=ISA-NEW');
    await page.locator('#agreement-title').fill('Reports for youth work, renewed');
    await press(page, 'Save the amendment');
    await page.locator('.govuk-error-summary a', { hasText: 'Enter why it is amended' }).press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('agreement-reason');
    await page.keyboard.type('renewed in May');
    await page.keyboard.press('Enter');
    await page.getByText('ISA-NEW is amended.').waitFor();
    await card(page, 'ISA-NEW').locator('summary').focus();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => card(page, 'ISA-NEW').locator('.agreement__history').textContent())
      .toMatch(/Amended.*«renewed in May».*title: Reports for youth work → Reports for youth work, renewed.*Registered/);
    await expectAccessible(page);
    await press(page, 'End (ISA-NEW)', 'link');
    await page.locator('#act-on').fill(today);
    await page.locator('#act-reason').fill('a test');
    await expectAccessible(page);
    await press(page, 'End the agreement');
    await page.getByText('ISA-NEW ends.').waitFor();
  });

  it('a review of old rows is decided: what is missing is named, then they are coarsened, and no longer overdue', async () => {
    const page = await open(OFFICER);
    await press(page, 'Decide (ISA-OLD)', 'link');
    await page.getByRole('heading', { level: 1, name: 'Decide what becomes of rows under ISA-OLD' }).waitFor();
    await page.getByText('2 rows of before').waitFor();
    await press(page, 'Decide');
    await page.getByRole('link', { name: 'Choose what is decided.' }).press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('act-decision');
    await page.keyboard.press('Space');
    await page.locator('#act-keepUntil').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('ArrowDown');
    await page.locator('#act-keepUntil').waitFor({ state: 'detached' });
    await page.locator('#act-reason').fill('as the board decided');
    await press(page, 'Decide');
    await page.getByText('It is decided what becomes of rows under ISA-OLD.').waitFor();
    await expect.poll(() => overdue(page).allTextContents()).toEqual([expect.stringMatching(/^Review late/)]);
    await press(page, 'Record the review (ISA-OLD)', 'link');
    await page.locator('#act-outcome').fill('still needed');
    await page.locator('#act-nextOn').fill(addDays(today, 200));
    await press(page, 'Record the review');
    await page.getByText('Nothing is overdue.').waitFor();
    await expectAccessible(page);
  });

  it('what fails is told apart, and can be asked again', async () => {
    const page = await open(OFFICER);
    await card(page, 'ISA-OLD').waitFor();
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('query Register')
        ? route.fulfill({ json: { data: null, errors: [{ message: 'It broke.', extensions: { code: 'INTERNAL', id: 'abc' } }] } })
        : route.continue(),
    );
    await page.reload();
    await page.locator('.state--failed').waitFor();
    await expectAccessible(page);
    await page.unroute('**/graphql');
    await press(page, 'Try again');
    await card(page, 'ISA-OLD').waitFor();
  });

  it('reflows at 390 pixels', async () => {
    const page = await open(OFFICER, '/governance', { width: 390, height: 844 });
    await card(page, 'ISA-OLD').waitFor();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.goto(`${walk.url}/governance/agreement`);
    await page.locator('#agreement-id').waitFor();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });

  it('breaks no rule of the content security policy and throws nothing', () => {
    expect(walk.complaints).toEqual([]);
  });
});
