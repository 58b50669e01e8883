import { useCallback, useMemo } from 'react';
import { Slider } from '../../components/Slider.js';
import { formatCount } from '../../components/numbers.js';
import { areaTypeNames } from '../../view-state/area-types.js';
import type { HotspotState } from '../../view-state/hotspot-state.js';
import { metresText } from '../../view-state/words.js';
import type { HotspotOffer } from './offer.js';
import type { Detection, HotspotRow } from './rows.js';
import { reachStops, sizeStops } from './stops.js';

interface MethodFieldsProps {
  readonly state: HotspotState;
  readonly offer: HotspotOffer;
  readonly detection: Detection | undefined;
  readonly rows: readonly HotspotRow[];
  readonly onChange: (part: Partial<HotspotState>) => void;
}

/** How is tested: what on, how large, how far round, against what. Each change is seen at once. */
export function MethodFields({ state, offer, detection, rows, onChange }: MethodFieldsProps) {
  const { by, cell, reach } = state;
  const metres = cell ?? detection?.cellMetres ?? null;
  const landKm2 = useMemo(() => rows.reduce((sum, row) => sum + row.landKm2, 0), [rows]);
  const sizes = useMemo(() => sizeStops(metres, landKm2, offer.leastMetres), [metres, landKm2, offer.leastMetres]);
  const reaches = useMemo(() => reachStops(by === null ? metres : null, reach), [by, metres, reach]);

  const resize = useCallback(
    (at: number) => {
      const size = sizes[at] ?? null;
      // A reach under the width of a cell would leave every cell alone.
      onChange({ cell: size, ...(reach !== null && size !== null && reach < 1.5 * size ? { reach: null } : {}) });
    },
    [sizes, reach, onChange],
  );
  const extend = useCallback((at: number) => onChange({ reach: reaches[at] ?? null }), [reaches, onChange]);

  return (
    <section className="method-fields" aria-labelledby="method-heading">
      <h3 className="filter-group__title" id="method-heading">
        Method
      </h3>
      <label className="filter-group__label" htmlFor="tested-by">
        Test
      </label>
      <select
        className="govuk-select filter-select"
        id="tested-by"
        value={by ?? `cells-${state.shape}`}
        aria-describedby={offer.why ? 'tested-note' : undefined}
        onChange={({ target }) => {
          const level = offer.levels.find((type) => type === target.value) ?? null;
          const shape = target.value === 'cells-SQUARE' ? 'SQUARE' : 'HEXAGON';
          onChange(level === null ? { by: null, shape, reach: null } : { by: level, cell: null, reach: null });
        }}
      >
        {offer.cells && (
          <>
            <option value="cells-HEXAGON">Cells: hexagons</option>
            <option value="cells-SQUARE">Cells: squares</option>
          </>
        )}
        {offer.levels.map((type) => (
          <option key={type} value={type}>
            Areas: {areaTypeNames[type].many}
          </option>
        ))}
      </select>
      {offer.why && (
        <p className="note" id="tested-note">
          {offer.why}
        </p>
      )}
      {by === null && metres !== null && (
        <Slider
          id="cell-size"
          label="Cell size"
          stops={sizes.map(metresText)}
          at={Math.max(0, sizes.indexOf(metres))}
          onSettle={resize}
        >
          {thinText(rows)}
          {offer.leastMetres !== null && ` Not under ${metresText(offer.leastMetres)}: police.uk moves places to map points.`}
          {cell === null ? (
            ' Chosen from the number of reports.'
          ) : (
            <>
              {' '}
              <button type="button" className="link-button" onClick={() => onChange({ cell: null, reach: null })}>
                Use the suggested size
              </button>
            </>
          )}
        </Slider>
      )}
      <Slider
        id="reach"
        label="Bandwidth"
        stops={reaches.map((one) => (one === null ? 'neighbours that touch' : `within ${metresText(one)}`))}
        at={Math.max(0, reaches.indexOf(reach))}
        onSettle={extend}
      >
        Each {by === null ? 'cell' : areaTypeNames[by].one} is tested together with its neighbours: wider smooths, and finds
        larger places.
      </Slider>
      <fieldset className="plain-fieldset method-fields__baseline">
        <legend>Expected as</legend>
        {(
          [
            ['EVEN_OVER_LAND', 'spread evenly over the land'],
            ['RESIDENTS', 'spread as the residents are'],
            ['LAST_PERIOD', 'in the period before: a map of change'],
          ] as const
        ).map(([baseline, text]) => (
          <label key={baseline} className="small-choice">
            <input type="radio" name="baseline" checked={state.baseline === baseline} onChange={() => onChange({ baseline })} />
            <span>{text}</span>
          </label>
        ))}
        {state.baseline === 'RESIDENTS' && <p className="note">Residents mislead in town centres and parks.</p>}
      </fieldset>
    </section>
  );
}

/** How much there is to go by: where little is expected, only a large excess can be told from chance. */
function thinText(rows: readonly HotspotRow[]): string {
  if (rows.length === 0) return '';
  const thin = rows.filter((row) => row.zIsUnfit).length;
  return `${formatCount(rows.length)} cells. In ${Math.round((100 * thin) / rows.length)} % of neighbourhoods under 5 reports are expected.`;
}
