/** An invented effect: measured where reports were planted to fade, kept as the police keep it, and handed over to the account. */
import { findPersona } from '../access/personas.js';
import { actingViewer, inventedPerson, viewerOf } from '../access/viewer.js';
import type { Database, Sql } from '../database/database.js';
import type { AskedEffect, AskedPlaces } from '../deployments/effect/ask-effect.js';
import { conclusionOf } from '../deployments/effect/conclusion.js';
import { conclusionWords, inOneText } from '../deployments/effect/conclusion-words.js';
import { listConclusions, recordToHandOver } from '../deployments/effect/conclusions.sql.js';
import { handOver } from '../deployments/effect/hand-over.js';
import { measureEffect, suggestedControls } from '../deployments/effect/measure-effect.js';
import { publishedEffect } from '../deployments/effect/published-effect.js';
import type { SuggestedControl } from '../deployments/effect/suggested-controls.js';
import { insertEffect } from '../deployments/effect/recorded-effects.sql.js';
import { londonDay } from '../governance/agreement.js';

const PLACE = 'Castle Precinct';
const LABEL = 'Youth workers and a night shelter, 2025/26';
/** Whole years, so that both have every season; the later is one of the account's. */
const PERIODS = { before: [{ from: '2023-11-01', to: '2024-10-31' }], after: { from: '2025-04-01', to: '2026-03-31' } };

/** Once. @returns the conclusion's number; null by a clock for which the time after is not over @throws when it is refused: it no longer fits what effects have to say */
export async function inventEffect(database: Database, today: string = londonDay()): Promise<number | null> {
  if (today <= PERIODS.after.to) return null;
  const police = viewerOf(inventedPerson(findPersona('police-analyst')!));
  const work = async (sql: Sql): Promise<number> => {
    const [known] = await listConclusions(sql);
    if (known !== undefined) return known.id;
    const [area] = await sql.query<{ id: number }>('SELECT id FROM hotspot_area WHERE name = $1', [PLACE]);
    const filter = { kinds: ['ASB_REPORT'] } as const;
    const places: AskedPlaces = { hotspotArea: area!.id, filter, bufferMetres: 200, ...PERIODS };
    const found = await suggestedControls(sql, police, places);
    const codes = (some: readonly SuggestedControl[]): string[] =>
      some.filter(({ together }) => together).map(({ gssCode }) => gssCode);
    const asked: AskedEffect = { ...places, control: codes(found!.forArea), bufferControl: codes(found!.forBuffer!) };
    const measured = await measureEffect(sql, police, asked);
    const record = await insertEffect(sql, police, {
      ...{ by: 'demonstration', why: 'Invented. They went alike before, and no team was sent there.', asked },
      ...{ result: publishedEffect(measured!), version: 'demonstration' },
    });
    const kept = (await recordToHandOver(sql, record.id))!;
    const seen = inOneText(conclusionWords(conclusionOf(kept.asked, kept.result, kept.others)));
    const done = await handOver(sql, police, { record: record.id, label: LABEL, seen, corrects: null });
    if (!done.ok) throw new Error(`the invented effect was refused: ${done.problems.map(({ problem }) => problem).join(' ')}`);
    return done.id;
  };
  return database.asViewer(actingViewer(police), work, { write: true });
}
