import { useMemo } from 'react';
import { Link } from 'react-router';
import { formatCount, formatRate } from '../../components/numbers.js';
import { areaAddress } from '../area/area-address.js';
import type { Period } from '../../view-state/period.js';
import { classWords, levelOf, standsOut } from './classes.js';
import type { HotspotCellsQueryVariables } from '../../graphql.generated.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { mayKeep } from '../hotspot-areas/hotspot-words.js';
import type { Patch } from './patch.js';
import { ProposeArea } from './ProposeArea.js';
import { proposalOf } from './proposal.js';
import { HistoryStrip } from './HistoryStrip.js';
import { timesExpected, type HotspotRow } from './rows.js';

interface CellCardProps {
  readonly row: HotspotRow;
  /** «Cell SD 301 098, Harbour», or the area's name. */
  readonly name: string;
  /** Code of the area where areas are tested. */
  readonly area: string | null;
  readonly patch: Patch | null;
  /** Whether it stands out without officers' own reports; null where that is not known. */
  readonly withoutOfficers: boolean | null;
  readonly period: Period | null;
  readonly question: HotspotCellsQueryVariables;
  readonly onClear: () => void;
}

/** What is selected in plain words: how many, how many expected, at which level it stands out, and what it hangs together with. */
export function CellCard({ row, name, area, patch, withoutOfficers, period, question, onClear }: CellCardProps) {
  const [before, after] = useMemo(() => inTwo(row), [row]);
  const { viewer } = useSignedIn();
  const proposal = useMemo(
    () => (mayKeep(viewer.access.hotspotAreas) ? proposalOf(row, patch) : null),
    [viewer.access.hotspotAreas, row, patch],
  );
  return (
    <section className="card card--selected" aria-labelledby="selected-heading">
      <div className="card__head">
        <h2 id="selected-heading">{name}</h2>
        <button type="button" className="link-button" onClick={onClear}>
          Clear<span className="govuk-visually-hidden"> the selection</span>
        </button>
      </div>
      <p className="cell-sentence">
        <strong>{before}</strong>
        {after}
        {withoutOfficers !== null &&
          (withoutOfficers
            ? ' Without officers’ own reports it stands out still.'
            : ' Without officers’ own reports it does not stand out.')}
      </p>
      <dl className="figures">
        {figuresOf(row).map(([what, figure]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
      {row.slices !== null && (
        <>
          <HistoryStrip row={row} tall />
          <p className="note">Slices from first to last. Dark: more than expected. Dashed: fewer. Pale: neither.</p>
        </>
      )}
      {patch && patch.keys.length > 1 && (
        <p className="cell-patch">
          One of {patch.keys.length} marked cells side by side, outlined on the map: together {formatCount(patch.observed)}{' '}
          reports
          {patch.expected !== null && ` where ${formatRate(patch.expected)} are expected`}, on {formatRate(patch.landKm2)} km².
        </p>
      )}
      {proposal && <ProposeArea proposal={proposal} question={question} />}
      {area && (
        <p className="card__more no-print">
          <Link className="govuk-link" to={areaAddress(area, period)}>
            More about {row.name}
          </Link>
        </p>
      )}
    </section>
  );
}

/** «23 reports here, 6.1 expected», or «23 reports here», and the rest. */
function inTwo({ sentence, expected }: HotspotRow): readonly [string, string] {
  const first = expected === null ? /^(.*? here)\b(.*)$/ : /^(.*? expected)\b(.*)$/;
  const [, before = '', after = ''] = first.exec(sentence) ?? ['', '', sentence];
  return [before, after];
}

/** Three at most, each a figure of the sentence. */
function figuresOf(row: HotspotRow): readonly (readonly [what: string, figure: string])[] {
  const reports = ['reports', formatCount(row.observed)] as const;
  if (row.cluster !== null) {
    return [
      reports,
      ['of a cluster', formatCount(row.clustered ?? 0)],
      [`in cluster ${row.cluster}`, formatCount(row.clusterReports ?? 0)],
    ];
  }
  if (row.density !== null) return [reports, ['per km² and year', formatRate(row.density)]];
  if (row.significance !== null) {
    const more = row.significance.filter((sign) => sign === 1).length;
    return [reports, ['slices of more', `${more} of ${row.significance.length}`]];
  }
  const isHarm = row.harm !== null;
  const times = isHarm ? timesExpected(row.harm, row.harmExpected) : timesExpected(row.observed, row.expected);
  return [
    reports,
    ...(isHarm ? [['harm', formatRate(row.harm!)] as const] : []),
    ...(row.before === null ? [] : [['before', formatCount(row.before)] as const]),
    ...(row.rate === null ? [] : [['per 1,000', formatRate(row.rate)] as const]),
    ...(times === null ? [] : [['expected', `${formatRate(times)}×`] as const]),
    ...(row.neighbourhoodObserved === null && !isHarm
      ? [['lies', classWords(row.class)] as const]
      : [['level', standsOut(row.class) ? levelOf(row.class) : 'none'] as const]),
  ];
}
