import { Link, useParams, useSearchParams } from 'react-router';
import { Failed, Loading } from '../../components/States.js';
import { Tag } from '../../components/Tag.js';
import { QuestionsForm } from '../../forms/QuestionsForm.js';
import { PublishEstimateDocument, SavedEstimateDocument, type SavedEstimateQuery } from '../../graphql.generated.js';
import { request } from '../../graphql/client.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { makesEstimates } from '../../session/holdings.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { momentText } from '../data/data-words.js';
import { ComparedVersions } from './ComparedVersions.js';
import { estimateAddress } from './estimate-words.js';
import { EstimateTold } from './EstimateTold.js';

type Saved = NonNullable<SavedEstimateQuery['savedPopulationEstimate']>;

/** A version as it was saved. What is published is read by all who read estimates, and stays as it is. */
export function SavedEstimateView() {
  const { viewer } = useSignedIn();
  if (viewer.access.estimates === 'nothing')
    return <NotForRole view="Population estimates" why="They are for those who plan by them." />;
  return <SavedEstimatePage />;
}

function SavedEstimatePage() {
  const { id = '' } = useParams();
  const [address] = useSearchParams();
  const version = Number(address.get('version')) || null;
  const { viewer } = useSignedIn();
  const { state, again } = useQuery(SavedEstimateDocument, { id, version });
  const saved = state.status === 'ready' ? state.data.savedPopulationEstimate : undefined;
  return (
    <Page
      title={saved ? saved.name : saved === null ? 'There is no such estimate' : 'Population estimate'}
      wide
      before={
        <Link className="govuk-back-link" to="/estimates">
          Population estimates
        </Link>
      }
      lead={saved && <Told saved={saved} />}
      actions={saved && <Actions saved={saved} makes={makesEstimates(viewer.access)} />}
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the estimate" />}
      {saved === null && <p className="govuk-body">It may not be published, or never was there.</p>}
      {saved && (
        <>
          <EstimateTold told={saved.estimate} />
          <Versions saved={saved} />
          {makesEstimates(viewer.access) && saved.versions.length > 1 && (
            <ComparedVersions id={saved.id} versions={saved.versions} />
          )}
          {viewer.access.estimates === 'making-and-publishing' && saved.version === saved.newestVersion && !saved.publishedAt && (
            <Publish saved={saved} onDone={again} />
          )}
        </>
      )}
    </Page>
  );
}

function Told({ saved }: { readonly saved: Saved }) {
  return (
    <>
      <p className="lead">
        Version {saved.version}, {momentText(saved.madeAt)}, by {saved.madeBy}{' '}
        {saved.publishedAt ? <Tag colour="green">Published</Tag> : <Tag colour="grey">Draft</Tag>}
      </p>
      {saved.why && <p className="govuk-body">{saved.why}</p>}
      {saved.dataChanged && (
        <p className="note">Data were loaded or taken back since: worked out again, its figures may be others.</p>
      )}
    </>
  );
}

function Actions({ saved, makes }: { readonly saved: Saved; readonly makes: boolean }) {
  return (
    <>
      <a
        className="govuk-button govuk-button--secondary"
        href={`/export/estimate.csv?estimate=${saved.id}&version=${saved.version}`}
        download
      >
        Export CSV
      </a>
      {makes && (
        <Link className="govuk-button" to={`/estimates/new?from=${saved.id}`}>
          Make another version
        </Link>
      )}
    </>
  );
}

function Versions({ saved }: { readonly saved: Saved }) {
  return (
    <section aria-labelledby="estimate-versions">
      <h2 className="data-page__heading" id="estimate-versions">
        Versions
      </h2>
      <ol className="govuk-list" reversed>
        {saved.versions.map(({ version, madeAt, madeBy, publishedAt }) => (
          <li key={version}>
            {version === saved.version ? (
              <strong>Version {version}</strong>
            ) : (
              <Link className="govuk-link" to={estimateAddress(saved.id, version)}>
                Version {version}
              </Link>
            )}
            , {momentText(madeAt)}, {madeBy}
            {publishedAt && `; published ${momentText(publishedAt)}`}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Publish({ saved, onDone }: { readonly saved: Saved; readonly onDone: () => void }) {
  return (
    <section aria-labelledby="estimate-publish">
      <h2 className="data-page__heading" id="estimate-publish">
        Publish
      </h2>
      <QuestionsForm
        questions={[]}
        button="Publish this version"
        warning="All who read estimates will see it, without the counts of the authority’s own children that went in. It cannot be changed or taken back."
        send={async () => {
          const { publishPopulationEstimate } = await request(PublishEstimateDocument, { id: saved.id, version: saved.version });
          return publishPopulationEstimate.problems;
        }}
        onDone={onDone}
      />
    </section>
  );
}
