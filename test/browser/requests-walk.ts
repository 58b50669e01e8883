/** A request for a team from end to end, by keyboard: a partner asks, a planner decides twice, the partner reads what became of it. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { addDays, londonDay } from '../../server/governance/agreement.js';
import { expectAccessible, expectNoSidewaysScroll } from './browser.js';

type Open = (role: string, address: string, size?: { width: number; height: number }) => Promise<Page>;

const NAME = 'Marram Park, by the shelters';

const press = (page: Page, name: string, role: 'button' | 'link' = 'button') =>
  page.getByRole(role, { name, exact: true }).press('Enter');

export async function walkRequests(open: Open): Promise<void> {
  await expectNotForOutreach(await open('Outreach worker', '/requests'));

  const partner = await open('Partner', '/requests', { width: 390, height: 844 });
  // Of the invented ones the partner has its own agency's alone.
  await partner.getByText('1 request, the newest first.').waitFor();
  await press(partner, 'Ask for a team', 'link');
  await press(partner, 'Send');
  await partner.getByRole('link', { name: 'Mark the place on the map' }).press('Enter');
  expect(await partner.evaluate(() => document.activeElement?.id)).toBe('act-location');
  await expectAccessible(partner);
  await partner.getByLabel('Place', { exact: true }).fill('Birkfield Parade');
  await partner.keyboard.press('Enter');
  await partner.getByRole('list', { name: 'Places found' }).getByRole('button').first().press('Enter');
  await partner.locator('#act-location').focus();
  await partner.keyboard.press('ArrowLeft');
  await partner.keyboard.press('Enter');
  await partner.getByText(/^Marked: the square of 100 m [A-Z]{2} \d{3} \d{3}$/).waitFor();
  await partner.locator('#act-name').fill(NAME);
  await partner.locator('#act-reason').fill('Fires by the shelters on Friday evenings. Jordan Whitfield was there.');
  await partner.locator('#act-evidence').fill('Wardens saw the ashes.');
  await partner.locator('#act-contactRole').fill('Estate warden');
  await press(partner, 'Send');
  await partner.getByRole('link', { name: /The text seems to hold the name of a person/ }).waitFor();
  await partner.locator('#act-reason').fill('Fires by the shelters on Friday evenings.');
  await press(partner, 'Send');
  await partner.getByText('It is sent.', { exact: false }).waitFor();
  await expectNoSidewaysScroll(partner);
  await expectAccessible(partner);

  const planner = await open('Deployment planner', '/requests?state=received');
  await press(planner, NAME, 'link');
  await decide(planner, 'Planned: a team goes there', 'It lies on the way of the team.', addDays(londonDay(), 3));
  await decide(planner, 'Done: a team was there, which stays', 'The team spoke with those who meet there.');
  expect(await planner.getByRole('link', { name: 'Decide', exact: true }).count()).toBe(0);
  await expectAccessible(planner);

  await partner.reload();
  await partner.getByText('A team was there.', { exact: false }).waitFor();
  expect(await partner.locator('.hotspot-history li').allTextContents()).toEqual([
    expect.stringMatching(/^Decided: done .*«The team spoke with those who meet there\.»$/),
    expect.stringMatching(/^Decided: planned .*«It lies on the way of the team\.»$/),
    expect.stringMatching(/^Asked /),
  ]);
  expect(await partner.getByRole('link', { name: /Decide|Put together|Link/ }).count()).toBe(0);
}

async function expectNotForOutreach(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Requests is not part of your role' }).waitFor();
  expect(await page.getByRole('link', { name: 'Requests', exact: true }).count()).toBe(0);
}

async function decide(page: Page, choice: string, reason: string, evening?: string): Promise<void> {
  await press(page, 'Decide', 'link');
  await page.getByLabel(choice).focus();
  await page.keyboard.press('Space');
  if (evening) await page.locator('#act-plannedOn').fill(evening);
  await page.locator('#act-reason').fill(reason);
  await expectAccessible(page);
  await press(page, 'Save the decision');
  await page.getByText('Whoever asked sees it.', { exact: false }).waitFor();
}
