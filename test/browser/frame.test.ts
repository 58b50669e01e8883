/** The frame, walked in a browser: signing in, and the pages that are only text. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll, signIn, startWalk, type Walk } from './browser.js';

let walk: Walk;

beforeAll(async () => {
  walk = await startWalk();
}, 300_000);

afterAll(async () => {
  await walk.close();
});

describe('signing in', () => {
  it('sends nobody elsewhere, and says what is wrong when nothing is chosen', async () => {
    const page = await walk.newPage();
    await page.goto(`${walk.url}/sign-in?return=//elsewhere.example`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Choose who to sign in as' }).click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('radio');
    expect(await page.title()).toContain('Error: Sign in');
    await expectAccessible(page);
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/explore**');
    expect(new URL(page.url()).origin).toBe(walk.url);
  });

  it('is asked for by every view, which then opens at the same address', async () => {
    const page = await walk.newPage();
    await page.goto(`${walk.url}/explore?measure=count`);
    await page.waitForURL('**/sign-in?return=*');
    await page.getByRole('radio', { name: 'Partner', exact: true }).check();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/explore?measure=count');
  });
});

describe('the menu', () => {
  it('stands open where there is room, and behind «Menu» on a telephone', async () => {
    const page = await walk.newPage();
    await signIn(page, walk.url, 'Police analyst', '/access');
    const toggle = page.getByRole('button', { name: 'Menu', exact: true });
    const link = page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Your activity' });
    await link.waitFor();
    expect(await toggle.isVisible()).toBe(false);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await link.isVisible()).toBe(false);
    await toggle.press('Enter');
    expect(await toggle.getAttribute('aria-expanded')).toBe('true');
    await expectAccessible(page);
    await link.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Your activity' }).waitFor();
    expect(await link.isVisible()).toBe(false);
  });

  it('of pages that stand together folds on a telephone, and says which one is open', async () => {
    const page = await walk.newPage({ width: 390, height: 844 });
    await signIn(page, walk.url, 'Police analyst', '/partnership');
    const toggle = page.getByRole('button', { name: 'Partnership: Account' });
    const link = page.getByRole('navigation', { name: 'Partnership' }).getByRole('link', { name: 'Meetings' });
    await toggle.waitFor();
    expect(await link.isVisible()).toBe(false);
    await toggle.press('Enter');
    expect(await toggle.getAttribute('aria-expanded')).toBe('true');
    await expectAccessible(page);
    await link.press('Enter');
    await page.getByRole('button', { name: 'Partnership: Meetings' }).waitFor();
    expect(await link.isVisible()).toBe(false);
    await page.setViewportSize({ width: 1440, height: 900 });
    expect([await link.isVisible(), await page.getByRole('button', { name: 'Partnership: Meetings' }).isVisible()]).toEqual([
      true,
      false,
    ]);
  });
});

describe('the other pages of the frame', () => {
  it.each(['/accessibility', '/privacy', '/data-sources', '/purpose', '/nowhere'])(
    '%s is accessible and has a heading of its own',
    async (path) => {
      const page = await walk.newPage();
      await signIn(page, walk.url, 'Police analyst', '/purpose');
      await page.goto(`${walk.url}${path}`);
      const heading = page.getByRole('heading', { level: 1 });
      await heading.waitFor();
      // Until it is known who is signed in, the heading is another one.
      await page.locator('.state--loading').first().waitFor({ state: 'detached' });
      expect(await page.title()).toContain((await heading.textContent()) ?? '');
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    },
  );

  it('break no rule of the content security policy and throw nothing', () => {
    expect(walk.complaints).toEqual([]);
  });
});
