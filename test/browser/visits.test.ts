/**
 * An evening on a phone: planned, published, a seat taken by a code, visits made without signal, sent, and read as dose and effect; and the request of a partner that
 * the plan answers, as its asker reads it: planned, then done.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { financialYearOf } from '../../server/partnership/financial-year.js';
import { londonNow } from '../deployments/an-evening-out.js';
import { expectAccessible, expectNoSidewaysScroll, signIn, startWalk, type Walk } from './browser.js';
import { walkApprover } from './chapters-walk.js';
import { walkActivityAndMeasure, walkAgenda, walkOwnAction, walkReport, walkReportFile } from './end-of-year-walk.js';

const PHONE = { width: 390, height: 844 };
const PLACE = 'Birkfield Parade';

let walk: Walk;
const { on, minute } = londonNow();

beforeAll(async () => {
  walk = await startWalk();
  // The evening is now, whatever weekday it is, and one team is out.
  const from = Math.max(0, Math.floor(minute / 15) * 15 - 30);
  await walk.database.asOwner(async (sql) => {
    await sql.execute(
      `INSERT INTO deployment_plan_withdrawal (plan_id, version, reason, withdrawn_by) SELECT DISTINCT plan_id, version, 'A test.', 'test' FROM shift WHERE on_day = $1::date`,
      [on],
    );
    // The demonstration's worker has a seat of the bank, and takes one here as anybody does.
    await sql.execute('DELETE FROM staff_sign_in');
    await sql.execute(`UPDATE team SET closed = true WHERE name <> 'Street team'`);
    await sql.execute(`UPDATE staff_member SET usual_weekdays = '{1,2,3,4,5,6,7}', away = '[]', vetted_on = $1::date`, [on]);
    await sql.execute(
      `INSERT INTO shift_decision (team_id, on_day, decided, from_minute, to_minute, reason) SELECT id, $1::date, 'out', $2, $3, 'A test.' FROM team WHERE NOT closed
       ON CONFLICT (team_id, on_day) DO UPDATE SET decided = 'out', from_minute = $2, to_minute = $3, asked_by = NULL`,
      [on, from, from + 180],
    );
  });
}, 300_000);
afterAll(async () => {
  await walk.close();
});

async function open(role: string, address: string): Promise<Page> {
  const page = await walk.newPage(PHONE);
  await signIn(page, walk.url, role, address);
  return page;
}
const looksGood = async (page: Page): Promise<void> => {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
};
const stored = async (): Promise<number> =>
  (await walk.database.asOwner((sql) => sql.query<{ visits: number }>('SELECT count(*)::int AS visits FROM visit')))[0]!.visits;
const kept = (page: Page): Promise<string[]> => page.evaluate(() => Object.values(localStorage).map(String));

describe('an evening', () => {
  let seat: string;
  let area: { id: number; name: string };
  let worker: Page;
  let asker: Page;

  it('is planned and published', async () => {
    const page = await open('Deployment planner', '/deployments');
    await page
      .getByRole('button', { name: /^Plan / })
      .first()
      .click();
    await page.waitForURL(/\/deployments\/plans\//);
    await walk.database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO crew_safety_word (candidate, name, place_bng, cleared, until_on, reason, recorded_by)
         SELECT DISTINCT ON (candidate) candidate, name, place_bng, true, on_day + 7, 'Nothing known.', 'test' FROM crew_safety_question ORDER BY candidate, on_day DESC
         ON CONFLICT (candidate) DO UPDATE SET cleared = true, until_on = excluded.until_on, place_bng = excluded.place_bng`,
      ),
    );
    // The request lies in the area.
    await page.getByLabel(`Your wish for ${PLACE}`, { exact: true }).selectOption('answer');
    await page.getByRole('button', { name: 'Solve again' }).click();
    await page.getByText('Version 2, solved by').waitFor();
    await page.getByRole('button', { name: 'Publish version 2' }).click();
    const shifts = () => walk.database.asOwner((sql) => sql.query(`SELECT 1 FROM standing_shift WHERE on_day = $1::date`, [on]));
    await expect.poll(async () => (await shifts()).length, { timeout: 20_000 }).toBe(1);
    const [found] = await walk.database.asOwner((sql) =>
      sql.query<{ label: string; id: number; name: string }>(
        `SELECT w.role_label AS label, h.id, h.name FROM shift s JOIN shift_worker w ON w.shift_id = s.id AND w.position = 1
           JOIN deployment_stop d ON d.plan_id = s.plan_id AND d.version = s.version JOIN hotspot_area h ON d.candidate = 'hotspot-area:' || h.id
          WHERE h.name = $1 ORDER BY s.id DESC, d.position LIMIT 1`,
        [PLACE],
      ),
    );
    seat = found!.label;
    area = found!;
    asker = await open('Partner', '/requests');
    await asker.getByRole('link', { name: 'Birkfield Parade shops', exact: true }).click();
    await asker.getByText(/^Planned A team goes there on /).waitFor();
    await looksGood(asker);
  }, 60_000);

  it('a worker takes the seat by a code, and has the own shift as the first page', async () => {
    const planner = await open('Deployment planner', '/deployments/seats');
    await planner.getByRole('button', { name: `Make a code for ${seat}`, exact: true }).click();
    const code = (await planner.locator('.seats__code strong').textContent())!;
    await looksGood(planner);
    await planner.goto(`${walk.url}/deployments/choices`);
    await planner.getByRole('radio', { name: 'Campaigns' }).check();
    await planner.getByLabel('Its name').fill('Bonfire safety');
    await planner.getByRole('button', { name: 'Add', exact: true }).click();
    await planner.getByRole('button', { name: /^Offer no more.*Bonfire safety$/ }).waitFor();
    await looksGood(planner);
    worker = await walk.newPage(PHONE);
    await signIn(worker, walk.url, 'Outreach worker', '/');
    await worker.waitForURL(/\/my-shift$/);
    await worker.getByText('You are on no shift just now').waitFor();
    await worker.getByText('I have a code').click();
    await worker.getByLabel('Code from your planner').fill('wrong');
    await worker.getByRole('button', { name: 'Take the seat' }).click();
    await worker.getByRole('alert').getByText('does not work').waitFor();
    await looksGood(worker);
    await worker.getByLabel('Code from your planner').fill(code);
    await worker.keyboard.press('Enter');
    await worker.getByRole('heading', { name: 'Start a visit' }).waitFor();
    await worker.getByText('Everything is sent.').waitFor();
    await looksGood(worker);
    // What the page is made of is kept by now.
    await expect
      .poll(() => worker.evaluate(async () => (await (await caches.open('homeward-my-shift')).keys()).length))
      .toBeGreaterThan(2);
  }, 60_000);

  it('is recorded without signal, by keyboard, over a page that was put away, and kept once sent', async () => {
    await worker.context().setOffline(true);
    await worker.getByRole('button', { name: area.name }).focus();
    await worker.keyboard.press('Enter');
    await worker.getByRole('heading', { level: 1, name: area.name }).waitFor();
    const more = worker.getByRole('button', { name: 'One more: Young people, female' });
    await more.focus();
    for (let times = 0; times < 3; times++) await worker.keyboard.press('Enter');
    await worker.getByRole('button', { name: 'One fewer: Young people, female' }).press('Enter');
    await worker.getByRole('button', { name: 'One more: Adults' }).press('Enter');
    // The phone puts the page away, and opens it again without signal.
    await worker.reload();
    await worker.getByRole('heading', { level: 1, name: area.name }).waitFor();
    await worker.getByText('What young people asked for', { exact: true }).click();
    for (let times = 0; times < 2; times++)
      await worker.getByRole('button', { name: 'One more: Safe route home' }).press('Enter');
    await worker.context().grantPermissions(['geolocation'], { origin: walk.url });
    await worker.context().setGeolocation({ longitude: -4.123456, latitude: 54.123456, accuracy: 8 });
    await worker.getByText('Issues reported').click();
    await worker.getByLabel('Issue here').selectOption('Street light');
    await worker.getByRole('button', { name: 'It lies where I stand' }).press('Enter');
    await worker.getByText('Marked where you stand').waitFor();
    await worker.getByRole('button', { name: 'Add the issue' }).click();
    await worker.getByRole('button', { name: 'Concern about a child' }).click();
    await worker.getByText('The visit keeps the time you asked, and nothing else.').waitFor();
    await looksGood(worker);
    for (const button of await worker.locator('.tally__button, .shift-done__button').all()) {
      const box = await button.boundingBox();
      if (box !== null) expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(56);
    }
    await worker.getByRole('button', { name: 'Stop visit' }).click();
    await worker.getByText('1 visit is not sent yet.').waitFor();
    await worker.getByRole('button', { name: 'On the way, between stops' }).click();
    await worker.getByRole('button', { name: 'Stop visit' }).click();
    await worker.getByText('2 visits are not sent yet.').waitFor();
    await looksGood(worker);
    expect(await stored()).toBe(0);
    expect((await kept(worker)).join()).not.toMatch(/Outreach|name of|worker/i);

    await worker.context().setOffline(false);
    await worker.getByText('Everything is sent.').waitFor({ timeout: 25_000 });
    expect(await stored()).toBe(2);
    await worker.reload();
    await worker.getByText('Everything is sent.').waitFor();
    expect(await stored()).toBe(2);
    const [visit] = await walk.database.asOwner((sql) =>
      sql.query(
        `SELECT v.young_female AS female, v.adults, i.kind, i.place_bng IS NOT NULL AS placed, k.ask, k.children,
                (SELECT count(*)::int FROM visit_concern c WHERE c.visit_id = v.id) AS concerns
           FROM visit v JOIN visit_issue i ON i.visit_id = v.id JOIN visit_ask k ON k.visit_id = v.id`,
      ),
    );
    const counted = { female: 2, adults: 1, ask: 'safe route home', children: 2, concerns: 1 };
    expect(visit).toEqual({ ...counted, kind: 'street lighting', placed: true });
    await asker.reload();
    await asker.getByText('A team was there.', { exact: false }).waitFor();
    expect(await asker.locator('.hotspot-history li').first().textContent()).toMatch(/^Decided: done .*«A team was there on /);
    await looksGood(asker);
  }, 60_000);

  it('is corrected, and forgotten by the phone when the worker signs out', async () => {
    await worker.getByRole('button', { name: new RegExp(`^Correct ${area.name}`) }).click();
    await worker.getByRole('button', { name: 'One more: Adults' }).click();
    await worker.getByRole('button', { name: 'Save the correction' }).click();
    await expect.poll(stored).toBe(3);
    await worker.getByText('2 young people, 2 adults').waitFor();
    await worker.getByRole('button', { name: 'Sign out' }).click();
    await worker.waitForURL(/\/sign-in/);
    expect(await kept(worker)).toEqual([]);
  }, 30_000);

  it('is the team’s table and the area’s dose, beside its effect; the police have it by ward', async () => {
    const analyst = await open('Council analyst', '/deployments/visits');
    const adults = analyst
      .getByRole('row', { name: /Engagements with adults/ })
      .getByRole('cell')
      .first();
    await adults.waitFor();
    expect(await adults.textContent()).toBe('2');
    await looksGood(analyst);
    await analyst.goto(`${walk.url}/provision/asked-for`);
    await analyst.getByText('Asked at: visits 2 (1 visit)', { exact: true }).waitFor();
    await looksGood(analyst);
    await analyst.goto(`${walk.url}/hotspot-areas/${area.id}/dose`);
    await analyst.getByRole('heading', { level: 1, name: `What was done: ${area.name}` }).waitFor();
    const week = analyst.getByRole('row').last().getByRole('cell').first();
    expect(await week.textContent()).toBe('1');
    await looksGood(analyst);
    await analyst.getByRole('link', { name: 'Did it work?' }).click();
    await analyst.getByRole('heading', { level: 1, name: `Did it work? ${area.name}` }).waitFor();

    const police = await open('Police analyst', `/hotspot-areas/${area.id}/dose`);
    await police.getByText('by ward and whole week, not by area').waitFor();
    await looksGood(police);
    expect(walk.complaints).toEqual([]);
  }, 60_000);

  it('counts in the year’s report: an activity’s measure, an agenda that drafts itself, an action that a partner closed, in a Word document', async () => {
    const year = financialYearOf(on);
    const manager = await walk.newPage();
    await signIn(manager, walk.url, 'Partnership manager', `/partnership?year=${year.replace('/', '-')}`);
    await walkActivityAndMeasure(manager, 2, year);
    await manager.goto(`${walk.url}/partnership/meetings`);
    await walkAgenda(manager);
    await walkOwnAction(await open('Partner', '/partnership/meetings'));
    await manager.goto(`${walk.url}/chapters/make`);
    const approver = await walk.newPage();
    await signIn(approver, walk.url, 'JSNA author', await walkReport(manager, year));
    const address = await walkApprover(approver);
    await walkReportFile(await open('Partnership manager', address), 2, year);
    expect(walk.complaints).toEqual([]);
  }, 120_000);

  it('is nobody else’s: an analyst is told so at the address', async () => {
    const page = await open('Police analyst', '/my-shift');
    await page.getByRole('heading', { level: 1, name: 'Your shift is not part of your role' }).waitFor();
    expect(await page.getByRole('link', { name: 'Your shift', exact: true }).count()).toBe(0);
  }, 30_000);
});
