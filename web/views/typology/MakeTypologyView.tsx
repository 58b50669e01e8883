import { useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { longDate } from '../../components/dates.js';
import { countText } from '../../components/numbers.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { ChoiceField } from '../../forms/FormFields.js';
import { QuestionsForm } from '../../forms/QuestionsForm.js';
import { chosenAs, chosenIn, type Answers, type Problems } from '../../forms/questions.js';
import { StartTypologyDocument, TypologyExtractsDocument, type TypologyExtractFragment } from '../../graphql.generated.js';
import { request } from '../../graphql/client.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { LongRun } from '../../runs/LongRun.js';
import { UnlessGoingOn } from '../../runs/UnlessGoingOn.js';
import { useKeptRun } from '../../runs/use-kept-run.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { PlainTable } from '../area-risk/RunTables.js';
import { identifiableText, mostClasses } from './identifiable.js';
import { whyNot } from './TypologiesView.js';

/** Of which extract, by which indicators, and up to how many classes. */
export function MakeTypologyView() {
  const { viewer } = useSignedIn();
  if (viewer.access.profile !== 'own-and-published') return <NotForRole view="Typology" why={whyNot} />;
  return <MakePage />;
}

function MakePage() {
  const navigate = useNavigate();
  const { state, again } = useQuery(TypologyExtractsDocument, {});
  const [chosen, setChosen] = useState('');
  const extracts = state.status === 'ready' ? state.data.typologyExtracts : [];
  const extract = extracts.find(({ id }) => id === chosen) ?? extracts[0];
  return (
    <Page
      title="Work out classes"
      before={
        <Link className="govuk-back-link" to="/typology">
          Typology of offending
        </Link>
      }
      lead={
        <p className="lead">
          Children who are alike in what is recorded of them, found without saying beforehand what makes a kind.
        </p>
      }
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="your agency’s extracts" />}
      {state.status === 'ready' && !extract && (
        <Empty title="Your agency has loaded no extract for a typology">
          <p className="govuk-body-s">
            Load one on the page «Data» as <code>typology-extract</code>, under an agreement that covers it: one row a child with
            three to eight indicators and nothing that says who, or patterns with how many children have each. No row of a child
            is stored.
          </p>
        </Empty>
      )}
      {extract && (
        <>
          {extracts.length > 1 && (
            <ChoiceField
              id="typology-extract"
              label="Extract"
              none={extractText(extract)}
              chosen=""
              choices={extracts.filter((one) => one !== extract).map((one) => ({ code: one.id, words: extractText(one) }))}
              onChange={setChosen}
            />
          )}
          <Whom extract={extract} />
          <UnlessGoingOn
            of="TYPOLOGY"
            label="Classes that are being worked out"
            onKept={(id) => void navigate(`/typology/${id}`)}
          >
            <MakeForm key={extract.id} extract={extract} />
          </UnlessGoingOn>
        </>
      )}
    </Page>
  );
}

const extractText = ({ cohort, period, loadedAt }: TypologyExtractFragment): string =>
  `${cohort}, ${period}, loaded ${longDate(loadedAt)}`;

function Whom({ extract }: { readonly extract: TypologyExtractFragment }) {
  const { cohort, period, children, leftOut, indicators, loadedAt, invented } = extract;
  return (
    <section className="typology__whom" aria-label="Whom it counts">
      <p className="govuk-body">
        {cohort}, {period.replace(/-/, '–')}. Loaded {longDate(loadedAt)}
        {invented ? ', invented' : ''}. Children in the models: {countText(children)}. Left out, for something is not recorded of
        them: {countText(leftOut)}.
      </p>
      <PlainTable
        caption="What the extract says of children"
        heads={['Indicator', 'Children of whom it is not recorded']}
        rows={indicators.map(({ label, notRecorded }) => [label, countText(notRecorded)])}
      />
      <p className="note">
        To the nearest 10. Withheld: fewer than 10, none too. Whoever lacks one of the indicators is in no model, whichever are
        chosen, so that no two models are of children who differ by a few.
      </p>
    </section>
  );
}

const STARTS = ['20', '100', '250', '500'] as const;

function MakeForm({ extract }: { readonly extract: TypologyExtractFragment }) {
  const navigate = useNavigate();
  const made = useRef('');
  const { progress, follow, cancel } = useKeptRun();
  const all = extract.indicators.length;
  const send = async (answers: Answers): Promise<Problems> => {
    const input = {
      ...{ title: answers['title'] ?? '', extract: extract.id },
      indicators: chosenIn(answers['indicators']),
      classes: Number(answers['classes']),
      starts: Number(answers['starts']),
    };
    const { run, problems } = (await request(StartTypologyDocument, { input })).startTypology;
    if (!run) return problems;
    const end = await follow(run);
    if ('problem' in end) return [{ field: 'classes', problem: end.problem }];
    made.current = end.kept;
    return [];
  };
  return (
    <QuestionsForm
      questions={[
        { name: 'title', label: 'What the typology is called', kind: 'text' },
        {
          name: 'indicators',
          label: 'Indicators',
          hint: `${identifiableText(all)}${all > 3 ? ` Without one of them: at most ${mostClasses(all - 1)}.` : ''}`,
          kind: { several: extract.indicators.map(({ code, label }) => ({ code, words: label })) },
        },
        {
          name: 'classes',
          label: 'How many classes at most',
          hint: 'Each number from one on is worked out, and you choose among them',
          kind: Array.from({ length: 8 }, (_, at) => ({ code: String(at + 2), words: String(at + 2) })),
        },
        {
          name: 'starts',
          label: 'Random starts for each number of classes',
          hint: 'More find the best more surely, and take longer',
          kind: STARTS.map((code) => ({ code, words: code })),
        },
      ]}
      known={{
        ...{ classes: String(Math.min(5, mostClasses(all))), starts: '100' },
        indicators: chosenAs(extract.indicators.map(({ code }) => code)),
      }}
      button="Work them out"
      send={send}
      onDone={() => void navigate(`/typology/${made.current}`)}
      underWay={progress && <LongRun label="Classes that are being worked out" progress={progress} onCancel={cancel} />}
    />
  );
}
