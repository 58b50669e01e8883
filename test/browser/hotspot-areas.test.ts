/** Hotspot areas, walked by keyboard: proposed, edited on the map and in the list, activated, reviewed; the clock goes on, and one lapses. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { addDays, londonDay } from '../../server/governance/agreement.js';
import { lapseHotspotAreas } from '../../server/hotspots/areas/daily-lapse.js';
import { withoutInventedAreas } from '../hotspots/an-area.js';
import { expectAccessible, expectNoSidewaysScroll, signIn, startWalk, type Walk } from './browser.js';
import { walkRequests } from './requests-walk.js';

const NAME = 'Shelter Parade';
const HANDED = 'Evening patrols and detached work';
const today = londonDay();
const reviewOn = addDays(today, 60);
let walk: Walk;

beforeAll(async () => {
  walk = await startWalk();
  await withoutInventedAreas(walk.database);
}, 300_000);
afterAll(async () => {
  await walk.close();
});
afterEach(() => {
  vi.useRealTimers();
});

async function open(role: string, address = '/hotspot-areas', size?: { width: number; height: number }): Promise<Page> {
  const page = await walk.newPage(size);
  await signIn(page, walk.url, role, address);
  return page;
}

async function press(page: Page, name: string | RegExp, role: 'button' | 'link' = 'button'): Promise<void> {
  await page.getByRole(role, { name, exact: true }).focus();
  await page.keyboard.press('Enter');
}

const points = (page: Page): Promise<[number, number][]> =>
  page
    .locator('.point-list__metres')
    .evaluateAll((inputs) => inputs.map((input) => Number((input as HTMLInputElement).value)))
    .then((metres) => Array.from({ length: metres.length / 2 }, (_, at) => [metres[2 * at]!, metres[2 * at + 1]!]));
const said = (page: Page) => page.getByTestId('announcer').textContent();
const focusOnMap = (page: Page) => page.locator('.border-editor__box').focus();
const taken = (page: Page) => page.getByText('The border can be taken.').waitFor();

/** By keyboard: what will be read stands there before it is handed over, and is what the manager's measure then says. */
async function handsOver(page: Page): Promise<void> {
  await page.locator('summary', { hasText: 'Hand over to the partnership’s account' }).focus();
  await page.keyboard.press('Enter');
  await press(page, 'Yes, hand this over');
  await page.getByRole('link', { name: 'Write in a few words what was done.' }).press('Enter');
  await page.keyboard.type(`Patrols of ${NAME}`);
  await press(page, 'Yes, hand this over');
  await page.getByRole('link', { name: /^It names a hotspot area/ }).press('Enter');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(HANDED);
  const told = await page.locator('.effect-told').textContent();
  expect(told).toContain(`«${HANDED}»: `);
  await expectAccessible(page);
  await press(page, 'Yes, hand this over');
  await page.getByText('Handed over to the partnership’s account').first().waitFor();
  await page.getByText('Correct what was handed over').waitFor();

  const manager = await open('Partnership manager', '/partnership/measures/add?year=2026-27', { width: 390, height: 844 });
  await manager.getByLabel('Which activity it is of').selectOption({ label: 'Street team' });
  await manager.getByLabel('What is measured').fill('Calmer evenings');
  await manager.getByLabel('Which agency answers for it').fill('Fire and rescue service');
  await manager.getByRole('radio', { name: /^Homeward counts it/ }).check();
  await manager.getByLabel('What Homeward counts').selectOption('effect');
  await manager.getByLabel('Which effect').selectOption({ label: `${HANDED} (Police)` });
  expect(await manager.locator('.effect-told').textContent()).toBe(told);
  await expectAccessible(manager);
  await expectNoSidewaysScroll(manager);
  await press(manager, 'Add the measure');
  await manager.getByText('The measure is added.').waitFor();
  const row = manager.getByRole('row', { name: /^Calmer evenings/ });
  await row.getByText(`«${HANDED}»: `).waitFor();
  expect(await row.textContent()).not.toContain(NAME);
  await expectAccessible(manager);
}

describe('who has them', () => {
  it('an outreach worker and an administrator: not offered, and told so at the address', async () => {
    for (const role of ['Outreach worker', 'Administrator']) {
      const page = await open(role);
      await page.getByRole('heading', { level: 1, name: 'Hotspot areas is not part of your role' }).waitFor();
      expect(await page.getByRole('link', { name: 'Hotspot areas', exact: true }).count()).toBe(0);
      await expectAccessible(page);
    }
  });
});

describe('an area', () => {
  it('is proposed by keyboard alone, after everything that lacks was named', async () => {
    const page = await open('Police analyst');
    await page.getByText('No hotspot area has been proposed yet').waitFor();
    await expectAccessible(page);
    await press(page, 'Propose a hotspot area', 'link');
    await page.getByRole('heading', { level: 1, name: 'Propose a hotspot area' }).waitFor();
    await expectAccessible(page);
    await press(page, 'Propose the area');
    await page.waitForFunction(() => document.activeElement?.classList.contains('govuk-error-summary'));
    expect((await page.locator('.govuk-error-summary a').allTextContents()).slice(0, 2)).toEqual([
      'Draw the border: at least three points',
      'Enter what the place is called',
    ]);
    await expectAccessible(page);

    await press(page, 'Begin with a square of 200 m');
    await taken(page);
    const before = await points(page);
    expect(before).toHaveLength(4);

    // On the map: choose, move, add, undo, remove.
    await focusOnMap(page);
    await page.keyboard.press('n');
    await expect.poll(() => said(page)).toMatch(/^Point 1, \d+ east, \d+ north is chosen/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => points(page)).toEqual([[before[0]![0] + 20, before[0]![1] + 10], ...before.slice(1)]);
    await page.keyboard.press('a');
    await expect.poll(async () => (await points(page)).length).toBe(5);
    await page.keyboard.press('Shift+ArrowUp');
    await page.keyboard.press('Delete');
    await expect.poll(async () => (await points(page)).length).toBe(4);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await points(page)).length).toBe(5);
    await expect.poll(() => said(page)).toMatch(/Undone\. 5 points|The border can be taken/);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.point-button[aria-pressed="true"]').count()).toBe(0);

    const type = async (field: string, text: string) => {
      await page.locator(`#area-${field}`).focus();
      await page.keyboard.type(text);
    };
    await type('name', NAME);
    await type('reason', 'Reports gather by the shelters on Friday evenings. Jordan Whitfield was there.');
    await type('leastIntrusive', 'Lighting was tried first, and did not do.');
    await type('equalityNote', 'Young people meet here; the street team speaks with them first.');
    await type('owner', 'Neighbourhood policing team');
    await page.locator('#area-source').selectOption('STEERING_GROUP');
    await page.locator('#area-reviewOn').fill(reviewOn);
    await press(page, 'Propose the area');
    await page.getByRole('link', { name: /The text seems to hold the name of a person/ }).press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('area-reason');
    await page.locator('#area-reason').fill('Reports gather by the shelters on Friday evenings.');
    await press(page, 'Propose the area');
    await page.getByText(`${NAME} is proposed.`).waitFor();
    expect(await page.locator('.lead .govuk-tag').textContent()).toBe('Proposed');
    expect(await page.locator('.marking-strip').first().textContent()).toContain('OFFICIAL-SENSITIVE');
    await expectAccessible(page);
  });

  it('is edited by keyboard in the list, and a border that crosses itself is refused at its point', async () => {
    const page = await open('Council analyst');
    await press(page, NAME, 'link');
    await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
    expect(await page.getByRole('heading', { name: 'Threat note' }).count()).toBe(0);
    await press(page, 'Edit', 'link');
    await taken(page);
    const before = await points(page);

    await page.locator('#border-point-0').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+ArrowLeft');
    await expect.poll(() => points(page)).toEqual([[before[0]![0] - 100, before[0]![1] - 10], ...before.slice(1)]);
    await expect.poll(() => said(page)).toMatch(/moved 100 m west|The border can be taken/);

    // The third point goes to the other side of the border: points 2 to 3 and others meet.
    await page.getByLabel('Point 3, easting', { exact: true }).fill(String(before[0]![0] - 300));
    await page.keyboard.press('Enter');
    await page
      .locator('.border-check__wrong')
      .getByText(/crosses or touches itself/)
      .waitFor();
    await expectAccessible(page);
    await page.locator('#area-why').fill('drawn closer');
    await press(page, 'Save the change');
    await page.locator('.govuk-error-summary a').first().press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toMatch(/^border-point-\d$/);
    await press(page, 'Undo');
    await taken(page);
    await press(page, 'Save the change');
    await page.getByText(`${NAME} is changed.`).waitFor();
    await page.locator('.agreement__history summary').press('Enter');
    await expect
      .poll(() => page.locator('.hotspot-history').textContent())
      .toMatch(/Changed.*«drawn closer».*border: 5 points.*Proposed/);
  });

  it('is edited by mouse: a point is dragged, one is added by a click', async () => {
    const page = await open('Police analyst');
    await page.getByRole('link', { name: NAME }).click();
    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    await taken(page);
    const before = await points(page);
    const handle = page.locator('.border-handle:not(.border-handle--between)').nth(1);
    const box = (await handle.boundingBox())!;
    await page.mouse.move(box.x + 13, box.y + 13);
    await page.mouse.down();
    await page.mouse.move(box.x + 43, box.y - 17, { steps: 5 });
    await page.mouse.up();
    await expect.poll(async () => (await points(page))[1]).not.toEqual(before[1]);
    const moved = await points(page);
    expect(moved.filter((_, at) => at !== 1)).toEqual(before.filter((_, at) => at !== 1));
    await page.locator('.border-handle--between').first().click();
    await expect.poll(async () => (await points(page)).length).toBe(before.length + 1);
  });

  it('is activated, and given a threat note that only police analysts see', async () => {
    const page = await open('Police analyst');
    await press(page, NAME, 'link');
    await press(page, 'Activate', 'link');
    await press(page, 'Activate the area');
    await page.getByRole('link', { name: 'Say who decided it, and where.' }).press('Enter');
    await page.keyboard.type('the tasking group');
    await expectAccessible(page);
    await press(page, 'Activate the area');
    await page.getByText(`${NAME} is active.`).waitFor();
    await press(page, 'Write a note', 'link');
    await page.locator('#act-note').fill('Two groups meet by the shelters.');
    for (const choice of ['2 – Untested', 'D – Not known', 'C – Lawful sharing permitted with conditions']) {
      await page.getByLabel(choice).focus();
      await page.keyboard.press('Space');
    }
    await expectAccessible(page);
    await press(page, 'Save the note');
    await page.getByRole('link', { name: 'Say under which conditions it may be shared.' }).press('Enter');
    await page.keyboard.type('not outside the tasking group');
    await press(page, 'Save the note');
    await page.locator('.threat-note').getByText('Two groups meet by the shelters.').waitFor();
    await expectAccessible(page);
  });

  it('is seen by the planner, without history or note; by a partner as a ward', async () => {
    const planner = await open('Deployment planner');
    await press(planner, NAME, 'link');
    await planner.locator('.area-map__own').waitFor();
    expect(await planner.getByText('Two groups meet').count()).toBe(0);
    expect(await planner.locator('.agreement__history').count()).toBe(0);
    expect(await planner.getByRole('link', { name: /Edit|Close|Record|Activate/ }).count()).toBe(0);

    const partner = await open('Partner');
    await partner.getByText('fewer than 3').waitFor();
    expect(await partner.locator('main').textContent()).not.toContain(NAME);
    expect(await partner.locator('.area-map, .hotspot-map').count()).toBe(0);
    await expectAccessible(partner);
    await partner.goto(`${walk.url}/hotspot-areas/1`);
    await partner.getByRole('heading', { level: 1, name: 'This hotspot area is not part of your role' }).waitFor();
  });

  it('is set beside places that went alike, by keyboard; what came of it is kept, and the link gives the same', async () => {
    const page = await open('Police analyst');
    await press(page, NAME, 'link');
    await press(page, 'Did it work?', 'link');
    await page.getByRole('heading', { level: 1, name: `Did it work? ${NAME}` }).waitFor();
    await press(page, 'Find places to compare with');
    const take = page.getByRole('button', { name: /that are most alike together$/ });
    await expectAccessible(page);
    await take.first().press('Enter');
    await take.nth(1).press('Enter');
    await page.locator('.effect-counts tbody tr').nth(3).waitFor();
    await expectAccessible(page);
    const sentence = await page.locator('.effect-result__sentence').textContent();
    expect(sentence).toMatch(/reports before, .* after in the area; in the control /);
    await press(page, 'Keep this result');
    await page.getByRole('link', { name: 'Say why these places were compared.' }).press('Enter');
    await page.keyboard.type('alike, and nobody was sent there');
    await press(page, 'Keep this result');
    await expect.poll(() => page.locator('.effect-kept__one').textContent()).toContain(sentence);
    await handsOver(page);
    const again = await open('Police analyst', page.url().slice(walk.url.length), { width: 390, height: 844 });
    await expect.poll(() => again.locator('.effect-result__sentence').textContent()).toBe(sentence);
    await expectNoSidewaysScroll(again);
  });

  it('lapses when the clock has gone past its review date, and can be activated again', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${addDays(reviewOn, 1)}T12:00:00Z`) });
    const page = await open('Police analyst');
    const due = page.getByRole('region', { name: 'Areas that lapsed or are due' });
    await due.getByText('Lapsed', { exact: true }).waitFor();
    await press(page, NAME, 'link');
    await page.getByText(/It was not reviewed by/).waitFor();
    expect(await page.getByRole('link', { name: 'Edit', exact: true }).count()).toBe(0);
    await expectAccessible(page);

    await lapseHotspotAreas(walk.database);
    await page.reload();
    await page.locator('.agreement__history summary').press('Enter');
    await expect.poll(() => page.locator('.hotspot-history').textContent()).toMatch(/^Lapsed .*Homeward, by itself/);

    await press(page, 'Activate', 'link');
    await page.locator('#act-reason').fill('looked at late by the tasking group');
    await page.locator('#act-reviewOn').fill(addDays(reviewOn, 90));
    await press(page, 'Activate the area');
    await page.getByText(`${NAME} is active.`).waitFor();
    await press(page, 'Record a review', 'link');
    await page.locator('#act-outcome').fill('fewer reports, goes on');
    await page.locator('#act-nextOn').fill(addDays(reviewOn, 80));
    await press(page, 'Record the review');
    await page.getByText(`The review of ${NAME} is recorded.`).waitFor();
  });

  it('reflows at 390 pixels', async () => {
    const page = await open('Police analyst', '/hotspot-areas', { width: 390, height: 844 });
    await page.getByRole('link', { name: NAME }).waitFor();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.getByRole('link', { name: NAME }).click();
    await page.locator('.area-map__own').waitFor();
    await expectNoSidewaysScroll(page);
    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    await taken(page);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });

  it('is asked about by a partner, who reads what became of it', () => walkRequests(open));

  it('breaks no rule of the content security policy and throws nothing', () => {
    expect(walk.complaints).toEqual([]);
  });
});
