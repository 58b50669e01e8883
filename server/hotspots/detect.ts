/** Detection as far as the viewer may have it: counted, answered by a method, told. */
import type { Sql } from '../database/database.js';
import type { IncidentFilter, Reader } from '../incidents/incidents.service.js';
import { countedByAreas } from './areas-tested/counted-by-areas.js';
import { countedOnGrid } from './cells/counted-on-grid.js';
import { channelShares, channelsInWords, compareWithout, type ChannelShare, type WithoutOfficerReports } from './channels.js';
import type { Counted, Counts } from './counted.js';
import { checkOptions, type CheckedOptions, type HotspotOptions } from './hotspot-options.js';
import type { HotspotMethod } from './hotspot-words.js';
import { methodCard, periodInWords, type CardLine } from './method-card.js';
import { answerGiStar } from './methods/gi-star.js';
import type { MethodAnswer } from './methods/method-answer.js';
import { sum, warningsOf } from './result-words.js';

export interface AskedDetection {
  readonly filter: IncidentFilter;
  readonly method: HotspotMethod;
  readonly options: HotspotOptions;
}

export interface Detection extends Pick<Counted, 'units' | 'told'> {
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
}

/** @throws CallerError BAD_USER_INPUT, FORBIDDEN, PURPOSE_REQUIRED, SUPPRESSED */
export async function detect(sql: Sql, reader: Reader, asked: AskedDetection, version: string): Promise<Detection> {
  const options = checkOptions(asked.method, asked.options);
  const count = options.unit === 'GRID' ? countedOnGrid : countedByAreas;
  const counted = await count(sql, reader, asked.filter, options);
  const { told, units, reported, withoutOfficers } = counted;
  const answer = answered(counted, counted, options);
  const channels = reported === null ? null : channelShares(reported);
  return {
    asked,
    options,
    told,
    units,
    answer,
    features: await counted.draw(answer),
    card: methodCard({ ...counted, options, answer, channels: channels === null ? null : channelsInWords(channels), version }),
    warnings: [...warningsOf(told, units), ...counted.warnings, ...answer.warnings],
    channels,
    withoutOfficerReports:
      withoutOfficers === null || answer.hotClasses.length === 0
        ? null
        : compareWithout(
            units,
            answer,
            answered(counted, withoutOfficers, options),
            sum(units.counts) - sum(withoutOfficers.counts),
          ),
  };
}

/** What the method says of these counts. */
function answered(counted: Counted, { counts, before }: Counts, { baseline }: CheckedOptions): MethodAnswer {
  const beforeWords = counted.period === null ? null : periodInWords(counted.period);
  return answerGiStar({ ...counted.units, counts }, { baseline, before, beforeWords, residentsBasis: counted.residentsBasis });
}
