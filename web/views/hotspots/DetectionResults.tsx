import { useMemo, type Ref } from 'react';
import { IncidentCharts } from '../../charts/IncidentCharts.js';
import { Button } from '../../components/Button.js';
import { formatCount } from '../../components/numbers.js';
import { Empty, Failed, Loading, Withheld } from '../../components/States.js';
import type { HotspotCellsQuery, HotspotCellsQueryVariables, IncidentFilter } from '../../graphql.generated.js';
import type { QueryState } from '../../graphql/use-query.js';
import type { AreaFeature } from '../../map/boundaries.js';
import type { MapHandle } from '../../map/map-handle.js';
import { areaTypeNames } from '../../view-state/area-types.js';
import { defaultHotspotState, type HotspotState } from '../../view-state/hotspot-state.js';
import { kindWords } from '../../view-state/kinds.js';
import type { Period } from '../../view-state/period.js';
import type { ChangeState } from '../../view-state/use-address-state.js';
import { capitalised, joined } from '../../view-state/words.js';
import { BackTest } from './BackTest.js';
import { CellCard } from './CellCard.js';
import { isHot } from './classes.js';
import { HotspotMap } from './HotspotMap.js';
import { aroundOf, HotspotTable } from './HotspotTable.js';
import { unitsText, withheldAreas } from './hotspot-looks.js';
import { MethodCard } from './MethodCard.js';
import { MostOverExpected } from './MostOverExpected.js';
import type { HotspotOffer } from './offer.js';
import { patchOf } from './patch.js';
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
  const standing = useMemo(() => rows.filter((row) => isHot(row.class)).length, [rows]);

  if (answer.status === 'failed') {
    return (
      <div className="explore__centre explore__centre--alone">
        <Failed failure={answer.failure} again={again} />
        {answer.failure.code === 'PURPOSE_REQUIRED' && offer.levels.includes('WARD') && (
          <Button look="secondary" onClick={() => onChange({ by: 'WARD', cell: null, reach: null })}>
            Test wards instead
          </Button>
        )}
        {['BAD_USER_INPUT', 'FORBIDDEN', 'SUPPRESSED'].includes(answer.failure.code) && (
          <Button look="secondary" onClick={() => onChange({ ...defaultHotspotState, layers: state.layers })}>
            Back to the usual filters and method
          </Button>
        )}
      </div>
    );
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
  const unitTitle = isGrid ? 'Cell' : capitalised(areaTypeNames[detection.areaType ?? 'WARD'].one);
  const nothing = rows.every((row) => row.observed === 0);
  const title =
    state.rows === 'all' ? `All ${formatCount(rows.length)} ${things}` : `${capitalised(things)} that stand out as more`;
  const cardName = selected ? nameOf(selected, wards) : '';
  const { withoutOfficerReports } = detection;
  const withoutOfficers = selected && withoutOfficerReports ? standsOutWithout(selected, withoutOfficerReports) : null;
  const notes = [
    ...detection.warnings,
    ...(withoutOfficerReports ? [withoutOfficerReports.sentence] : []),
    ...(detection.notIncluded.length > 0
      ? [`Not included, since your role may not see them here: ${joined(detection.notIncluded.map(kindWords))}.`]
      : []),
    ...(detection.protection === null ? [] : [detection.protection]),
    'Reports are tested, not behaviour: more may be recorded where more is watched for, and less where less is expected of reporting.',
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
          {standing === 0 && state.rows !== 'all' && !selected ? (
            <Empty title={`No ${things} stand out as more`}>
              <p className="govuk-body-s">
                That is an answer, not a failure: the reports are spread as chance would spread them, or they are too few to tell.
              </p>
            </Empty>
          ) : (
            <HotspotTable
              rows={rows}
              unitTitle={unitTitle}
              around={around}
              caption={`${title}: ${many}, ${periodWords}, ${unitsText(detection)}`}
              all={state.rows === 'all'}
              selected={state.selected}
              onSelect={onSelect}
            />
          )}
          <ul className="notes">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      </div>
      <div className="explore__side">
        {selected ? (
          <CellCard
            row={selected}
            name={cardName}
            area={isGrid ? null : selected.key}
            patch={patch}
            withoutOfficers={withoutOfficers}
            period={period}
            question={question}
            onClear={() => onSelect(null)}
          />
        ) : (
          <section className="card" aria-labelledby="read-heading">
            <h2 id="read-heading">How to read it</h2>
            <p>
              Each {isGrid ? 'cell' : 'area'} is counted with its neighbours and compared with what would be expected there. Those
              marked at the 1 % level stand out most: of 100 so marked, about 1 is expected to be chance.
            </p>
            <p>Select one on the map or in the table for its figures in a sentence.</p>
          </section>
        )}
        <MostOverExpected rows={rows} title="Most over the expected" selected={state.selected} onSelect={onSelect} />
        {selected && (
          <IncidentCharts
            filter={inside(question.filter, selected, isGrid === true)}
            kinds={state.kinds}
            place={cardName}
            byHour={!offer.isProtected}
          />
        )}
        {isGrid && state.baseline !== 'LAST_PERIOD' && <BackTest question={question} />}
      </div>
    </>
  );
}

/** «Harbour, SD 301 098»; an area by its name. */
function nameOf(row: HotspotRow, wards: readonly AreaFeature[]): string {
  if (!row.key.includes('/')) return row.name;
  const ward = aroundOf(row, wards);
  return `${ward === '–' ? 'Cell' : ward}, ${row.name}`;
}

/** The filter for what lies in one cell or area. */
function inside(filter: IncidentFilter, { key, geometry }: HotspotRow, isCell: boolean): IncidentFilter {
  return isCell ? { ...filter, within: geometry } : { ...filter, areaCodes: [key] };
}

/** Told of those that stand out at the 5 % level, with officers' own reports or without; null for all others. */
function standsOutWithout(
  { key, class: name }: HotspotRow,
  { vanish, appear }: NonNullable<Detection['withoutOfficerReports']>,
): boolean | null {
  if (vanish.includes(key)) return false;
  if (appear.includes(key)) return true;
  return name === 'HOT_1' || name === 'HOT_5' ? true : null;
}
