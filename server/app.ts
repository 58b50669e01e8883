import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import express, { Router, type Express, type NextFunction, type Request, type Response } from 'express';
import type { Logger } from 'pino';
import { requireSignIn, signedIn } from './access/authentication.js';
import { openAccess } from './access/open-access.js';
import { RateLimiter, USUAL_RATE_LIMITS, type RateLimits } from './access/rate-limit.js';
import { auditRefusals } from './audited-requests.js';
import { AuditTrail } from './audit/audit-trail.js';
import { auditSignIns } from './audit/sign-in.js';
import { createContext, type RequestContext } from './context.js';
import { badUserInput, CallerError, notFound } from './errors.js';
import { buildHomewardSchema } from './graphql/build-schema.js';
import { graphqlRoute, type AnswerGraphql } from './graphql/graphql-route.js';
import { makeGraphqlServer } from './graphql/graphql-server.js';
import { answerError } from './http-errors.js';
import { failureForLog } from './failure-for-log.js';
import { keepReleasesIn, PublicationKeeper } from './incidents/incidents.service.js';
import { giveRequestId, requestIdOf } from './request-id.js';
import { DOMAIN_ROUTES } from './routes.js';
import { securityHeaders } from './security-headers.js';
import type { Services } from './services.js';
import { webAssets } from './web-assets.js';

/** How far the start has come. `GET /health` tells it without asking the database. */
export interface StartProgress {
  ready: boolean;
  /** For people: «loading the demonstration». */
  doing: string;
  engine: string | null;
  migrations: number | null;
  demonstration: 'none' | 'loading' | 'loaded' | null;
}

export interface AppParts {
  readonly progress: StartProgress;
  readonly log: Logger;
  /** Tile address of the base map, whose pictures the content security policy must admit. */
  readonly basemapUrl: string | undefined;
  /** Directory of the built web app. */
  readonly webDirectory: string;
  readonly rateLimits?: RateLimits;
  /** Proxies whose word on protocol, host and address of a request is taken: how many, or which. None unless told. */
  readonly trustProxy?: number | readonly string[] | undefined;
  /** Makes protected counts ready whenever the data changed; else at the first question. */
  readonly preparesPublications?: boolean;
  /** The clock that sessions go by, for tests. */
  readonly now?: () => Date;
}

export interface HomewardApp {
  /** Answers /health at once, everything else with 503 until `open`. */
  readonly listener: RequestListener;
  /** Starts serving with these services. */
  open(services: Omit<Services, 'audit'>): Promise<void>;
  /** Ends uploads that are still arriving, and says why: a slow one would keep the process from stopping. */
  stop(): void;
  /** Lets running operations finish. */
  close(): Promise<void>;
}

export function createApp(parts: AppParts): HomewardApp {
  const app = express();
  const stopping = new AbortController();
  let opened: Opened | undefined;
  app.disable('x-powered-by');
  app.disable('etag');
  if (parts.trustProxy !== undefined) app.set('trust proxy', parts.trustProxy);
  const everyAnswer = [securityHeaders(parts.basemapUrl), giveRequestId];
  app.use(everyAnswer);
  app.get('/health', (_request, response) => {
    response.status(parts.progress.ready ? 200 : 503).json(parts.progress);
  });

  app.use((request, response, next) => {
    if (opened) return opened.router(request, response, next);
    response.status(503).setHeader('Retry-After', '5');
    response.type('text').send(`Homeward is starting: ${parts.progress.doing}. Try again in a few seconds.`);
  });
  const failed = answerError(parts.log);
  app.use(failed);
  const answerGraphql = async (asked: IncomingMessage, answer: ServerResponse, { graphql }: Opened): Promise<void> => {
    const [request, response] = ofExpress(app, asked, answer);
    for (const prepare of everyAnswer) void prepare(request, response, nothing);
    await graphql(request, response).catch((error: unknown) => failed(error, request, response, nothing));
  };

  return {
    // Express finds its way through layers; the one address that nearly everything is asked at need not be looked for. It cost half a
    // thousand points as much as half of passing their text.
    listener: (request, response) => {
      if (opened !== undefined && isGraphql(request)) void answerGraphql(request, response, opened);
      else app(request, response);
    },
    async open(services) {
      opened = await openRoutes({ ...services, audit: new AuditTrail(services.database), stopping: stopping.signal }, parts);
    },
    stop: () => stopping.abort(),
    async close() {
      await opened?.close();
    },
  };
}

function isGraphql({ method, url = '' }: IncomingMessage): boolean {
  return method === 'POST' && (url === '/graphql' || url.startsWith('/graphql?'));
}

/** What Express makes of a request and its answer before its first layer. */
function ofExpress(app: Express, asked: IncomingMessage, answer: ServerResponse): [Request, Response] {
  const request = Object.setPrototypeOf(asked, app.request as object) as Request;
  const response = Object.setPrototypeOf(answer, app.response as object) as Response;
  request.res = response;
  response.locals = {};
  return [request, response];
}

function nothing(): void {}

interface Opened {
  readonly graphql: AnswerGraphql;
  readonly router: Router;
  close(): Promise<void>;
}

async function openRoutes(services: Services, parts: AppParts): Promise<Opened> {
  const { installation, log } = services;
  const notStored = (error: unknown): void => log.error(failureForLog(error), 'Protected counts could not be made or stored');
  await keepReleasesIn(services.database, notStored);
  const keeper = new PublicationKeeper(services.database, notStored);
  if (parts.preparesPublications === true) keeper.start();
  const onSignIn = services.onSignIn ?? auditSignIns(services.audit, services.database);
  const { authentication, routes } = await openAccess({ ...services, onSignIn }, { now: parts.now });
  const rateLimiter = new RateLimiter(parts.rateLimits ?? USUAL_RATE_LIMITS);
  const server = makeGraphqlServer({ schema: buildHomewardSchema(), log, rateLimiter });
  await server.start();
  const { trustedDocuments } = installation;
  const contextOfAnswer = (response: Response): RequestContext => contextOf(services, response);
  const graphql = graphqlRoute({ server, authentication, rateLimiter, trustedDocuments, contextOf: contextOfAnswer });

  const guard = [requireSignIn(authentication), rateLimiter.middleware()];
  const router = Router();
  router.use(rateLimiter.addressMiddleware());
  router.use(routes);
  router.all('/graphql', guard, (_request: Request, response: Response) => {
    response.setHeader('Allow', 'POST');
    response.status(405);
    throw new CallerError('BAD_USER_INPUT', 'Send GraphQL requests by POST to /graphql, as JSON.', { path: [] });
  });
  for (const domain of DOMAIN_ROUTES) {
    router.use(domain.path, Router().use(leavePage, refuseNul, guard, domain.routes(services), auditRefusals(services.audit)));
  }
  router.use(webAssets(parts.webDirectory));
  router.use(() => {
    throw notFound('There is nothing at this address.');
  });
  return {
    graphql,
    router,
    async close() {
      await keeper.stop();
      await server.stop();
    },
  };
}

function contextOf(services: Services, response: Response): RequestContext {
  const { viewer, keepPurpose } = signedIn(response);
  const context = createContext(services, viewer, keepPurpose, requestIdOf(response));
  // Should the answer never be completed, the embedded engine's only connection must not stay taken.
  response.on('close', () => void (response.writableFinished ? context.end() : context.abandon()));
  return context;
}

/** The address a domain's routes hang under may be a page of the web app (/data): that one is left to it. */
function leavePage(request: Request, _response: Response, next: NextFunction): void {
  next(request.path === '/' ? 'router' : undefined);
}

/** The words of an address may go to the database, which takes no NUL. */
function refuseNul(request: Request, _response: Response, next: NextFunction): void {
  if (request.originalUrl.includes('%00')) throw badUserInput('The address holds a NUL character. Take it out.', []);
  next();
}
