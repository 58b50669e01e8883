/** A typology of the demonstration's invented extract by keyboard: refused, worked out, read, and its number of classes chosen. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll } from './browser.js';

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).press('Enter');

export async function walkTypology(
  open: (role: string, address: string) => Promise<{ readonly page: Page; readonly refused: readonly string[] }>,
): Promise<void> {
  const { page, refused } = await open('JSNA author', '/typology');
  await page.getByText('Nothing has been worked out yet').waitFor();
  await page.getByRole('link', { name: 'Work out classes' }).press('Enter');
  await page.getByRole('table', { name: 'What the extract says of children' }).waitFor();
  await expectAccessible(page);
  await page.getByLabel('What the typology is called').fill('A walk');
  await page.getByRole('checkbox', { name: 'Robbery' }).press('Space');
  await page.getByRole('radio', { name: '6', exact: true }).check();
  await page.getByRole('radio', { name: '20', exact: true }).check();
  await press(page, 'Work them out');
  await page.getByRole('link', { name: /^5 indicators of yes or no tell at most 5 classes apart/ }).waitFor();
  await expectAccessible(page);
  await page.getByRole('checkbox', { name: 'Robbery' }).press('Space');
  await page.getByRole('radio', { name: '4', exact: true }).check();
  await press(page, 'Work them out');
  const models = page.getByRole('table', { name: 'Which number of classes' });
  await models.waitFor();
  expect(await models.locator('tbody th').allTextContents()).toEqual(['1', '2', '3', '4']);
  await page.getByRole('img', { name: /^BIC of 4 numbers of classes\. It is least with / }).waitFor();
  await page.getByRole('img', { name: /^What half of a class or more has\. Class 1: / }).waitFor();
  await page.getByRole('img', { name: /^15 pairs of indicators: / }).waitFor();
  await page.locator('summary', { hasText: 'Figures: profiles' }).press('Enter');
  const profiles = page.getByRole('table', { name: 'Profiles' });
  await profiles.waitFor();
  expect(await profiles.locator('tbody tr').count()).toBe(6);
  await page.getByLabel('Look at another number').selectOption('2');
  await page.getByRole('heading', { name: '2 classes', exact: true }).waitFor();
  expect(await page.getByRole('table', { name: 'How large the classes are' }).locator('tbody tr').count()).toBe(2);
  await page.getByText('Choose 2 classes', { exact: true }).click();
  await press(page, 'Keep this choice');
  await page.getByRole('link', { name: 'Say what class 1 is called.' }).waitFor();
  const called = page.getByLabel('Called', { exact: true });
  await called.nth(0).fill('Much of little');
  await called.nth(1).fill('Robbery with weapons');
  await page.getByLabel('Why this number').fill('Those who work with them know these two.');
  await press(page, 'Keep this choice');
  await page.getByText(/^Version 1, .* by Helen Saltmarsh .*: 2 classes\. Those who work with them/).waitFor();
  await page.getByRole('rowheader', { name: '2. Robbery with weapons' }).first().waitFor();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  expect(refused).toEqual([]);
}
