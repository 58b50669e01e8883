/** Evenings by keyboard: what is published is what whoever asked reads; teams, staff, holidays and days are kept on their pages. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { addDays, londonDay } from '../../server/governance/agreement.js';
import { expectAccessible, expectNoSidewaysScroll, type Open } from './browser.js';
import { statePurpose } from './explore-page.js';

const PHONE = { width: 390, height: 844 };

const press = (page: Page, name: string, role: 'button' | 'link' = 'button') =>
  page.getByRole(role, { name, exact: true }).press('Enter');
const choose = async (page: Page, label: string, first: string): Promise<void> => {
  const select = page.getByLabel(label, { exact: true });
  await select.focus();
  await page.keyboard.type(first);
  await page.keyboard.press('Tab');
};

/** An evening is planned, and the police say where no crew may go. */
export async function walkPlanning(open: Open): Promise<void> {
  const { page, refused } = await open('Deployment planner', '/deployments');
  // The invented evening is planned; the last of the fortnight is not.
  const button = page.getByRole('button', { name: /^Plan / }).last();
  const evening = (await button.textContent())!.replace(/^Plan \w+ /, '');
  await button.press('Enter');
  await page.getByRole('heading', { level: 1, name: /^Plan of / }).waitFor();
  const rows = page.getByRole('table', { name: 'Places that could be visited' }).locator('tbody tr');
  await rows.first().waitFor();
  const became = await rows.locator('[data-title="What became of it"]').allTextContents();
  expect(new Set(became)).toEqual(new Set(['left out: waits for the police’s word that a crew may go there']));
  await expectAccessible(page);
  const place = (await rows.first().locator('th').textContent())!;
  await page.getByLabel(`Your wish for ${place}`).selectOption('must');
  await page.getByRole('button', { name: 'Solve again' }).press('Enter');
  await page.waitForFunction(() => document.activeElement?.classList.contains('govuk-error-summary'));
  await page.getByRole('link', { name: `${place} (pinned): waits for the police’s word that a crew may go there.` }).waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  expect(refused).toEqual([]);

  const { page: police } = await open('Police analyst', '/deployments/crew-safety', { ownVisit: true });
  await statePurpose(police);
  const asked = police.getByRole('table', { name: 'Places of plans' }).locator('tbody tr');
  await asked.first().waitFor();
  expect(await asked.filter({ hasText: evening }).count()).toBe(became.length);
  await expectAccessible(police);
  await asked.getByRole('link', { name: place, exact: true }).press('Enter');
  await police.getByRole('radio', { name: 'No', exact: true }).press('Space');
  await police.getByLabel('Why').fill('A walk through the pages.');
  await expectAccessible(police);
  await police.getByRole('button', { name: 'Record your word' }).press('Enter');
  await police.getByText(`Your word on ${place} is recorded.`).waitFor();
}

/** The invented evening visits the request of the partner's own agency. */
export async function walkPlannedRequest(open: Open): Promise<void> {
  const { page: partner, refused: ofPartner } = await open('Partner', '/requests', PHONE);
  await press(partner, 'Birkfield Parade shops', 'link');
  await partner.getByText(/^Planned A team goes there on /).waitFor();
  expect(await partner.getByRole('link', { name: /plan/ }).count()).toBe(0);
  await expectAccessible(partner);

  const { page: planner, refused } = await open('Deployment planner', '/deployments');
  await press(planner, 'Published plan', 'link');
  await planner.getByRole('heading', { level: 1, name: /^Plan of / }).waitFor();
  await solved(planner, 'not', 2);
  await publish(planner, 2);
  await partner.reload();
  await partner.getByText(/^Received It is received/).waitFor();
  await partner.getByText(/was changed: no team goes there then\. It is open again\.$/).waitFor();

  await solved(planner, 'answer', 3);
  const row = planner.getByRole('table', { name: 'Places that could be visited' }).locator('tr', { hasText: 'Birkfield Parade' });
  expect(await row.locator('[data-title="What became of it"]').textContent()).toBe('visited');
  await expectAccessible(planner);
  await publish(planner, 3);
  await planner.setViewportSize(PHONE);
  await expectNoSidewaysScroll(planner);
  await press(planner, 'Export');
  for (const file of ['CSV', 'GeoJSON', 'Calendar (ICS)']) await planner.getByRole('link', { name: file, exact: true }).waitFor();
  await partner.reload();
  await partner.getByText(/^Planned A team goes there on /).waitFor();
  expect([...refused, ...ofPartner]).toEqual([]);
}

/** The first letters choose in a list that folds out. */
async function solved(page: Page, wish: 'not' | 'answer', version: number): Promise<void> {
  await choose(page, 'Your wish for Birkfield Parade', wish);
  await press(page, 'Solve again');
  await page.getByText(`Version ${version}, solved by`).waitFor();
}

async function publish(page: Page, version: number): Promise<void> {
  await press(page, `Publish version ${version}`);
  await page.getByText('published', { exact: true }).waitFor();
}

export async function walkTeams(open: Open): Promise<void> {
  const { page, refused } = await open('Deployment planner', '/deployments');
  await press(page, 'Teams', 'link');
  await page.getByRole('link', { name: 'Change Street team' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Change Street team' }).waitFor();
  await press(page, 'Add a rule');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('act-rules-3-in');
  await press(page, 'Save the team');
  await page.getByRole('link', { name: /^Choose the days of each rule/ }).press('Enter');
  await expectAccessible(page);
  await press(page, 'Remove rule 4');
  await page.locator('#act-reason').fill('A walk through the pages.');
  await press(page, 'Save the team');
  await page.getByText('Street team is saved.', { exact: false }).waitFor();
  await expectAccessible(page);

  await page.goto(new URL('/deployments/staff', page.url()).href);
  await press(page, 'Add somebody', 'link');
  await page.locator('#act-label').fill('Jordan Whitfield');
  await page.locator('#act-reason').fill('Joined in autumn.');
  await press(page, 'Add to the bank');
  await page.getByRole('link', { name: /^Write a role with a number/ }).waitFor();
  await expectAccessible(page);
  await page.locator('#act-label').fill('Youth worker 9');
  await press(page, 'Add to the bank');
  await page.getByRole('link', { name: 'Youth worker 9' }).waitFor();
  await expectAccessible(page);

  await page.goto(new URL('/deployments/school-holidays', page.url()).href);
  await page.getByRole('button', { name: 'Remove holiday 1', exact: true }).press('Enter');
  await expectAccessible(page);
  await page.locator('#act-reason').fill('It is past.');
  await press(page, 'Save the school holidays');
  await page.getByText('The school holidays are saved.', { exact: false }).waitFor();

  const day = addDays(londonDay(), 3);
  await page.goto(new URL(`/deployments/days/${day}`, page.url()).href);
  await page.locator('#act-team').selectOption({ label: 'Park wardens' });
  await page.getByRole('radio', { name: /^Out because a partner asks/ }).press('Space');
  await page.locator('#act-from').fill('18:00');
  await page.locator('#act-to').fill('20:00');
  await page.locator('#act-askedBy').fill('Lantern Youth Trust');
  await page.locator('#act-reason').fill('Fires by the shelters.');
  await expectAccessible(page);
  await press(page, 'Save the decision');
  await page
    .getByText('Park wardens, 18:00–20:00: support asked for by Lantern Youth Trust: Fires by the shelters. (decided')
    .waitFor();
  await page.goto(new URL(`/deployments?month=${day.slice(0, 7)}`, page.url()).href);
  await page.locator('.month td', { hasText: 'decided' }).first().waitFor();
  await expectAccessible(page);
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(page);
  expect(refused).toEqual([]);

  const { page: council } = await open('Council analyst', '/deployments/teams', PHONE);
  await council.getByRole('heading', { level: 2, name: /Street team/ }).waitFor();
  expect(await council.getByRole('link', { name: /Change|Add/ }).count()).toBe(0);
  await council.goto(new URL('/deployments/teams/add', council.url()).href);
  await council.getByRole('heading', { level: 1, name: /is not part of your role/ }).waitFor();
}
