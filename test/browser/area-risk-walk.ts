/** Factors of invented authorities by keyboard: worked out, read, and chosen from with reasons. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Database } from '../../server/database/database.js';
import { indicators } from '../../server/ingest/indicators.js';
import { indicatorsOfAuthorities } from '../area-factors/invented-authorities.js';
import { loadText } from '../ingest/load-text.js';
import { expectAccessible, expectNoSidewaysScroll, type Open } from './browser.js';

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).press('Enter');

export async function walkAreaRisk(open: Open, database: Database): Promise<void> {
  expect((await loadText(database, indicators, indicatorsOfAuthorities())).errors).toEqual([]);
  const { page, refused } = await open('JSNA author', '/area-risk');
  await page.getByText('Nothing has been worked out yet').waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Work out factors' }).press('Enter');
  await page.getByLabel('What the run is called').fill('A walk');
  const choose = async (codes: readonly string[]): Promise<void> => {
    for (const [at, code] of codes.entries()) await page.locator(`#act-indicators-${at}-code`).selectOption(code);
  };
  await choose(['violence', 'knives', 'flat']);
  await press(page, 'Work them out');
  await page.getByRole('link', { name: /is the same in every area/ }).waitFor();
  await expectAccessible(page);
  for (let more = 0; more < 3; more++) await press(page, 'Add a published indicator');
  await choose(['violence', 'knives', 'assaults', 'missing', 'gangs', 'exclusions']);
  await press(page, 'Work them out');
  await page.getByRole('table', { name: 'How well they fit' }).waitFor();
  await page.getByText('2 authorities lack an indicator and are in no model').waitFor();
  for (const title of ['Loadings', 'Areas on both factors', 'Residual correlations'])
    await page.getByRole('heading', { name: title, exact: true }).waitFor();
  await page.getByRole('img', { name: /^6 indicators\. Factor 1 goes most with / }).waitFor();
  await page.getByRole('img', { name: /^15 pairs of indicators: / }).waitFor();
  await page.locator('summary', { hasText: 'Figures: residual correlations' }).press('Enter');
  const residuals = page.getByRole('table', { name: 'Residual correlations' });
  await residuals.waitFor();
  expect(await residuals.locator('tbody tr').count()).toBe(15);
  // The invented authorities have no boundaries here.
  await page.getByText(/^No map: of none of the 58 authorities a boundary is loaded\./).waitFor();
  const long = page.getByRole('table', { name: /^Long list: \d+ of 58 authorities$/ });
  const first = (await long.locator('tbody th').first().textContent())!;
  await page.getByText('Nobody has chosen yet.').waitFor();
  await page.getByText('Choose areas', { exact: true }).click();
  await page.getByLabel('Area', { exact: true }).selectOption(first);
  await press(page, 'Keep this choice');
  await page.getByRole('link', { name: new RegExp(`^Say why ${first} is chosen`) }).waitFor();
  await page.getByLabel('Why', { exact: true }).fill('Its board told us of two groups.');
  await press(page, 'Keep this choice');
  await page.getByText(/^Version 1, .* by Helen Saltmarsh/).waitFor();
  await page.locator('.shortlist dt', { hasText: first }).waitFor();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  expect(refused).toEqual([]);
}
