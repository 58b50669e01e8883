import type { Router } from 'express';
import { boundaryRoutes } from './areas/boundaries-route.js';
import { exportRoutes } from './export/export.routes.js';
import { uploadRoutes } from './ingest/upload-route.js';
import type { Services } from './services.js';

/** A domain's routes that are not GraphQL: files in and out. Everything under `path` is behind the sign-in. */
export interface DomainRoutes {
  readonly path: string;
  readonly routes: (services: Services) => Router;
}

/** Each domain adds its own. */
export const DOMAIN_ROUTES: readonly DomainRoutes[] = [
  { path: '/data', routes: (services) => uploadRoutes(services) },
  { path: '/boundaries', routes: boundaryRoutes },
  { path: '/export', routes: exportRoutes },
];
