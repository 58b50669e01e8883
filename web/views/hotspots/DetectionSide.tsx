import { IncidentCharts } from '../../charts/IncidentCharts.js';
import type { HotspotCellsQueryVariables, IncidentFilter } from '../../graphql.generated.js';
import type { HotspotState } from '../../view-state/hotspot-state.js';
import type { Period } from '../../view-state/period.js';
import { shortNoun } from '../../view-state/words.js';
import { BackTest } from './BackTest.js';
import { CellCard } from './CellCard.js';
import { wordsOf } from './method-words.js';
import { MostMarked } from './MostMarked.js';
import type { HotspotOffer } from './offer.js';
import { NearRepeat } from './times/NearRepeat.js';
import { WeekHours } from './times/WeekHours.js';
import type { Patch } from './patch.js';
import type { Detection, HotspotRow } from './rows.js';

interface DetectionSideProps {
  readonly detection: Detection;
  readonly question: HotspotCellsQueryVariables;
  readonly rows: readonly HotspotRow[];
  readonly selected: HotspotRow | null;
  /** Of the selected one. */
  readonly name: string;
  readonly patch: Patch | null;
  readonly state: HotspotState;
  readonly offer: HotspotOffer;
  readonly period: Period | null;
  readonly onSelect: (key: string | null) => void;
}

/** What is selected, or how to read the map; what is marked most; and whether such a map would have helped. */
export function DetectionSide(props: DetectionSideProps) {
  const { detection, question, rows, selected, name, patch, state, offer, period, onSelect } = props;
  const isGrid = detection.unit === 'GRID';
  const { withoutOfficerReports: without } = detection;
  return (
    <>
      {selected ? (
        <CellCard
          row={selected}
          name={name}
          area={isGrid ? null : selected.key}
          patch={patch}
          withoutOfficers={without ? standsOutWithout(selected, without) : null}
          period={period}
          question={question}
          onClear={() => onSelect(null)}
        />
      ) : (
        <section className="card" aria-labelledby="read-heading">
          <h2 id="read-heading">How to read it</h2>
          <p>{wordsOf(detection).read(isGrid ? 'cell' : 'area')}</p>
          <p>Select one on the map or in the table for its figures in a sentence.</p>
        </section>
      )}
      <MostMarked
        method={detection.method}
        title={wordsOf(detection).most}
        rows={rows}
        selected={state.selected}
        onSelect={onSelect}
      />
      <BackTest detection={detection} question={question} />
      {selected && (
        <IncidentCharts
          filter={inside(question.filter, selected, isGrid)}
          kinds={state.kinds}
          place={name}
          // With weights by the hour below, which spread what is not known to an hour.
          byHour={false}
        />
      )}
      {selected && !offer.isProtected && <WeekHours filter={inside(question.filter, selected, isGrid)} place={name} />}
      {!offer.isProtected && (
        <NearRepeat
          filter={question.filter}
          many={shortNoun(state.kinds)[1]}
          atOnce={state.kinds.join() === 'FIREARMS_DISCHARGE'}
        />
      )}
    </>
  );
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
  return ['HOT_1', 'HOT_5', 'HIGH_HIGH'].includes(name) ? true : null;
}
