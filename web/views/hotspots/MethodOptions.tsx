import { useCallback, type ReactNode } from 'react';
import { Slider } from '../../components/Slider.js';
import { areaTypeNames } from '../../view-state/area-types.js';
import type { IncidentFilter } from '../../graphql.generated.js';
import type { HotspotState } from '../../view-state/hotspot-state.js';
import { comparesWithExpected, isChange } from '../../view-state/hotspot-method.js';
import { monthsOf, type Period, type PeriodOption } from '../../view-state/period.js';
import { metresText } from '../../view-state/words.js';
import { BaselineFields } from './BaselineFields.js';
import { HarmFields } from './HarmFields.js';
import type { Detection } from './rows.js';
import { bandwidthStops, nearnessStops, pointStops, reachStops, sliceStops } from './stops.js';

interface MethodOptionsProps {
  readonly state: HotspotState;
  readonly filter: IncidentFilter;
  readonly detection: Detection | undefined;
  /** Width of a cell; null for areas. */
  readonly metres: number | null;
  readonly period: Period | null;
  readonly periods: readonly PeriodOption[];
  readonly onChange: (part: Partial<HotspotState>) => void;
}

/** What the method chosen takes beside the cells; what was chosen for it stands under each. */
export function MethodOptions(props: MethodOptionsProps) {
  const { state, detection, metres, period, onChange } = props;
  const chosen = (label: string) =>
    detection?.method === state.method && detection.card.find((line) => line.label === label)?.text;
  switch (state.method) {
    case 'KERNEL_DENSITY':
      return <DensityOptions state={state} found={chosen('Bandwidth') || null} onChange={onChange} />;
    case 'DBSCAN':
      return <ClusterOptions state={state} found={chosen('Rule') || null} onChange={onChange} />;
    default:
      return (
        <>
          {state.method === 'EMERGING' && <SliceOptions state={state} period={period} onChange={onChange} />}
          <StopSlider
            id="reach"
            label="Bandwidth"
            stops={reachStops(state.by === null ? metres : null, state.reach)}
            present={state.reach}
            text={(one) => (one === null ? 'neighbours that touch' : `within ${metresText(one)}`)}
            onSettle={(reach) => onChange({ reach })}
          >
            Each {state.by === null ? 'cell' : areaTypeNames[state.by].one} is tested together with its neighbours: wider smooths,
            and finds larger places.
          </StopSlider>
          {comparesWithExpected(state.method) && <BaselineFields {...props} />}
          {state.method === 'GI_STAR' && state.by === null && !isChange(state) && <HarmFields {...props} />}
          {state.method === 'LOCAL_MORAN' && (
            <p className="note">
              Its levels come from random numbers, begun at seed {state.seed}.{' '}
              <button type="button" className="link-button" onClick={() => onChange({ seed: state.seed + 1 })}>
                Draw others
              </button>
            </p>
          )}
        </>
      );
  }
}

interface PartProps {
  readonly state: HotspotState;
  readonly onChange: (part: Partial<HotspotState>) => void;
}

function DensityOptions({ state, found, onChange }: PartProps & { readonly found: string | null }) {
  return (
    <>
      <StopSlider
        id="bandwidth"
        label="Bandwidth"
        stops={bandwidthStops(state.bandwidth, null)}
        present={state.bandwidth}
        text={(one) => (one === null ? 'found by the rule' : metresText(one))}
        onSettle={(bandwidth) => onChange({ bandwidth })}
      >
        {found && `Now: ${found}. `}Wider smooths more. Maps of different bandwidth cannot be compared.
      </StopSlider>
      {state.bandwidth === null && (
        <Choice
          id="bandwidth-rule"
          label="Rule for the bandwidth"
          value={state.rule}
          options={[
            ['SCOTT', 'Scott: quick, and smooth'],
            ['LIKELIHOOD', 'Likelihood (ppl), up to 5,000 reports'],
            ['LEAST_ERROR', 'Least error (diggle), up to 5,000'],
          ]}
          onChoose={(rule) => onChange({ rule })}
        />
      )}
      <fieldset className="plain-fieldset method-fields__baseline">
        <legend>Kernel</legend>
        {(
          [
            ['QUARTIC', 'quartic: falls to nothing at the bandwidth'],
            ['GAUSSIAN', 'gaussian: the bell curve'],
          ] as const
        ).map(([kernel, text]) => (
          <label key={kernel} className="small-choice">
            <input type="radio" name="kernel" checked={state.kernel === kernel} onChange={() => onChange({ kernel })} />
            <span>{text}</span>
          </label>
        ))}
      </fieldset>
    </>
  );
}

function ClusterOptions({ state, found, onChange }: PartProps & { readonly found: string | null }) {
  return (
    <>
      <StopSlider
        id="nearness"
        label="How near"
        stops={nearnessStops(state.eps)}
        present={state.eps}
        text={(one) => (one === null ? 'three times as dense as the whole' : `within ${metresText(one)}`)}
        onSettle={(eps) => onChange({ eps })}
      />
      <StopSlider
        id="points"
        label="How many"
        stops={pointStops(state.minPoints)}
        present={state.minPoints}
        text={(one) => (one === null ? 'by the number of reports' : `${one} or more`)}
        onSettle={(minPoints) => onChange({ minPoints })}
      >
        {found && `Now: ${found}. `}The rule is a choice, not a test.
      </StopSlider>
    </>
  );
}

function SliceOptions({ state, period, onChange }: PartProps & { readonly period: Period | null }) {
  const stops = sliceStops(period === null ? null : monthsOf(period), state.slice);
  return (
    <Choice
      id="slice"
      label="Slices of"
      value={String(state.slice)}
      options={stops.map((months) => [String(months), months === 1 ? 'one month' : `${months} months`])}
      onChoose={(months) => onChange({ slice: Number(months) })}
    />
  );
}

/** A slider over stops of which the first, null, stands for what is found or usual. */
function StopSlider({
  stops,
  present,
  text,
  onSettle,
  ...rest
}: {
  readonly id: string;
  readonly label: string;
  readonly stops: readonly (number | null)[];
  readonly present: number | null;
  readonly text: (one: number | null) => string;
  readonly onSettle: (one: number | null) => void;
  readonly children?: ReactNode;
}) {
  const key = stops.join();
  // Other stops are other meanings of the same place: the slider's timer must not be set anew by every render.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const settle = useCallback((at: number) => onSettle(stops[at] ?? null), [key]);
  return <Slider {...rest} stops={stops.map(text)} at={Math.max(0, stops.indexOf(present))} onSettle={settle} />;
}

function Choice<Word extends string>({
  id,
  label,
  value,
  options,
  onChoose,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: Word;
  readonly options: readonly (readonly [Word, string])[];
  readonly onChoose: (word: Word) => void;
}) {
  return (
    <div className="method-choice">
      <label className="filter-group__label" htmlFor={id}>
        {label}
      </label>
      <select
        className="govuk-select filter-select"
        id={id}
        value={value}
        onChange={({ target }) => onChoose(target.value as Word)}
      >
        {options.map(([word, text]) => (
          <option key={word} value={word}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
