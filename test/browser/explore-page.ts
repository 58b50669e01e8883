/** What the walks through the Explore view share. */
import type { Locator, Page } from 'playwright-core';
import { signIn, type Walk } from './browser.js';

export const table = (page: Page): Locator => page.locator('.area-table');
export const said = (page: Page): Locator => page.locator('[aria-live="polite"][role="status"]').last();
export const sentence = (page: Page): Locator => page.locator('#shown');
export const marking = (page: Page): Locator => page.locator('.marking-strip__marking');

export async function openExplore(walk: Walk, page: Page, words = ''): Promise<void> {
  await signIn(page, walk.url, 'Police analyst', `/explore${words}`);
  await ready(page);
}

export async function ready(page: Page): Promise<void> {
  await page.locator('.area-table tbody tr').first().waitFor({ state: 'attached' });
  await page.locator('.explore__centre:not([aria-busy="true"])').waitFor();
  await page.locator('.map-box canvas').first().waitFor({ state: 'attached' });
}

/** Table cells as text, row by row. */
export async function cells(page: Page): Promise<string[][]> {
  return page
    .locator('.area-table tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? '')));
}

/** States a purpose by the dialog that «State a purpose» in the view opens, with the keyboard. */
export async function statePurpose(page: Page): Promise<void> {
  await page.locator('main').getByRole('button', { name: 'State a purpose' }).first().press('Enter');
  const dialog = page.getByRole('dialog', { name: 'State a purpose' });
  await dialog.getByRole('radio', { name: 'Operation planning' }).press('Space');
  await dialog.getByLabel('What is it for?').fill('A walk through the pages');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
}
