import type { Polygon } from 'geojson';
import { useState, type FormEvent } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { Button } from '../../components/Button.js';
import { ErrorSummary } from '../../components/ErrorSummary.js';
import { Failed, Loading } from '../../components/States.js';
import {
  ChangeHotspotAreaDocument,
  OneHotspotAreaDocument,
  ProposeHotspotAreaDocument,
  type HotspotAreaInput,
  type HotspotSource,
} from '../../graphql.generated.js';
import { asFailure, request, type RequestFailure } from '../../graphql/client.js';
import { forgetAnswers, useQuery } from '../../graphql/use-query.js';
import { useShowsRecords } from '../../layout/Marking.js';
import { Page } from '../../layout/Page.js';
import { toGrid } from '../../map/national-grid.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { ChoiceField, LinesField, TextField } from '../../forms/FormFields.js';
import { polygonOf } from './BorderCheck.js';
import { BorderEditor } from './BorderEditor.js';
import { BackToAreas } from './HotspotAreaView.js';
import { areaAddress, mayKeep, sourceNames, type OneArea } from './hotspot-words.js';
import { begin } from './ring-editing.js';

/** What a detection run hands over to be proposed: its cells joined into one polygon, and its number. */
export interface ProposedByRun {
  readonly boundary: Polygon;
  readonly detectionRun: string;
}

/** Proposing a place, or changing the one that the address names. */
export function AreaFormView() {
  const { id } = useParams();
  const { viewer } = useSignedIn();
  const keeps = mayKeep(viewer.access.hotspotAreas);
  const { state, again } = useQuery(OneHotspotAreaDocument, keeps && id !== undefined ? { id } : null);
  const location = useLocation() as { state: Partial<ProposedByRun> | null };
  useShowsRecords();
  if (!keeps) return <NotForRole view="Proposing hotspot areas" why="The analysts of police and council do that." />;
  const area = state.status === 'ready' ? state.data.hotspotArea : undefined;
  const run = location.state?.boundary && location.state.detectionRun ? (location.state as ProposedByRun) : null;
  return (
    <Page
      title={id === undefined ? 'Propose a hotspot area' : `Edit ${area?.name ?? 'the area'}`}
      wide
      before={
        id === undefined ? (
          <BackToAreas />
        ) : (
          <Link className="govuk-back-link" to={areaAddress(id)}>
            {area?.name ?? 'The area'}
          </Link>
        )
      }
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the area" />}
      {area === null && <p className="govuk-body">There is no such hotspot area.</p>}
      {(id === undefined || area) && <AreaForm key={id ?? ''} area={area ?? null} run={run} />}
    </Page>
  );
}

interface Draft {
  readonly name: string;
  readonly reason: string;
  readonly leastIntrusive: string;
  readonly equalityNote: string;
  readonly owner: string;
  readonly source: HotspotSource | '';
  readonly detectionRun: string;
  readonly reviewOn: string;
  readonly why: string;
}

function draftOf(area: OneArea | null, run: ProposedByRun | null): Draft {
  return {
    name: area?.name ?? '',
    reason: area?.reason ?? '',
    leastIntrusive: area?.leastIntrusive ?? '',
    equalityNote: area?.equalityNote ?? '',
    owner: area?.owner ?? '',
    source: area?.source ?? (run ? 'DETECTION_RUN' : ''),
    detectionRun: area?.detectionRun ?? run?.detectionRun ?? '',
    reviewOn: '',
    why: '',
  };
}

type Problems = readonly { readonly field: string; readonly problem: string }[];

/** A point that is wrong is told at the border; its button in the list takes the focus. */
const fieldIdOf = (field: string): string => {
  const point = /^boundary\.(\d+)$/.exec(field)?.[1];
  if (point !== undefined) return `border-point-${point}`;
  return field === 'boundary' ? 'border-check' : field === '' ? 'area-form' : `area-${field}`;
};

function AreaForm({ area, run }: { readonly area: OneArea | null; readonly run: ProposedByRun | null }) {
  const [draft, setDraft] = useState(() => draftOf(area, run));
  const [editing, setEditing] = useState(() => begin(area?.ring ?? ringOfRun(run)));
  const [problems, setProblems] = useState<Problems>([]);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const [busy, setBusy] = useState(false);
  const navigate = useNavigate();
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const field = (name: keyof Draft) => ({
    id: `area-${name}`,
    text: draft[name],
    problem: problems.find((one) => one.field === name)?.problem,
    onChange: (text: string) => set({ [name]: text }),
  });

  const send = async () => {
    const { reviewOn, why, source, detectionRun, ...texts } = draft;
    const missing = missingOf(draft, editing.ring.length, area === null);
    setFailure(null);
    if (missing.length > 0 || source === '') return setProblems(missing);
    setBusy(true);
    try {
      const input: HotspotAreaInput = {
        ...texts,
        source,
        detectionRun: source === 'DETECTION_RUN' ? detectionRun : null,
        boundary: polygonOf(editing.ring),
      };
      const outcome =
        area === null
          ? (await request(ProposeHotspotAreaDocument, { input, reviewOn })).proposeHotspotArea
          : (await request(ChangeHotspotAreaDocument, { id: area.id, version: area.version, input, why })).changeHotspotArea;
      setProblems(outcome.problems);
      if (outcome.area) {
        forgetAnswers();
        const done =
          area === null ? `${draft.name} is proposed. Somebody decides whether it becomes active.` : `${draft.name} is changed.`;
        void navigate(areaAddress(outcome.area.id), { state: { done } });
      }
    } catch (error) {
      setFailure(asFailure(error));
    }
    setBusy(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void send();
  };
  const border = problems.find(({ field: name }) => name.startsWith('boundary'))?.problem;
  return (
    <form className="area-form" id="area-form" tabIndex={-1} onSubmit={submit} noValidate>
      <ErrorSummary errors={problems.map(({ field: name, problem }) => ({ text: problem, fieldId: fieldIdOf(name) }))} />
      {failure && <Failed failure={failure} />}
      <BorderEditor editing={editing} onEditing={setEditing} id={area?.id ?? null} problem={border} />
      <div className="form-page">
        <h2 className="form-page__heading">Why, and who answers for it</h2>
        <TextField {...field('name')} label="Name" hint="What the place is called. No text here may name anybody" />
        <LinesField {...field('reason')} label="Reason" hint="What happens there, when, and how that is known" />
        <LinesField
          {...field('leastIntrusive')}
          label="Less intrusive response considered"
          hint="Which one, and why it does not do"
        />
        <LinesField
          {...field('equalityNote')}
          label="Equality note"
          hint="Whom this touches more than others, and what is done about it"
        />
        <TextField {...field('owner')} label="Owner" hint="The role or team that answers for it" />
        <ChoiceField
          id="area-source"
          label="Named by"
          none="Choose who named the place"
          chosen={draft.source}
          choices={Object.entries(sourceNames).map(([code, words]) => ({ code, words }))}
          problem={problems.find((one) => one.field === 'source')?.problem}
          onChange={(source) => set({ source: source as HotspotSource | '' })}
        />
        {draft.source === 'DETECTION_RUN' && (
          <TextField {...field('detectionRun')} label="Detection run" hint="Its number, as the run shows it" width="date" />
        )}
        {area === null ? (
          <TextField
            {...field('reviewOn')}
            label="Review by"
            hint="Within a year. The day after, the area lapses by itself"
            type="date"
            width="date"
          />
        ) : (
          <TextField {...field('why')} label="Why it is changed" hint="Stands in its history" />
        )}
        <Button type="submit" aria-disabled={busy}>
          {area === null ? 'Propose the area' : 'Save the change'}
        </Button>
      </div>
    </form>
  );
}

/** What is not there at all is told before anything is asked; what is wrong with the rest, the server says. */
function missingOf(draft: Draft, points: number, isNew: boolean): Problems {
  const asked: readonly (readonly [field: keyof Draft, problem: string])[] = [
    ['name', 'Enter what the place is called'],
    ['reason', 'Enter the reason'],
    ['leastIntrusive', 'Enter which less intrusive response was considered'],
    ['equalityNote', 'Enter an equality note'],
    ['owner', 'Enter the role or team that answers for it'],
    ['source', 'Choose who named the place'],
    isNew ? ['reviewOn', 'Enter the day by which it is reviewed'] : ['why', 'Enter why it is changed'],
  ];
  return [
    ...(points < 3 ? [{ field: 'boundary', problem: 'Draw the border: at least three points' }] : []),
    ...asked.filter(([field]) => draft[field].trim() === '').map(([field, problem]) => ({ field, problem })),
  ];
}

function ringOfRun(run: ProposedByRun | null) {
  const ring = run?.boundary.coordinates[0] ?? [];
  return ring.slice(0, -1).map(([longitude, latitude]) => toGrid(longitude!, latitude!));
}
