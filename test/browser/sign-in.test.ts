/** Signing in by a real identity provider, in a browser, as people of a partnership do. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { startIssuer, type TestIssuer } from '../access/issuer.js';
import { expectAccessible, expectNoSidewaysScroll, startWalk, type Walk } from './browser.js';
import { ready } from './explore-page.js';

const accounts = {
  ada: { name: 'Ada Quay', roles: ['police-analyst'], agency: 'Marram Police' },
  two: { name: 'Two Hats', roles: ['council-analyst', 'administrator'], agency: 'Marram Council' },
  nobody: { name: 'No Role', agency: 'Marram Council' },
};

let issuer: TestIssuer;
let walk: Walk;

beforeAll(async () => {
  issuer = await startIssuer({ accounts });
  walk = await startWalk({ identityProvider: issuer.settings });
  issuer.redirectUris.add(`${walk.url}/sign-in/callback`);
}, 300_000);

afterAll(async () => {
  await walk.close();
  await issuer.close();
});

async function signInAs(page: Page, account: keyof typeof accounts): Promise<void> {
  await page.getByRole('link', { name: 'Sign in with your organisation’s account' }).click();
  await page.getByRole('button', { name: account, exact: true }).click();
}

describe('signing in at the organisation', () => {
  it('leads to the view that was asked for, by a cookie that no script can read; signing out ends it there and here', async () => {
    const page = await walk.newPage();
    await page.goto(`${walk.url}/explore?measure=count`);
    await page.waitForURL('**/sign-in?return=*');
    await page.getByRole('link', { name: 'Sign in with your organisation’s account' }).waitFor();
    expect(await page.getByRole('radio').count()).toBe(0);
    await expectAccessible(page);
    await signInAs(page, 'ada');
    await page.waitForURL(`${walk.url}/explore?measure=count`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('Police analyst').first().waitFor();
    await ready(page);

    expect(await page.evaluate(() => document.cookie)).toBe('');
    const cookies = (await page.context().cookies(walk.url)).filter(({ name }) => name.includes('homeward'));
    expect(cookies).toMatchObject([
      { name: '__Host-homeward-session', secure: true, httpOnly: true, sameSite: 'Lax', path: '/', expires: -1 },
    ]);

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${issuer.url}/session/end?*`);
    await page.goto(`${walk.url}/explore`);
    await page.waitForURL('**/sign-in?return=*');
  });

  it('is refused without a role on a page that says what to ask for', async () => {
    const page = await walk.newPage({ width: 320 });
    await page.goto(`${walk.url}/sign-in`);
    await signInAs(page, 'nobody');
    await page.getByRole('heading', { level: 1, name: 'You have no role in Homeward' }).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.getByRole('link', { name: 'Back to the sign-in page' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await page.getByRole('link', { name: 'Sign in with your organisation’s account' }).click();
    await page.getByRole('link', { name: 'Sign in with another account' }).click();
    await page.getByRole('button', { name: 'ada', exact: true }).click();
    await page.waitForURL(`${walk.url}/explore`);
  });

  it('asks somebody with several roles for one, and opens the view in it', async () => {
    const page = await walk.newPage();
    await page.goto(`${walk.url}/data-sources`);
    await signInAs(page, 'two');
    await page.getByRole('heading', { level: 1, name: 'Which role do you want to work in?' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Administrator' }).click();
    await page.waitForURL(`${walk.url}/data-sources`);
    await page.getByText('Administrator').first().waitFor();
  });

  it('is asked for again as soon as the session has ended, and nothing of the view stays', async () => {
    const page = await walk.newPage();
    await page.goto(`${walk.url}/explore`);
    await signInAs(page, 'ada');
    await ready(page);
    // In another window of the same browser.
    await page.context().request.delete(`${walk.url}/session`, { headers: { 'x-homeward-request': '1' } });
    await page.getByRole('link', { name: 'Data', exact: true }).click();
    await page.waitForURL('**/sign-in?return=*');
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    expect(await page.getByText('Police analyst').count()).toBe(0);
  });

  it('breaks no rule of the content security policy and throws nothing', () => {
    expect(walk.complaints).toEqual([]);
  });
});
