import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import { signedIn } from '../access/authentication.js';
import { actingViewer } from '../access/viewer.js';
import { nameOf } from '../audit/actor.js';
import { auditOfRequest } from '../audited-requests.js';
import { callerGone } from '../caller-gone.js';
import type { Services } from '../services.js';
import { correctionOf, exportOf } from './export-event.js';
import { recordExport, refuseAfterLimit, USUAL_EXPORTS_PER_HOUR } from './export-limit.js';
import { readExportWords } from './export-words.js';
import { makeExport } from './make-export.js';

/** `GET /export/{areas|counts|grid|hotspots|points|provision|attendance}.{csv|geojson}?…`, with the words of the view's own address. */
export function exportRoutes(services: Services): Router {
  const router = Router();
  router.get('/:layer.:format', async (request, response) => {
    const audit = auditOfRequest(services.audit, response);
    const { viewer } = signedIn(response);
    const acting = actingViewer(viewer);
    const words = new URL(request.originalUrl, 'http://localhost').searchParams;
    const asked = readExportWords(request.params.layer, request.params.format, words);
    const mostPerHour = services.installation.exportsPerHour ?? USUAL_EXPORTS_PER_HOUR;
    await refuseAfterLimit(services.database, audit.acting.actor.id, mostPerHour);
    const signal = callerGone(response);
    const file = await makeExport(asked, (work) => services.database.asViewer(acting, work, { signal, patient: true }), viewer, {
      by: nameOf(audit.acting),
      on: new Date(),
      version: services.installation.version,
    });
    await recordExport(services.database, audit.acting, exportOf(asked, file, nameOf(audit.acting)), mostPerHour);
    response.setHeader('Content-Type', file.contentType);
    response.setHeader('Content-Disposition', `attachment; filename="${file.name}"`);
    await pipeline(Readable.from(file.text), response);
    const correction = correctionOf(asked, file);
    if (correction !== null) await audit.record(correction);
  });
  return router;
}
