import { useEffect, useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Empty, Failed, Loading } from '../../components/States.js';
import { ChoiceField } from '../../forms/FormFields.js';
import {
  EstimateDistrictsDocument,
  EstimateStartDocument,
  SavedEstimateDocument,
  WorkedOutEstimateDocument,
  type PopulationEstimateInput,
  type SavedEstimateQuery,
} from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { useAnnounce } from '../../layout/Announcer.js';
import { Page } from '../../layout/Page.js';
import { makesEstimates } from '../../session/holdings.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { addressOf, fromAddress } from './address.js';
import { draftOf, startDraft, type Start } from './draft.js';
import { EstimateForm } from './EstimateForm.js';
import { EstimateTold } from './EstimateTold.js';
import { SaveEstimate } from './SaveEstimate.js';

type Saved = NonNullable<SavedEstimateQuery['savedPopulationEstimate']>;

/** An estimate being made: what goes in at the left, what comes out at the right. */
export function NewEstimateView() {
  const { viewer } = useSignedIn();
  if (!makesEstimates(viewer.access))
    return (
      <NotForRole
        view="Making estimates"
        why="They are made by authors of the needs assessment and council analysts; you read those that are published."
      />
    );
  return <NewEstimatePage />;
}

function NewEstimatePage() {
  const [address, setAddress] = useSearchParams();
  const from = address.get('from');
  const { state: kept, again } = useQuery(SavedEstimateDocument, from === null ? null : { id: from });
  const { state: districts } = useQuery(EstimateDistrictsDocument, {});
  const places = districts.status === 'ready' ? districts.data.areas.edges.map(({ node }) => node) : [];
  const saved = kept.status === 'ready' ? (kept.data.savedPopulationEstimate ?? null) : null;
  const input = saved?.asked ? (JSON.parse(saved.asked) as PopulationEstimateInput) : null;
  const area = input?.area ?? address.get('area') ?? places[0]?.gssCode ?? null;
  const waits = from !== null && kept.status !== 'ready';
  return (
    <Page
      title={saved ? `${saved.name}: another version` : 'New estimate'}
      wide
      before={
        <Link className="govuk-back-link" to="/estimates">
          Population estimates
        </Link>
      }
      lead={
        <p className="lead">
          Published numbers stand in the form already. Change what you know better, say where it is from, and work it out.
        </p>
      }
    >
      {kept.status === 'failed' && <Failed failure={kept.failure} again={again} />}
      {from === null && places.length > 1 && (
        <ChoiceField
          id="estimate-area"
          label="Authority"
          none={places.find(({ gssCode }) => gssCode === area)?.name ?? 'Choose one'}
          chosen=""
          choices={places.filter(({ gssCode }) => gssCode !== area).map(({ gssCode, name }) => ({ code: gssCode, words: name }))}
          onChange={(code) => setAddress({ area: code })}
        />
      )}
      {districts.status === 'ready' && places.length === 0 && from === null && (
        <Empty title="No authority is loaded yet">
          <p className="govuk-body-s">Load boundaries or a look-up of districts, and their population by single years of age.</p>
        </Empty>
      )}
      {area !== null && !waits && <Making key={`${area} ${from ?? ''}`} area={area} saved={saved} input={input} />}
    </Page>
  );
}

function Making({
  area,
  saved,
  input,
}: {
  readonly area: string;
  readonly saved: Saved | null;
  readonly input: PopulationEstimateInput | null;
}) {
  const { state, again } = useQuery(EstimateStartDocument, { area });
  if (state.status === 'failed') return <Failed failure={state.failure} again={again} />;
  if (state.status !== 'ready') return <Loading what="published numbers" />;
  return <Parts start={state.data.estimateInputs} saved={saved} input={input} />;
}

function Parts({
  start,
  saved,
  input,
}: {
  readonly start: Start;
  readonly saved: Saved | null;
  readonly input: PopulationEstimateInput | null;
}) {
  const [address, setAddress] = useSearchParams();
  const known = useMemo(
    () => (input ? draftOf(start, input) : fromAddress(address, startDraft(start))),
    // The form keeps itself once it is filled in.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [start, input],
  );
  const [asked, setAsked] = useState<PopulationEstimateInput | null>(null);
  const { state, again } = useQuery(WorkedOutEstimateDocument, asked && { input: asked });
  const failure = state.status === 'failed' ? state.failure : null;
  const announce = useAnnounce();
  const told = state.status === 'ready' ? state.data.populationEstimate : null;
  const sentence = told?.sentence;
  useEffect(() => {
    if (sentence !== undefined) announce(sentence);
  }, [sentence, announce]);
  return (
    <div className="effect estimate">
      <div className="effect__asked">
        <EstimateForm
          {...{ start, known, failure }}
          onAsk={(next, draft) => {
            setAsked(next);
            if (saved === null) setAddress(addressOf(start.area.gssCode, draft), { replace: true, preventScrollReset: true });
            // Asked the same again after a failure.
            if (failure) again();
          }}
        />
      </div>
      <div className="effect__told">
        {state.status === 'idle' && (
          <Empty title="Nothing is worked out yet">
            <p className="govuk-body-s">Press «Work it out»: as the form stands, by share of children alone.</p>
          </Empty>
        )}
        {state.status === 'loading' && <Loading what="the estimate" />}
        {failure && failure.code !== 'BAD_USER_INPUT' && <Failed failure={failure} again={again} />}
        {told && <EstimateTold told={told} />}
        {told && asked && <SaveEstimate key={JSON.stringify(asked)} input={asked} saved={saved} />}
      </div>
    </div>
  );
}
