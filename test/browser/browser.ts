/** A real browser on the real server with the demonstration loaded: what the walks through the pages share. */
import { AxeBuilder } from '@axe-core/playwright';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ProviderSettings } from '../../server/access/provider/provider-settings.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { readTrustedDocuments } from '../../server/graphql/trusted-documents.js';
import { demonstrationDatabase } from '../database.js';
import { serve } from '../api/serve.js';

const executables = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Success criteria of WCAG 2.2 at level AA that axe can judge. */
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export interface Walk {
  readonly url: string;
  readonly browser: Browser;
  readonly database: PostgresDatabase;
  /** The code of the invented district. */
  readonly district: string;
  /** A page of its own visit, or `beside` another in the same; what the browser complains of is collected in `complaints`. */
  newPage(options?: { width?: number; height?: number; beside?: Page | undefined }): Promise<Page>;
  readonly complaints: string[];
  close(): Promise<void>;
}

/** Opens a page signed in, in the visit of its role unless it is to have its own; what the server refuses is collected. */
export type Open = (
  role: string,
  address: string,
  options?: { readonly ownVisit?: boolean; readonly width?: number; readonly height?: number },
) => Promise<{ readonly page: Page; readonly refused: readonly string[] }>;

/** Starts the server on the demonstration and the browser. The pages must have been built: `npm test` does. */
export async function startWalk(
  options: { trustedDocuments?: boolean; identityProvider?: ProviderSettings } = {},
): Promise<Walk> {
  const webDirectory = path.resolve('dist/web');
  if (!existsSync(path.join(webDirectory, 'index.html'))) throw new Error('The pages are not built: run «npm run build» first.');
  const executablePath = executables.find((file) => existsSync(file));
  if (!executablePath) throw new Error('No Chromium found: run «apt-get install chromium».');
  const database = await demonstrationDatabase();
  const trustedDocuments = options.trustedDocuments
    ? readTrustedDocuments(path.join(webDirectory, '..', 'trusted-documents.json'))
    : undefined;
  const served = await serve(database, {
    webDirectory,
    ...(trustedDocuments ? { trustedDocuments } : {}),
    ...(options.identityProvider ? { demonstration: false, identityProvider: options.identityProvider } : {}),
  });
  const [district] = await database.asOwner((sql) =>
    sql.query<{ code: string }>(`SELECT gss_code AS code FROM area WHERE type = 'DISTRICT' AND in_use ORDER BY gss_code`),
  );
  const browser = await chromium.launch({ executablePath, args: flags });
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  const newVisit = async (): Promise<BrowserContext> => {
    const context = await browser.newContext({ locale: 'en-GB', acceptDownloads: true, reducedMotion: 'reduce' });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: served.url });
    contexts.push(context);
    return context;
  };
  return {
    url: served.url,
    browser,
    database,
    district: district!.code,
    complaints,
    async newPage({ width = 1440, height = 1000, beside } = {}) {
      const page = await (beside?.context() ?? (await newVisit())).newPage();
      await page.setViewportSize({ width, height });
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' && /content security policy/i.test(message.text())) complaints.push(message.text());
      });
      return page;
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()));
      await browser.close();
      await served.close();
      await database.close();
    },
  };
}

/** Signs in as a persona by the page's own form and waits for the view asked for. */
export async function signIn(page: Page, url: string, role: string, destination = '/explore'): Promise<void> {
  await page.goto(`${url}${destination}`);
  await page.getByRole('radio', { name: role, exact: true }).check();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
}

/** Fails with each rule broken and where. */
export async function expectAccessible(page: Page): Promise<void> {
  // Our pages hold no frames, so that nothing is put together in a page of its own; and what passes is not described.
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(wcag)
    .setLegacyMode(true);
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.target.join(' ')) }))).toEqual([]);
}

/** A page must reflow, never scroll sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
}
