/** One record, walked in a browser by keyboard: refusals first, then from a report to its correction, restriction, and back. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, signIn, startWalk, type Walk } from './browser.js';
import { marking, openExplore } from './explore-page.js';

let walk: Walk;

beforeAll(async () => {
  walk = await startWalk();
}, 300_000);

afterAll(async () => {
  expect(walk.complaints).toEqual([]);
  await walk.close();
});

/** Where pictures of the states go, when somebody wants to look. */
async function picture(page: Page, name: string): Promise<void> {
  const directory = process.env['HOMEWARD_PICTURES'];
  if (directory !== undefined) await page.screenshot({ path: `${directory}/${name}.png`, fullPage: true });
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const held = (page: Page) => page.locator('.held-row');
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).press('Enter');

async function openRecord(role: string, words = '', size?: { width: number; height: number }): Promise<Page> {
  const page = await walk.newPage(size);
  await signIn(page, walk.url, role, `/record${words}`);
  return page;
}

/** The newest report of the police's own list, found as an analyst finds it. */
async function openReport(): Promise<{ page: Page; reference: string }> {
  const page = await walk.newPage();
  await openExplore(walk, page, '?table=reports&kinds=asb-reports');
  await page.locator('.report-table tbody tr[data-report] button').first().press('Enter');
  await page.getByRole('link', { name: 'Correct, restrict or take out' }).press('Enter');
  await heading(page, 'What is held').waitFor();
  const reference = await page.locator('.one-record__which strong').textContent();
  return { page, reference: reference! };
}

async function choose(page: Page, change: string, why = 'The caller wrote in'): Promise<void> {
  await page.getByRole('radio', { name: change, exact: true }).press('Space');
  await page.getByLabel('Why?').fill(why);
  await press(page, 'Continue');
}

describe('what is not to be had', () => {
  it('roles that load no lists have no such page', async () => {
    const page = await openRecord('Partner');
    await page.getByRole('heading', { name: /is not part of your role/ }).waitFor();
    await expectAccessible(page);
  });

  it('a reference that is none and one of another agency’s are answered in the same words', async () => {
    const { page: police, reference } = await openReport();
    await police.context().close();
    const page = await openRecord('Council analyst');
    await press(page, 'Show what is held');
    await page.getByRole('link', { name: 'Enter the reference' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('govuk-error-summary');
    await expectAccessible(page);
    const answers: (string | null)[] = [];
    for (const one of [reference, 'NONE-OF-THAT-NAME']) {
      await page.getByLabel('Reference').fill(one);
      await page.keyboard.press('Enter');
      await page.locator('.state--failed').waitFor();
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('one-record__which');
      answers.push(await page.locator('.state--failed').textContent());
      await press(page, 'Another record');
    }
    expect(answers[0]).toBe(answers[1]);
    expect(answers[0]).toContain('Nothing that your agency loaded has this reference');
  });

  it('the administrator acts without being shown what a record says', async () => {
    const { page: police, reference } = await openReport();
    await police.context().close();
    const page = await openRecord('Administrator');
    await page.getByLabel('Reference').fill(reference);
    await press(page, 'Continue');
    await heading(page, 'Change it').waitFor();
    expect(await held(page).count()).toBe(0);
    await choose(page, 'Lift its restriction');
    await heading(page, 'Lift the restriction of this record?').waitFor();
    await press(page, 'Lift it');
    await page.locator('.govuk-error-summary', { hasText: 'No record with this reference is restricted' }).waitFor();
    await expectAccessible(page);
  });
});

describe('a report of one’s own agency', () => {
  it('is corrected: wrong words are refused in place, and the right ones stand', async () => {
    const { page, reference } = await openReport();
    expect(page.url()).not.toContain(reference);
    expect(await marking(page).first().textContent()).toContain('SENSITIVE');
    await held(page).getByText(reference, { exact: true }).waitFor();
    await expectAccessible(page);
    await picture(page, 'record-1440');

    await press(page, 'Continue');
    await page.getByRole('link', { name: 'Choose what is to be done' }).waitFor();
    expect(await page.title()).toBe('Error: One record – Homeward');
    expect(await page.getByRole('radio').count()).toBe(3);
    await expectAccessible(page);

    await page.getByRole('radio', { name: 'Correct it', exact: true }).press('Space');
    await page.getByLabel('Field', { exact: true }).selectOption('occurred_from');
    await page.getByLabel('Should say', { exact: true }).fill('01/02/2024');
    await page.getByLabel('Why?').fill('The caller wrote in');
    await expectAccessible(page);
    await press(page, 'Continue');
    await heading(page, 'Correct this record?').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('confirm-heading');
    await expectAccessible(page);
    await picture(page, 'record-confirm-1440');
    await press(page, 'Correct it');
    const problem = page.locator('.govuk-error-summary');
    await problem.waitFor();
    expect(await problem.textContent()).toContain('can be read in two ways');
    await problem.getByRole('link').press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('corrected-content-0');
    await expectAccessible(page);
    await picture(page, 'record-error-1440');

    await page.getByLabel('Field', { exact: true }).selectOption('outcome');
    await page.getByLabel('Should say', { exact: true }).fill('letter sent');
    await press(page, 'Add another field');
    await page.getByLabel('Field 2').selectOption('national_type');
    await page.getByLabel('Should say 2').selectOption('environmental');
    await press(page, 'Continue');
    await press(page, 'Correct it');
    await page.locator('.govuk-notification-banner', { hasText: '1 row was corrected.' }).waitFor();
    await held(page).getByText('letter sent').waitFor();
    await held(page).getByText('environmental').waitFor();
    await page.getByRole('radio', { name: 'Forget its correction' }).waitFor();
    expect(await page.title()).toBe('One record – Homeward');
    expect(await page.locator('.held-changes li').first().textContent()).toMatch(
      /^Corrected: outcome, national_type by Priya Marsh \(Police\), .*«The caller wrote in»$/,
    );
    await expectAccessible(page);
    await picture(page, 'record-done-1440');
  });

  it('with somebody in the reason is refused, and the name is not repeated', async () => {
    const { page } = await openReport();
    await choose(page, 'Restrict it', 'asked by Mr Ottokar Dune, 07700 900123');
    await press(page, 'Restrict it');
    const problem = page.locator('.govuk-error-summary');
    await problem.waitFor();
    expect(await problem.textContent()).toContain('seems to hold a telephone number and the name of a person');
    expect(await problem.textContent()).not.toMatch(/Ottokar|900123/);
    await problem.getByRole('link').press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('change-reason');
  });

  it('is restricted, gone from the list, and back when that is lifted; taken out, it is gone', async () => {
    const { page, reference } = await openReport();
    const listed = async () => {
      const other = await page.context().newPage();
      await other.goto(`${walk.url}/explore?table=reports&kinds=asb-reports`);
      await other.locator('.report-table tbody tr[data-report]').first().waitFor();
      const there = await other.getByText(reference).count();
      await other.close();
      return there > 0;
    };
    await choose(page, 'Restrict it');
    await heading(page, 'Restrict this record?').waitFor();
    await press(page, 'Go back');
    expect(await page.getByLabel('Why?').inputValue()).toBe('The caller wrote in');
    await press(page, 'Continue');
    await press(page, 'Restrict it');
    await page.locator('.govuk-notification-banner', { hasText: '1 row was restricted.' }).waitFor();
    await held(page).getByText('Restricted', { exact: true }).waitFor();
    await expectAccessible(page);
    expect(await listed()).toBe(false);
    await choose(page, 'Lift its restriction');
    await press(page, 'Lift it');
    await page.locator('.govuk-notification-banner', { hasText: '1 row was brought back.' }).waitFor();
    await held(page).getByText('In use', { exact: true }).waitFor();
    await choose(page, 'Take it out');
    await press(page, 'Take it out');
    await page.locator('.govuk-notification-banner', { hasText: '1 row was taken out.' }).waitFor();
    await page.getByText('Nothing any more').waitFor();
    expect(await listed()).toBe(false);
    await expectAccessible(page);
  });

  it('fits a telephone', async () => {
    const { page } = await openReport();
    const report = new URL(page.url()).search;
    await page.context().close();
    const small = await openRecord('Police analyst', report, { width: 390, height: 844 });
    await heading(small, 'What is held').waitFor();
    await small.getByRole('radio', { name: 'Correct it', exact: true }).press('Space');
    await small.getByLabel('Field', { exact: true }).selectOption('category');
    await expectNoSidewaysScroll(small);
    await expectAccessible(small);
    await picture(small, 'record-390');
  });
});
