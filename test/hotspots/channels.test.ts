/** How reports came in, cell by cell and area by area, over HTTP on the invented district: not for whoever has protected counts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonaName } from '../../server/access/personas.js';
import { ASB, serveDemonstration, type OnTheDemonstration } from './on-the-demonstration.js';

let served: OnTheDemonstration;
beforeAll(async () => {
  served = await serveDemonstration();
}, 180_000);
afterAll(() => served.close());

interface Result {
  channelsByCell: { channel: string | null; counts: number[] }[] | null;
  channels: { channel: string | null; count: number }[] | null;
  cells: { features: { properties: { key: string; observed: number } }[] };
}

async function found(filter: object, options: object, persona: PersonaName = 'police-analyst'): Promise<Result> {
  const { body } = await served.ask(
    `query ($filter: IncidentFilter!, $options: HotspotOptions) { hotspotCells(filter: $filter, method: GI_STAR, options: $options) {
      cells channels { channel count } channelsByCell { channel counts } } }`,
    { filter, options },
    persona,
  );
  expect(body.errors).toBeUndefined();
  return body.data!['hotspotCells'] as Result;
}

/** Added up over all channels, cell by cell. */
const added = ({ channelsByCell, cells }: Result): number[] =>
  cells.features.map((_, at) => channelsByCell!.reduce((sum, { counts }) => sum + counts[at]!, 0));
const observed = ({ cells }: Result): number[] => cells.features.map(({ properties }) => properties.observed);

describe('channels cell by cell', () => {
  it.each(['partner', 'jsna-author'] as const)('are not told to a %s, who has protected counts', async (persona) => {
    const { channelsByCell, channels } = await found(ASB, { areaType: 'WARD' }, persona);
    expect([channelsByCell, channels]).toEqual([null, null]);
  });

  it('cannot be asked for as a filter', async () => {
    const { body } = await served.ask('{ incidentCounts(filter: {channel: {is: "officer"}}, by: KIND) { total { count } } }');
    expect(body.errors![0]!.message).toMatch(/"channel" is not defined/);
  });

  it('add up to the reports of each cell', async () => {
    const result = await found(ASB, { cellMetres: 500 });
    expect(added(result)).toEqual(observed(result));
    expect(result.channelsByCell!.map(({ channel }) => channel)).toEqual(expect.arrayContaining(['telephone', 'officer']));
    expect(result.channelsByCell!.at(0)!.channel).toBe(result.channels![0]!.channel);
  });

  it('add up to the reports of each area, and are those of the area alone', async () => {
    const result = await found(ASB, { areaType: 'LSOA' });
    expect(added(result)).toEqual(observed(result));
    const at = observed(result).indexOf(Math.max(...observed(result)));
    const { key } = result.cells.features[at]!.properties;
    const rows = await served.database.asOwner((sql) =>
      sql.query<{ channel: string | null; n: number }>(
        `SELECT channel, count(*)::int AS n FROM asb_report
          WHERE lsoa21 = $1 AND occurred_to > london_midnight('2025-11-01') AND occurred_from < london_midnight('2026-11-01') GROUP BY 1`,
        [key],
      ),
    );
    for (const { channel, n } of rows) {
      expect([channel, result.channelsByCell!.find((one) => one.channel === channel)!.counts[at]]).toEqual([channel, n]);
    }
  });

  it('of recorded crime are not known', async () => {
    const result = await found({ ...ASB, kinds: ['RECORDED_CRIME'] }, { areaType: 'LSOA' });
    expect(result.channelsByCell!.map(({ channel }) => channel)).toEqual([null]);
    expect(added(result)).toEqual(observed(result));
  });
});
