import { useMemo, type Ref } from 'react';
import { Details } from '../../components/Details.js';
import { formatCount } from '../../components/numbers.js';
import { Empty, Loading, Withheld } from '../../components/States.js';
import type { HotspotCellsQuery, HotspotCellsQueryVariables } from '../../graphql.generated.js';
import type { QueryState } from '../../graphql/use-query.js';
import type { AreaFeature } from '../../map/boundaries.js';
import type { MapHandle } from '../../map/map-handle.js';
import { areaTypeNames } from '../../view-state/area-types.js';
import type { HotspotState } from '../../view-state/hotspot-state.js';
import { kindWords } from '../../view-state/kinds.js';
import type { Period } from '../../view-state/period.js';
import type { ChangeState } from '../../view-state/use-address-state.js';
import { capitalised, joined } from '../../view-state/words.js';
import { DetectionSide } from './DetectionSide.js';
import { HotspotMap } from './HotspotMap.js';
import { aroundOf } from './columns.js';
import { HotspotTable } from './HotspotTable.js';
import { unitsText, withheldAreas } from './hotspot-looks.js';
import { MethodCard } from './MethodCard.js';
import { isListed, wordsOf } from './method-words.js';
import type { HotspotOffer } from './offer.js';
import { patchOf } from './patch.js';
import { Refusal } from './Refusal.js';
import type { Detection, HotspotRow } from './rows.js';

interface DetectionResultsProps {
  readonly answer: QueryState<HotspotCellsQuery>;
  readonly question: HotspotCellsQueryVariables;
  readonly again: () => void;
  readonly detection: Detection | undefined;
  readonly rows: readonly HotspotRow[];
  readonly state: HotspotState;
  readonly offer: HotspotOffer;
  readonly wards: readonly AreaFeature[];
  /** Of the type that is tested; none for cells. */
  readonly areas: readonly AreaFeature[];
  readonly many: string;
  readonly period: Period | null;
  readonly periodWords: string;
  readonly cardOpen: boolean;
  readonly cardHeading: Ref<HTMLHeadingElement>;
  readonly mapHandle: Ref<MapHandle>;
  readonly onSelect: (key: string | null) => void;
  readonly onChange: ChangeState<HotspotState>;
}

/** Map, table, method card, and what is selected: or whichever state stands in their place. */
export function DetectionResults(props: DetectionResultsProps) {
  const { answer, question, again, detection, rows, state, offer, wards, many, period, periodWords, onSelect, onChange } = props;
  const isGrid = detection?.unit === 'GRID';
  const selected = rows.find((row) => row.key === state.selected) ?? null;
  const patch = useMemo(() => (selected ? patchOf(rows, selected.key) : null), [rows, selected]);
  const around = useMemo(() => (isGrid && wards.length > 0 ? { title: 'Ward', features: wards } : null), [isGrid, wards]);
  const withheld = useMemo(() => (detection ? withheldAreas(detection, rows, props.areas) : []), [detection, rows, props.areas]);
  const marked = useMemo(() => rows.filter(isListed).length, [rows]);

  if (answer.status === 'failed') {
    return <Refusal failure={answer.failure} state={state} offer={offer} again={again} onChange={onChange} />;
  }
  if (!detection) {
    return (
      <div className="explore__centre">
        <div className="map-waiting" aria-hidden="true" />
        <Loading what="the reports, tested" />
      </div>
    );
  }
  const isStale = answer.status === 'loading';
  const things = isGrid ? 'cells' : areaTypeNames[detection.areaType ?? 'WARD'].many;
  const words = wordsOf(detection);
  const unitTitle = isGrid ? 'Cell' : capitalised(areaTypeNames[detection.areaType ?? 'WARD'].one);
  const nothing = rows.every((row) => row.observed === 0);
  const title = state.rows === 'all' ? `All ${formatCount(rows.length)} ${things}` : capitalised(words.listed(things));
  const { withoutOfficerReports } = detection;
  const notes = [
    ...detection.warnings,
    ...(withoutOfficerReports ? [withoutOfficerReports.sentence] : []),
    ...(detection.notIncluded.length > 0
      ? [`Not included, since your role may not see them here: ${joined(detection.notIncluded.map(kindWords))}.`]
      : []),
    ...(detection.protection === null ? [] : [detection.protection]),
    `Reports are ${detection.tests > 0 ? 'tested' : 'shown'}, not behaviour: more may be recorded where more is watched for, and less where less is expected of reporting.`,
  ];
  return (
    <>
      <div className={`explore__centre${isStale ? ' is-stale' : ''}`} aria-busy={isStale}>
        {nothing && (
          <Empty title={`No ${many} match these filters`}>
            <p className="govuk-body-s">
              The question was answered and the answer is none. A longer period or fewer filters may find some.
            </p>
          </Empty>
        )}
        {rows.length === 0 && detection.withheld > 0 && (
          <Withheld title="Every figure here is withheld">
            <p className="govuk-body-s">Larger areas or a longer period may be tested. Withheld is not none.</p>
          </Withheld>
        )}
        <a className="govuk-skip-link" href="#tables">
          Skip the map
        </a>
        <HotspotMap
          state={state}
          detection={detection}
          rows={rows}
          wards={wards}
          withheld={withheld}
          patch={patch}
          many={capitalised(many)}
          periodWords={periodWords}
          onSelect={onSelect}
          onChange={onChange}
          handle={props.mapHandle}
        />
        <MethodCard detection={detection} open={props.cardOpen} heading={props.cardHeading} />
        <section id="tables" className="tables" tabIndex={-1} aria-labelledby="cells-heading">
          <div className="tables__head">
            <h2 className="tables__title" id="cells-heading">
              {title}
            </h2>
            <label className="small-choice no-print">
              <input
                type="checkbox"
                checked={state.rows === 'all'}
                onChange={({ target }) => onChange({ rows: target.checked ? 'all' : 'more' }, 'replace')}
              />
              <span>List all {things}</span>
            </label>
          </div>
          {marked === 0 && state.rows !== 'all' && !selected ? (
            <Empty title={words.none(things)}>
              <p className="govuk-body-s">{words.noneWhy}</p>
            </Empty>
          ) : (
            <HotspotTable
              method={detection.method}
              baseline={detection.baseline}
              weights={detection.weights}
              rows={rows}
              unitTitle={unitTitle}
              around={around}
              caption={`${title}: ${many}, ${periodWords}, ${unitsText(detection)}`}
              all={state.rows === 'all'}
              selected={state.selected}
              onSelect={onSelect}
            />
          )}
          {detection.method === 'EMERGING' && <HistoryWords detection={detection} />}
          <ul className="notes">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      </div>
      <div className="explore__side">
        <DetectionSide
          detection={detection}
          question={question}
          rows={rows}
          selected={selected}
          name={selected ? nameOf(selected, wards) : ''}
          patch={patch}
          state={state}
          offer={offer}
          period={period}
          onSelect={onSelect}
        />
      </div>
    </>
  );
}

/** The histories there are on this map, each with what it means. */
function HistoryWords({ detection }: { readonly detection: Detection }) {
  const there = detection.legend.filter(({ class: name, cells }) => cells > 0 && name !== 'NONE');
  if (there.length === 0) return null;
  return (
    <Details summary="What the histories mean" className="chart__figures">
      <ul className="notes">
        {there.map(({ class: name, label }) => (
          <li key={name}>{label}.</li>
        ))}
      </ul>
    </Details>
  );
}

/** «Harbour, SD 301 098»; an area by its name. */
function nameOf(row: HotspotRow, wards: readonly AreaFeature[]): string {
  if (!row.key.includes('/')) return row.name;
  const ward = aroundOf(row, wards);
  return `${ward === '–' ? 'Cell' : ward}, ${row.name}`;
}
