import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import express, { Router, type RequestHandler, type Response } from 'express';
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
  router.use(
    '/assets',
    compressedTwin(join(directory, 'assets')),
    express.static(join(directory, 'assets'), { ...kept('31536000, immutable'), fallthrough: false }),
  );
  router.use(express.static(directory, { ...kept('3600'), index: false, redirect: false }));
  router.get('/{*page}', async (request, response, next) => {
    if (!request.accepts('html') || !existsSync(page)) return next();
    const html = await readFile(page, 'utf8');
    response.type('html').send(html.replace('</head>', `${nonceMeta(nonceOf(response))}</head>`));
  });
  return router;
}

/** How the name of a compressed twin ends (vite.config.ts makes them), the smallest first. */
const TWINS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** Asks for the compressed twin of a file of text where there is one that the browser takes. */
function compressedTwin(directory: string): RequestHandler {
  return (request, response, next) => {
    // A name alone, so that nothing outside the folder is looked for.
    if (!/^\/[\w-]+(\.[\w-]+)*\.(js|css)$/.test(request.path)) return next();
    response.vary('Accept-Encoding');
    const name = request.path;
    const twin = TWINS.find(([encoding, end]) => request.acceptsEncodings(encoding) && existsSync(join(directory, name + end)));
    if (twin === undefined) return next();
    response.setHeader('Content-Encoding', twin[0]);
    response.type(extname(name));
    request.url = name + twin[1];
    next();
  };
}

/** Files may stay in caches, unlike every other answer, for which «no-store» is set before. */
const kept = (maxAge: string) => ({
  cacheControl: false,
  setHeaders: (response: Response) => void response.setHeader('Cache-Control', `public, max-age=${maxAge}`),
});
