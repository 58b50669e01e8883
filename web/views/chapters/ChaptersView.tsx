import { Link } from 'react-router';
import { momentText } from '../../components/moments.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { Tag } from '../../components/Tag.js';
import { ChaptersInWorkDocument, PublishedChaptersDocument } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { periodText, stateColours, stateNames, versionPath } from './chapter-words.js';

/** Chapters of needs assessments: what is published, and for their authors what is in work. */
export function ChaptersView() {
  const { viewer } = useSignedIn();
  const access = viewer.access.chapters;
  if (access === 'nothing') return <NotForRole view="Chapters" why="They are for their authors and for partners." />;
  const writes = access === 'writing';
  return (
    <Page
      title="Chapters"
      lead={<p className="lead">Assessments of need: an author’s text, with figures that every reader of it may have.</p>}
      actions={
        writes && (
          <Link className="govuk-button" to="/chapters/make">
            Make a chapter
          </Link>
        )
      }
    >
      {writes && <InWork />}
      <Published />
    </Page>
  );
}

function InWork() {
  const { state, again } = useQuery(ChaptersInWorkDocument, {});
  const chapters = state.status === 'ready' ? state.data.chapters : undefined;
  return (
    <section aria-labelledby="in-work">
      <h2 className="govuk-heading-m" id="in-work">
        In work
      </h2>
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the chapters in work" />}
      {chapters?.length === 0 && (
        <Empty title="No chapter is in work">
          <p className="govuk-body-s">Make one: its figures are made at once, and you write beside them.</p>
        </Empty>
      )}
      {chapters?.map(({ id, title, areaLabel, period, state: reached, rebuiltAt }) => (
        <article key={id} className="chapter-line card">
          <h3 className="govuk-heading-s">
            <Link className="govuk-link" to={`/chapters/${id}`}>
              {title}
            </Link>{' '}
            <Tag colour={stateColours[reached]}>{stateNames[reached]}</Tag>
          </h3>
          <p className="govuk-body-s">
            {areaLabel}, {periodText(period)}. Figures made {momentText(rebuiltAt)}.
          </p>
        </article>
      ))}
    </section>
  );
}

function Published() {
  const { state, again } = useQuery(PublishedChaptersDocument, {});
  const chapters = state.status === 'ready' ? state.data.publishedChapters : undefined;
  return (
    <section aria-labelledby="published">
      <h2 className="govuk-heading-m" id="published">
        Published
      </h2>
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="what is published" />}
      {chapters?.length === 0 && <Empty title="Nothing is published yet" />}
      {chapters?.map(({ id, version, title, areaLabel, period, publishedAt, publishedBy }) => (
        <article key={`${id}/${version}`} className="chapter-line card">
          <h3 className="govuk-heading-s">
            <Link className="govuk-link" to={versionPath(id, version)}>
              {title}, version {version}
            </Link>
          </h3>
          <p className="govuk-body-s">
            {areaLabel}, {periodText(period)}. Published {momentText(publishedAt)} by {publishedBy}.
          </p>
        </article>
      ))}
    </section>
  );
}
