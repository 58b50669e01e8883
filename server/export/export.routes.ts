import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router, type Request, type Response } from 'express';
import { signedIn } from '../access/authentication.js';
import { actingViewer, type Viewer } from '../access/viewer.js';
import type { AuditEvent } from '../audit/audit-event.js';
import { nameOf } from '../audit/actor.js';
import { auditOfRequest } from '../audited-requests.js';
import { callerGone } from '../caller-gone.js';
import { readsStrictly } from '../incidents/strictest-reader.js';
import type { Services } from '../services.js';
import { actionsExported, makeActionsFile, readActionsWords } from './actions-export.js';
import { accountExported, makeAccountFile, readAccountWords } from './account-export.js';
import { chapterExported, makeChapterFile, readChapterWords } from './chapter-export.js';
import type { RunInSql } from './export-content.js';
import { correctionOf, exportOf } from './export-event.js';
import type { SentFile } from './export-file.js';
import { recordExport, refuseAfterLimit, USUAL_EXPORTS_PER_HOUR } from './export-limit.js';
import { askedExported, makeAskedFile, readAskedWords } from './asked-export.js';
import { readExportWords } from './export-words.js';
import { frameOf, makeExport } from './make-export.js';
import { makeTypologyFile, readTypologyWords, typologyExported } from './typology-export.js';
import { dataRequestExported, makeDataRequestFile, readDataRequestWords } from './data-request-export.js';
import { estimateExported, makeEstimateFile, readEstimateWords } from './estimate-export.js';
import { indicatorsExported, makeIndicatorsFile, readIndicatorsWords } from './indicators-export.js';
import { makePartnershipFile, partnershipExported, readPartnershipWords } from './partnership-export.js';
import { makePlanFile, planExported, readPlanWords } from './plan-export.js';
import { makeVisitsFile, readVisitsWords, visitsExported } from './visits-export.js';

interface Made {
  readonly by: string;
  readonly on: Date;
  readonly version: string;
}

/** A file, the event that says it was given out, and what is said afterwards where it came out otherwise. */
interface GivenOut {
  readonly file: SentFile;
  readonly event: AuditEvent;
  readonly correction?: () => AuditEvent | null;
}

/**
 * `GET /export/{areas|counts|grid|hotspots|points|provision|attendance}.{csv|geojson}?…`, with the words of the view's own address;
 * `GET /export/plan.{csv|geojson|ics}?plan=…&version=…`; `GET /export/visits.csv?from=…&to=…`; `GET /export/asked-for.csv?quarter=…`;
 * `GET /export/estimate.csv?estimate=…&version=…`; `GET /export/chapter.{docx|zip}?chapter=…&version=…`;
 * `GET /export/data-request.csv?request=…`; `GET /export/account.csv?year=2018-19`; `GET /export/actions.csv?on=2027-01-29`;
 * `GET /export/{multi-agency|reviews|programmes}.csv`;
 * `GET /export/typology.csv?typology=…`;
 * `GET /export/indicators.csv?area=E08000014&benchmark=Region&indicators=…&indicators=…`.
 */
export function exportRoutes(services: Services): Router {
  const router = Router();
  // A file is made, counted and told to the audit when it is asked for: its head alone is not to be had.
  router.use((request, response, next) => (request.method === 'HEAD' ? response.status(405).set('Allow', 'GET').end() : next()));
  router.get('/plan.:format', (request, response) => {
    const asked = readPlanWords(request.params.format, wordsOf(request));
    return giveOut(services, response, async (run, viewer, made) => {
      const file = await makePlanFile(asked, run, viewer, (sql) => frameOf(sql, asked, made));
      return { file, event: planExported(asked, file, made.by) };
    });
  });
  router.get('/visits.:format', (request, response) => {
    const asked = readVisitsWords(request.params.format, wordsOf(request));
    return giveOut(services, response, async (run, viewer, made) => {
      const file = await makeVisitsFile(asked, run, viewer, (sql) => frameOf(sql, asked, made));
      return { file, event: visitsExported(asked, file, made.by) };
    });
  });
  router.get('/asked-for.:format', (request, response) => {
    const asked = readAskedWords(request.params.format, wordsOf(request));
    return giveOut(services, response, async (run, viewer, made) => {
      const file = await makeAskedFile(asked, run, viewer, (sql) => frameOf(sql, asked, made));
      return { file, event: askedExported(asked, file, made.by) };
    });
  });
  router.get('/estimate.:format', (request, response) => {
    const asked = readEstimateWords(request.params.format, wordsOf(request));
    return giveOut(services, response, async (run, viewer, made) => {
      const file = await makeEstimateFile(asked, run, viewer, (sql) => frameOf(sql, asked, made));
      return { file, event: estimateExported(asked, file, made.by) };
    });
  });
  router.get('/chapter.:format', (request, response) => {
    const asked = readChapterWords(request.params.format, wordsOf(request));
    return giveOut(services, response, async (run, viewer, made) => {
      const file = await makeChapterFile(asked, run, viewer, (sql) => frameOf(sql, asked, made));
      return { file, event: chapterExported(asked, file, made.by) };
    });
  });
  router.get('/typology.:format', (request, response) => {
    const asked = readTypologyWords(request.params.format, wordsOf(request));
    return giveOut(services, response, async (run, viewer, made) => {
      const file = await makeTypologyFile(asked, run, viewer, (sql) => frameOf(sql, asked, made));
      return { file, event: typologyExported(asked, file, made.by) };
    });
  });
  router.get('/data-request.:format', (request, response) => {
    const asked = readDataRequestWords(request.params.format, wordsOf(request));
    return giveOut(services, response, async (run, viewer, made) => {
      const file = await makeDataRequestFile(asked, run, viewer, (sql) => frameOf(sql, asked, made));
      return { file, event: dataRequestExported(asked, file, made.by) };
    });
  });
  router.get('/account.:format', (request, response) => {
    const asked = readAccountWords(request.params.format, wordsOf(request));
    return giveOut(services, response, async (run, viewer, made, runStrictly) => {
      const file = await makeAccountFile(asked, { run, runStrictly }, viewer, (sql) => frameOf(sql, asked, made));
      return { file, event: accountExported(asked, file, made.by) };
    });
  });
  router.get('/actions.:format', (request, response) => {
    const asked = readActionsWords(request.params.format, wordsOf(request));
    return giveOut(services, response, async (run, viewer, made) => {
      const file = await makeActionsFile(asked, run, viewer, (sql) => frameOf(sql, asked, made));
      return { file, event: actionsExported(asked, file, made.by) };
    });
  });
  for (const of of ['multi-agency', 'reviews', 'programmes'] as const)
    router.get(`/${of}.:format`, (request, response) => {
      const asked = readPartnershipWords(of, String(request.params['format']), wordsOf(request));
      return giveOut(services, response, async (run, viewer, made) => {
        const file = await makePartnershipFile(asked, run, viewer, (sql) => frameOf(sql, asked, made));
        return { file, event: partnershipExported(asked, file, made.by) };
      });
    });
  router.get('/indicators.:format', (request, response) => {
    const asked = readIndicatorsWords(request.params.format, wordsOf(request));
    return giveOut(services, response, async (run, viewer, made) => {
      const file = await makeIndicatorsFile(asked, run, viewer, (sql) => frameOf(sql, asked, made));
      return { file, event: indicatorsExported(asked, file, made.by) };
    });
  });
  router.get('/:layer.:format', (request, response) => {
    const asked = readExportWords(request.params.layer, request.params.format, wordsOf(request));
    return giveOut(services, response, async (run, viewer, made) => {
      const file = await makeExport(asked, run, viewer, made);
      return { file, event: exportOf(asked, file, made.by), correction: () => correctionOf(asked, file) };
    });
  });
  return router;
}

const wordsOf = ({ originalUrl }: Pick<Request, 'originalUrl'>): URLSearchParams =>
  new URL(originalUrl, 'http://localhost').searchParams;

async function giveOut(
  services: Services,
  response: Response,
  make: (run: RunInSql, viewer: Viewer, made: Made, runStrictly: RunInSql) => Promise<GivenOut>,
): Promise<void> {
  const audit = auditOfRequest(services.audit, response);
  const { viewer } = signedIn(response);
  const acting = actingViewer(viewer);
  const mostPerHour = services.installation.exportsPerHour ?? USUAL_EXPORTS_PER_HOUR;
  await refuseAfterLimit(services.database, audit.acting.actor.id, mostPerHour);
  const signal = callerGone(response);
  const run: RunInSql = (work) => services.database.asViewer(acting, work, { signal, patient: true });
  const strict = readsStrictly(audit.acting);
  const runStrictly: RunInSql = (work) => services.database.asViewer(strict, work, { signal, patient: true });
  const made = { by: nameOf(audit.acting), on: new Date(), version: services.installation.version };
  const { file, event, correction } = await make(run, viewer, made, runStrictly);
  await recordExport(services.database, audit.acting, event, mostPerHour);
  response.setHeader('Content-Type', file.contentType);
  response.setHeader('Content-Disposition', `attachment; filename="${file.name}"`);
  await pipeline(Readable.from(file.text), response);
  const otherwise = correction?.() ?? null;
  if (otherwise !== null) await audit.record(otherwise);
}
