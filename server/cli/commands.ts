/**
 * Every command of `homeward`, in the order of its help. A command is a file `<name>.command.ts` exporting `register`; add it here.
 */
import type { Command } from 'commander';
import type { OpenServices } from './open-services.js';

/**
 * Adds one command to the program. The action may set `process.exitCode` (1: it did not all work, 2: wrong input) or throw a
 * StartError or CallerError; it closes the services that it opens.
 */
export type RegisterCommand = (program: Command, openServices: OpenServices) => void;

/** Loaded by name, so that a command does not wait for what only the others need. */
export const COMMANDS: Readonly<Record<string, () => Promise<{ register: RegisterCommand }>>> = {
  start: () => import('./start.command.js'),
  ingest: () => import('./ingest.command.js'),
  batches: () => import('./batches.command.js'),
  remove: () => import('./remove.command.js'),
  agreements: () => import('./agreements.command.js'),
  'open-data': () => import('./open-data.command.js'),
  retention: () => import('./retention.command.js'),
  due: () => import('./due.command.js'),
  agenda: () => import('./agenda.command.js'),
  correct: () => import('./correct.command.js'),
  restrict: () => import('./restrict.command.js'),
  compose: () => import('./compose.command.js'),
  analyse: () => import('./analyse.command.js'),
  estimate: () => import('./estimate.command.js'),
  export: () => import('./export.command.js'),
  token: () => import('./token.command.js'),
  audit: () => import('./audit.command.js'),
  migrate: () => import('./migrate.command.js'),
  check: () => import('./check.command.js'),
};
