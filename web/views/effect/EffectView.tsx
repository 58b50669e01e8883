import { useMemo } from 'react';
import { Link, useParams } from 'react-router';
import { longDate } from '../../components/dates.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { AreaOfEffectDocument, SuggestedControlsDocument, type AreaOfEffectQuery } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { useShowsRecords } from '../../layout/Marking.js';
import { Page } from '../../layout/Page.js';
import { holdingsOf } from '../../session/holdings.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { periodOptions, type Period } from '../../view-state/period.js';
import { useAddressState } from '../../view-state/use-address-state.js';
import { NotForRole } from '../access/NotForRole.js';
import { areaAddress, mayKeep } from '../hotspot-areas/hotspot-words.js';
import { ControlChoice } from './ControlChoice.js';
import { effectOf, effectStateChanged, formatEffectState, parseEffectState, placesOf, type EffectState } from './effect-state.js';
import { EffectForm } from './EffectForm.js';
import { EffectResult } from './EffectResult.js';
import { KeptEffects } from './KeptEffects.js';

const effectAddress = { parse: parseEffectState, format: formatEffectState, changed: effectStateChanged };

/** Did it work? An area and the ring about it beside places that went alike before, chosen by the analyst. */
export function EffectView() {
  const { viewer } = useSignedIn();
  if (!mayKeep(viewer.access.hotspotAreas))
    return <NotForRole view="This" why="Effects are measured by the analysts who keep hotspot areas." />;
  return <EffectPage />;
}

function EffectPage() {
  const { id = '' } = useParams();
  const { state, again } = useQuery(AreaOfEffectDocument, { id });
  useShowsRecords();
  const area = state.status === 'ready' ? state.data.hotspotArea : undefined;
  return (
    <Page
      title={area ? `Did it work? ${area.name}` : area === null ? 'There is no such hotspot area' : 'Did it work?'}
      wide
      before={
        <Link className="govuk-back-link" to={areaAddress(id)}>
          {area?.name ?? 'The area'}
        </Link>
      }
      lead={
        area && (
          <p className="lead">
            {area.activeSince ? `Active since ${longDate(area.activeSince)}. ` : ''}
            What was reported after, set beside the time before and beside places that went alike and where nothing was done.
          </p>
        )
      }
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the area" />}
      {area && <Parts area={area} />}
    </Page>
  );
}

function Parts({ area }: { readonly area: NonNullable<AreaOfEffectQuery['hotspotArea']> }) {
  const { viewer, installation } = useSignedIn();
  const { state, change } = useAddressState(effectAddress);
  const kinds = useMemo(
    () =>
      holdingsOf(viewer.access, installation.coverage)
        .filter(({ singles }) => singles !== null)
        .map(({ kind }) => kind),
    [viewer.access, installation.coverage],
  );
  const usual = useMemo(() => usualPeriod(installation.coverage.flatMap(({ months }) => months)), [installation.coverage]);
  const input = effectOf(area.id, state);
  if (kinds.length === 0) return <Empty title="No reports are loaded that your role has one by one" />;
  return (
    <div className="effect">
      <div className="effect__asked">
        <EffectForm
          key={formatEffectState({ ...state, control: [], ringControl: [] })}
          {...{ kinds, state, usual }}
          onAsk={change}
        />
        <Controls hotspotArea={area.id} state={state} onChoose={change} />
      </div>
      <div className="effect__told">
        {input && <EffectResult input={input} />}
        <KeptEffects hotspotArea={area.id} input={input} />
      </div>
    </div>
  );
}

interface ControlsProps {
  readonly hotspotArea: string;
  readonly state: EffectState;
  readonly onChoose: (part: Partial<EffectState>) => void;
}

function Controls({ hotspotArea, state, onChoose }: ControlsProps) {
  const places = placesOf(hotspotArea, state);
  const { state: answer, again } = useQuery(SuggestedControlsDocument, places && { input: places });
  if (answer.status === 'idle') return null;
  if (answer.status === 'failed') return <Failed failure={answer.failure} again={again} />;
  if (answer.status === 'loading') return <Loading what="places that went alike" />;
  const found = answer.data.suggestedControls;
  if (!found) return null;
  return (
    <>
      <h2 className="data-page__heading">Places to compare with</h2>
      <p className="note">
        LSOAs that went alike before, month by month, alone or together. Take those where, as you know, nothing else was done.
      </p>
      <ControlChoice
        title="Like the area"
        suggested={found.forArea}
        chosen={state.control}
        taken={state.ringControl}
        onChoose={(control) => onChoose({ control })}
      />
      {found.forBuffer && (
        <ControlChoice
          title="Like the ring about it"
          suggested={found.forBuffer}
          chosen={state.ringControl}
          taken={state.control}
          onChoose={(ringControl) => onChoose({ ringControl })}
        />
      )}
    </>
  );
}

/** The last year that data is there of. */
const usualPeriod = (months: readonly string[]): Period | null => periodOptions(months)[0]?.period ?? null;
