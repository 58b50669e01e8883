/** With HOMEWARD_TRUSTED_DOCUMENTS=1 the pages still work, each of them, and what is not theirs is refused from within them too. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signIn, startWalk, type Walk } from './browser.js';

let walk: Walk;

beforeAll(async () => {
  walk = await startWalk({ trustedDocuments: true });
}, 300_000);

afterAll(async () => {
  await walk.close();
});

it('a document of one’s own is refused; every page opens without a refusal', async () => {
  const page = await walk.newPage();
  const refused: string[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('/graphql') && !response.ok()) refused.push(response.request().postData() ?? '');
  });
  await signIn(page, walk.url, 'Police analyst', '/explore');
  const [status, answer] = await page.evaluate(async () => {
    const headers = { 'content-type': 'application/json', 'x-homeward-request': '1' };
    const response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query: '{ me { name } }' }) });
    return [response.status, await response.text()] as const;
  });
  expect(status).toBe(403);
  expect(answer).toContain('FORBIDDEN');
  refused.length = 0;

  const addresses = ['/explore', `/areas/${walk.district}`, '/data', '/data-sources', '/purpose'];
  for (const address of addresses) {
    await page.goto(`${walk.url}${address}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForFunction(() => document.querySelectorAll('.state--loading').length === 0);
    expect(await page.locator('.state--failed').count()).toBe(0);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).not.toMatch(/not found/i);
  }
  expect(refused).toEqual([]);
  expect(walk.complaints).toEqual([]);
}, 120_000);
