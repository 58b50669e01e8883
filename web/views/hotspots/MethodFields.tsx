import { useCallback, useMemo } from 'react';
import { Slider } from '../../components/Slider.js';
import { formatCount } from '../../components/numbers.js';
import { areaTypeNames } from '../../view-state/area-types.js';
import type { HotspotMethod, IncidentFilter } from '../../graphql.generated.js';
import { needsCells } from '../../view-state/hotspot-method.js';
import { shapeOf, type HotspotState } from '../../view-state/hotspot-state.js';
import type { Period, PeriodOption } from '../../view-state/period.js';
import { metresText } from '../../view-state/words.js';
import { methodNames, methodWords } from './method-words.js';
import { MethodOptions } from './MethodOptions.js';
import type { HotspotOffer } from './offer.js';
import type { Detection, HotspotRow } from './rows.js';
import { sizeStops } from './stops.js';

interface MethodFieldsProps {
  readonly state: HotspotState;
  readonly filter: IncidentFilter;
  readonly offer: HotspotOffer;
  readonly detection: Detection | undefined;
  readonly rows: readonly HotspotRow[];
  readonly period: Period | null;
  readonly periods: readonly PeriodOption[];
  readonly onChange: (part: Partial<HotspotState>) => void;
}

/** How is tested: what on, how large, how far round, against what. Each change is seen at once. */
export function MethodFields({ state, filter, offer, detection, rows, period, periods, onChange }: MethodFieldsProps) {
  const { by, cell, reach } = state;
  const levels = needsCells(state.method) ? [] : offer.levels;
  const metres = cell ?? detection?.cellMetres ?? null;
  const landKm2 = useMemo(() => rows.reduce((sum, row) => sum + row.landKm2, 0), [rows]);
  const sizes = useMemo(() => sizeStops(metres, landKm2, offer.leastMetres), [metres, landKm2, offer.leastMetres]);

  const resize = useCallback(
    (at: number) => {
      const size = sizes[at] ?? null;
      // A reach under the width of a cell would leave every cell alone.
      onChange({ cell: size, ...(reach !== null && size !== null && reach < 1.5 * size ? { reach: null } : {}) });
    },
    [sizes, reach, onChange],
  );

  return (
    <section className="method-fields" aria-labelledby="method-heading">
      <h3 className="filter-group__title" id="method-heading">
        Method
      </h3>
      <fieldset className="plain-fieldset method-list">
        <legend className="govuk-visually-hidden">How hot spots are looked for</legend>
        {methodNames
          .filter((method) => offer.cells || !needsCells(method))
          .map((method) => (
            <label key={method} className="small-choice">
              <input
                type="radio"
                name="method"
                checked={state.method === method}
                onChange={() => onChange(ofMethod(method, state))}
              />
              <span>
                {methodWords[method].name}
                {state.method === method && <span className="method-list__answers">{methodWords[method].answers}</span>}
              </span>
            </label>
          ))}
      </fieldset>
      <label className="filter-group__label" htmlFor="tested-by">
        {needsCells(state.method) ? 'Show on' : 'Test'}
      </label>
      <select
        className="govuk-select filter-select"
        id="tested-by"
        value={by ?? `cells-${shapeOf(state)}`}
        aria-describedby={offer.why ? 'tested-note' : undefined}
        onChange={({ target }) => {
          const level = offer.levels.find((type) => type === target.value) ?? null;
          const shape = target.value === 'cells-SQUARE' ? 'SQUARE' : 'HEXAGON';
          onChange(level === null ? { by: null, shape, reach: null } : { by: level, cell: null, reach: null });
        }}
      >
        {offer.cells && (
          <>
            {state.method !== 'KERNEL_DENSITY' && <option value="cells-HEXAGON">Cells: hexagons</option>}
            <option value="cells-SQUARE">Cells: squares</option>
          </>
        )}
        {levels.map((type) => (
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
      <MethodOptions
        state={state}
        filter={filter}
        detection={detection}
        metres={metres}
        period={period}
        periods={periods}
        onChange={onChange}
      />
    </section>
  );
}

/** Another method, and what it cannot take along: areas, where it needs cells, and a period before. */
function ofMethod(method: HotspotMethod, { by, baseline }: HotspotState): Partial<HotspotState> {
  return {
    method,
    ...(by !== null && needsCells(method) ? { by: null, cell: null, reach: null } : {}),
    ...(baseline === 'LAST_PERIOD' && method !== 'GI_STAR' ? { baseline: 'EVEN_OVER_LAND', against: null } : {}),
  };
}

/** How much there is to go by: where little is expected, only a large excess can be told from chance. */
function thinText(rows: readonly HotspotRow[]): string {
  if (rows.length === 0) return '';
  const all = `${formatCount(rows.length)} cells.`;
  if (rows.every((row) => row.neighbourhoodExpected === null)) return all;
  const thin = rows.filter((row) => row.zIsUnfit).length;
  return `${all} In ${Math.round((100 * thin) / rows.length)} % of neighbourhoods under 5 reports are expected.`;
}
