/**
 * Why a test was not run although nothing is wrong with it: told and counted apart at the end of a run (plain-summary.ts), never
 * among those that passed. `context.skip(REGISTRY_SILENT)`.
 */
export const SHARED_DATA_ABSENT = 'not run: shared data absent';
export const REGISTRY_SILENT = 'not run: the registry does not answer';
