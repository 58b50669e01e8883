import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import express, { Router } from 'express';
import { nonceOf } from './security-headers.js';

/** Where scripts find the nonce for the style elements they make (charts bring their own). */
const nonceMeta = (nonce: string): string => `<meta property="csp-nonce" nonce="${nonce}">`;

/**
 * The built web app: files of `assets/` (named by their content, kept for a year) and, for every page address, index.html
 * with this answer's nonce. Holds no data, so it is served to anybody; what a page shows it asks the API for.
 */
export function webAssets(directory: string): Router {
  const router = Router();
  const page = join(directory, 'index.html');
  router.use('/assets', express.static(join(directory, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }));
  router.use(express.static(directory, { index: false, maxAge: '1h', redirect: false }));
  router.get('/{*page}', async (request, response, next) => {
    if (!request.accepts('html') || !existsSync(page)) return next();
    const html = await readFile(page, 'utf8');
    response.type('html').send(html.replace('</head>', `${nonceMeta(nonceOf(response))}</head>`));
  });
  return router;
}
