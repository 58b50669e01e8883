import type { Sql } from '../database/database.js';
import { readNames, isInvented } from '../installation/installation.service.js';
import type { Reader } from '../incidents/incidents.service.js';
import { attendanceContent } from './attendance-content.js';
import { checkKnown } from './check-known.js';
import { areasContent, countsContent } from './counts-content.js';
import type { ExportContent, RunInSql } from './export-content.js';
import { writeExport, type ExportFile, type ExportFrame } from './export-file.js';
import type { ExportLayer, ExportRequest } from './export-words.js';
import { gridContent } from './grid-content.js';
import { hotspotsContent } from './hotspots-content.js';
import { pointsContent } from './points-content.js';
import { provisionContent } from './provision-content.js';

const CONTENT_OF: Readonly<
  Record<ExportLayer, (request: ExportRequest, run: RunInSql, reader: Reader, version: string) => Promise<ExportContent>>
> = {
  areas: areasContent,
  counts: countsContent,
  grid: gridContent,
  hotspots: hotspotsContent,
  points: pointsContent,
  provision: provisionContent,
  attendance: attendanceContent,
};

/** How long a file may be kept unless its maker says otherwise. */
const KEPT_DAYS = 90;

function dayAfter(moment: Date, days: number): string {
  return new Date(moment.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * The file asked for. All that can be wrong with the request is found before the first piece of text. `run` decides under
 * whose role it is read. Throws CallerError.
 */
export async function makeExport(
  request: ExportRequest,
  run: RunInSql,
  reader: Reader,
  made: { readonly by: string; readonly on: Date; readonly version: string },
): Promise<ExportFile> {
  await run((sql) => checkKnown(sql, request));
  const content = await CONTENT_OF[request.layer](request, run, reader, made.version);
  return writeExport(content, request.format, await run((sql) => frameOf(sql, request, made)));
}

/** Who gives a file out, to whom, and until when. */
export async function frameOf(
  sql: Sql,
  asked: { readonly recipient?: string | undefined; readonly deleteBy?: string | undefined },
  made: { readonly by: string; readonly on: Date },
): Promise<ExportFrame> {
  return {
    partnership: (await readNames(sql)).partnership,
    invented: await isInvented(sql),
    made,
    recipient: asked.recipient ?? made.by,
    deleteBy: asked.deleteBy ?? dayAfter(made.on, KEPT_DAYS),
  };
}
