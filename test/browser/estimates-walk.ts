/** An estimate by keyboard, from an agency's own counts to what a partner reads of it: the counts are not in it. */
import { expect } from 'vitest';
import { withoutClock } from '../without-clock.js';
import { expectAccessible, expectNoSidewaysScroll, type Open } from './browser.js';

export async function walkEstimates(open: Open): Promise<void> {
  const { page } = await open('JSNA author', '/estimates/new?level=ward&groups=member');
  const known = page.getByLabel('Children in need aged 10–17 with gangs as a factor').first();
  await known.fill('47');
  const submit = page.getByRole('button', { name: 'Work it out' });
  await submit.press('Enter');
  await page.getByRole('alert').getByText('Say where your number is from').waitFor();
  await page.locator('#local-CHILDREN_IN_NEED_10_TO_17-source').fill('an invented count');
  await page.locator('#local-YOUTH_OFFENDING_FLAGGED').fill('31');
  await page.locator('#local-YOUTH_OFFENDING_FLAGGED-source').fill('an invented count');
  await submit.press('Enter');
  await page.getByText('Given these characteristics we would expect about').first().waitFor();
  // Members alone: under 10 in every ward.
  await page.getByText('No smaller area can be shown').waitFor();
  expect(new URL(page.url()).search).not.toContain('47');
  await expectAccessible(page);
  await page.getByLabel('What it is called').fill('For the walk');
  await page.getByLabel('What this version is for, or what was changed').fill('a test');
  await page.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Publish this version' }).press('Enter');
  await page.getByText('Published', { exact: true }).waitFor();

  const { page: read } = await open('Partner', '/estimates', { width: 390, height: 844 });
  await read.getByRole('link', { name: 'For the walk' }).click();
  await read.getByText('How it was worked out').waitFor();
  await expectAccessible(read);
  await expectNoSidewaysScroll(read);
  expect(withoutClock(await read.locator('main').innerText())).not.toMatch(/\b(47|31)\b/);
  expect(await read.getByRole('link', { name: 'Make another version' }).count()).toBe(0);
}
