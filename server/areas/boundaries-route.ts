import { Router } from 'express';
import { signedIn } from '../access/authentication.js';
import { readsReference } from '../access/policies.js';
import { actingViewer } from '../access/viewer.js';
import { notFound } from '../errors.js';
import type { Services } from '../services.js';
import { areaTypeOfWord, type AreaType } from './area-type.js';
import { BoundariesFiles } from './boundaries-file.js';

/** «low» and «high» are what the map calls them. */
const DETAILS: ReadonlyMap<string, 'coarse' | 'fine'> = new Map([
  ['coarse.geojson', 'coarse'],
  ['low.geojson', 'coarse'],
  ['fine.geojson', 'fine'],
  ['high.geojson', 'fine'],
]);

/**
 * `GET /boundaries/{type}/{vintage}/{coarse|fine}.geojson[?within=CODE]`: one FeatureCollection, features with the code (also as id) and the name.
 * With `v=` (the installation's data version) in the address it may be kept for good; without, it is asked for again by its ETag.
 */
export function boundaryRoutes(services: Services): Router {
  const router = Router();
  const files = new BoundariesFiles();
  router.get('/:type/:vintage/:file', async (request, response) => {
    const { type: word, vintage, file: name } = request.params;
    const type: AreaType | null = word === 'composite' ? 'COMPOSITE' : areaTypeOfWord(word);
    const detail = DETAILS.get(name);
    if (type === null || detail === undefined || !/^\d{4}$/.test(vintage))
      throw notFound('There are no boundaries at this address.');
    readsReference(signedIn(response).viewer);
    const viewer = actingViewer(signedIn(response).viewer);
    const { within, v } = request.query;
    const file = await files.get((work) => services.database.asViewer(viewer, work), {
      type,
      vintage: Number(vintage),
      detail,
      ...(typeof within === 'string' && within !== '' ? { within } : {}),
    });
    response.setHeader('ETag', file.etag);
    response.setHeader('Vary', 'Accept-Encoding');
    response.setHeader(
      'Cache-Control',
      typeof v === 'string' && v !== '' ? 'private, max-age=31536000, immutable' : 'private, no-cache',
    );
    if (request.headers['if-none-match'] === file.etag) {
      response.status(304).end();
      return;
    }
    response.setHeader('Content-Type', 'application/geo+json; charset=utf-8');
    if (request.acceptsEncodings('gzip') === 'gzip') {
      response.setHeader('Content-Encoding', 'gzip');
      response.end(file.gzipped);
    } else response.end(file.plain);
  });
  return router;
}
