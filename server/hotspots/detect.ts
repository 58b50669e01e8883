/** Detection as far as the viewer may have it: counted, answered by a method, told. */
import type { Sql } from '../database/database.js';
import type { IncidentFilter, Reader } from '../incidents/incidents.service.js';
import { countedByAreas } from './areas-tested/counted-by-areas.js';
import { countedOnGrid } from './cells/counted-on-grid.js';
import { channelShares, channelsInWords, compareWithout, type ChannelShare, type WithoutOfficerReports } from './channels.js';
import type { Counted, Counts } from './counted.js';
import { checkOptions, type CheckedOptions, type HotspotOptions } from './hotspot-options.js';
import type { HotspotMethod } from './hotspot-words.js';
import type { CardLine } from './card-line.js';
import { methodCard } from './method-card.js';
import { answerOf } from './methods/answer.js';
import type { MethodAnswer } from './methods/method-answer.js';
import { sum, warningsOf } from './result-words.js';
import type { Attention } from '../threads/work-out.js';

/** Those that test counts alone: without officers' own reports the question is put once more. */
const TESTED_AGAIN: readonly HotspotMethod[] = ['GI_STAR', 'LOCAL_MORAN'];

/** Counting, testing, testing without officers' own reports, drawing. */
export const DETECTION_STEPS = 4;

const NOTHING_TO_SEE = 'Nothing was counted of what your role may see, which does not say that nothing happened.';

/** Nothing was counted, and not everything that was asked about could be. */
function isAllBeyondRole({ told, units }: Counted): boolean {
  return sum(units.counts) === 0 && (told.notIncluded.length > 0 || told.limitedTo !== null);
}

export interface AskedDetection {
  readonly filter: IncidentFilter;
  readonly method: HotspotMethod;
  readonly options: HotspotOptions;
}

export interface Detection extends Pick<Counted, 'units' | 'told' | 'batches' | 'onGrid' | 'period' | 'totalBefore'> {
  readonly asked: AskedDetection;
  readonly options: CheckedOptions;
  readonly answer: MethodAnswer;
  /** GeoJSON text of a FeatureCollection. */
  readonly features: string;
  readonly card: readonly CardLine[];
  readonly warnings: readonly string[];
  /** Null where the viewer has counts alone, which do not say. */
  readonly channels: readonly ChannelShare[] | null;
  readonly withoutOfficerReports: WithoutOfficerReports | null;
  /** Names the state of all that is loaded, as the rows were read. */
  readonly dataVersion: string | null;
}

/** @throws CallerError BAD_USER_INPUT, FORBIDDEN, PURPOSE_REQUIRED, SUPPRESSED */
export async function detect(
  sql: Sql,
  reader: Reader,
  asked: AskedDetection,
  { version, ...attention }: Attention & { readonly version: string },
): Promise<Detection> {
  const options = checkOptions(asked.method, asked.options);
  const count = options.unit === 'GRID' ? countedOnGrid : countedByAreas;
  attention.onStep?.(1, 'Counting reports');
  const counted = await count(sql, reader, asked.filter, options);
  const { told, units, reported, withoutOfficers } = counted;
  attention.onStep?.(2, 'Testing every place');
  const found = await answerOf(sql, asked.method, counted, counted, options, attention);
  const answer = isAllBeyondRole(counted) ? { ...found, sentence: NOTHING_TO_SEE } : found;
  const without = TESTED_AGAIN.includes(asked.method) ? await answeredWithout(withoutOfficers, answer) : null;
  attention.onStep?.(4, 'Drawing');
  const channels = reported === null ? null : channelShares(reported);
  return {
    asked,
    options,
    told,
    units,
    batches: counted.batches,
    onGrid: counted.onGrid,
    dataVersion: sql.dataVersion?.name ?? null,
    period: counted.period,
    totalBefore: counted.totalBefore,
    answer,
    features: await counted.draw(answer),
    card: methodCard({ ...counted, options, answer, channels: channels === null ? null : channelsInWords(channels), version }),
    warnings: [...warningsOf(told, units), ...counted.warnings, ...answer.warnings],
    channels,
    withoutOfficerReports:
      without === null ? null : compareWithout(units, answer, without, sum(units.counts) - sum(withoutOfficers!.counts)),
  };

  /** The same where no report is an officer's own. */
  async function answeredWithout(others: Counts | null, all: MethodAnswer): Promise<MethodAnswer | null> {
    if (others === null || sum(others.counts) + sum(others.before ?? []) === sum(units.counts) + sum(counted.before ?? [])) {
      return others === null ? null : all;
    }
    attention.onStep?.(3, 'Testing again without officers’ own reports');
    return answerOf(sql, asked.method, counted, others, options, attention);
  }
}
