import { readNames, isInvented } from '../installation/installation.service.js';
import type { Reader } from '../incidents/incidents.service.js';
import { checkKnown } from './check-known.js';
import { areasContent, countsContent } from './counts-content.js';
import type { ExportContent, RunInSql } from './export-content.js';
import { writeExport, type ExportFile } from './export-file.js';
import type { ExportLayer, ExportRequest } from './export-words.js';
import { gridContent } from './grid-content.js';
import { pointsContent } from './points-content.js';
import { provisionContent } from './provision-content.js';

const CONTENT_OF: Readonly<
  Record<ExportLayer, (request: ExportRequest, run: RunInSql, reader: Reader) => Promise<ExportContent>>
> = {
  areas: areasContent,
  counts: countsContent,
  grid: gridContent,
  points: pointsContent,
  provision: provisionContent,
};

/**
 * The file asked for. All that can be wrong with the request is found before the first piece of text. `run` decides under
 * whose role it is read. Throws CallerError.
 */
export async function makeExport(request: ExportRequest, run: RunInSql, reader: Reader, madeOn: Date): Promise<ExportFile> {
  await run((sql) => checkKnown(sql, request));
  const content = await CONTENT_OF[request.layer](request, run, reader);
  const frame = await run(async (sql) => ({
    partnership: (await readNames(sql)).partnership,
    invented: await isInvented(sql),
    madeOn,
  }));
  return writeExport(content, request.format, frame);
}
