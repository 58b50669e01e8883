/**
 * Every command of `homeward`, in the order of its help. A command is a file `<name>.command.ts` exporting `register`; add it here.
 */
import type { Command } from 'commander';
import { register as registerBatches } from './batches.command.js';
import { register as registerCheck } from './check.command.js';
import { register as registerIngest } from './ingest.command.js';
import { register as registerMigrate } from './migrate.command.js';
import type { OpenServices } from './open-services.js';
import { register as registerStart } from './start.command.js';
import { register as registerToken } from './token.command.js';

/**
 * Adds one command to the program. The action may set `process.exitCode` (1: it did not all work, 2: wrong input) or throw a
 * StartError or CallerError; it closes the services that it opens.
 */
export type RegisterCommand = (program: Command, openServices: OpenServices) => void;

export const COMMANDS: readonly RegisterCommand[] = [registerStart, registerIngest, registerBatches, registerToken, registerMigrate, registerCheck];
