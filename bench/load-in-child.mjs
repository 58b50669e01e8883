/** Loads one street file in a process of its own and tells its time and its largest resident memory. */
import { built } from './database.mjs';

const [, , url, file] = process.argv;
const { openDatabase } = await built('database/open-database.js');
const { loadFile } = await built('ingest/load.js');
const { policeStreet } = await built('ingest/police-street.js');

const database = await openDatabase({ databaseUrl: url, dataDirectory: '' });
const start = performance.now();
let checked = 0;
const result = await loadFile(
  database,
  policeStreet,
  { path: file },
  { replace: false, dryRun: false, invented: true },
  'bench',
  (progress) => {
    if (progress.stage === 'publishing') checked = performance.now() - start;
  },
);
const milliseconds = performance.now() - start;
await database.close();
const residentMegabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(
  JSON.stringify({
    milliseconds,
    checked,
    residentMegabytes,
    loaded: result.loaded,
    batch: result.batch,
    warnings: result.warnings,
  }),
);
