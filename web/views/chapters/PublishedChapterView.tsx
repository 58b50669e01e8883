import { Link, useParams } from 'react-router';
import { Button } from '../../components/Button.js';
import { momentText } from '../../components/moments.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { PublishedChapterDocument, type PublishedChapterQuery } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { FigureBlock } from './FigureBlock.js';
import { periodText, versionPath } from './chapter-words.js';
import { Written } from './Written.js';

type Published = NonNullable<PublishedChapterQuery['publishedChapter']>;

/** A version of a chapter as it was published: on screen, and printed on A4. */
export function PublishedChapterView() {
  const { viewer } = useSignedIn();
  if (viewer.access.chapters === 'nothing')
    return <NotForRole view="Chapters" why="They are for their authors and for partners." />;
  return <PublishedPage />;
}

function PublishedPage() {
  const { id = '', version = '' } = useParams();
  const { state, again } = useQuery(PublishedChapterDocument, { id, version: Number(version) });
  const chapter = state.status === 'ready' ? state.data.publishedChapter : undefined;
  return (
    <Page
      title={chapter?.title ?? 'Chapter'}
      before={
        <Link className="govuk-back-link" to="/chapters">
          Chapters
        </Link>
      }
      lead={chapter && <Lead chapter={chapter} />}
      actions={chapter && <Exits chapter={chapter} />}
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the chapter" />}
      {chapter === null && <Empty title="No such version is published" />}
      {chapter && <Whole chapter={chapter} />}
    </Page>
  );
}

function Lead({ chapter }: { readonly chapter: Published }) {
  const newest = chapter.versions[0]?.version ?? chapter.version;
  return (
    <>
      <p className="lead">
        {chapter.areaLabel}, {periodText(chapter.period)}. {chapter.partnership}. Version {chapter.version}, published{' '}
        {momentText(chapter.publishedAt)} by {chapter.publishedBy}. Figures made {momentText(chapter.rebuiltAt)}.
      </p>
      {newest > chapter.version && (
        <p className="govuk-body">
          <Link className="govuk-link" to={versionPath(chapter.id, newest)}>
            There is a newer version: {newest}
          </Link>
        </p>
      )}
    </>
  );
}

function Exits({ chapter }: { readonly chapter: Published }) {
  const file = (format: string) => `/export/chapter.${format}?chapter=${chapter.id}&version=${chapter.version}`;
  return (
    <div className="toolbar">
      <a className="govuk-button govuk-button--secondary" href={file('docx')} download>
        Word document
      </a>
      <a className="govuk-button govuk-button--secondary" href={file('zip')} download>
        Tables as CSV
      </a>
      <Button look="secondary" onClick={() => window.print()}>
        Print
      </Button>
    </div>
  );
}

function Whole({ chapter }: { readonly chapter: Published }) {
  let figures = 0;
  return (
    <div className="chapter-published">
      <nav aria-labelledby="contents" className="chapter-contents">
        <h2 className="govuk-heading-s" id="contents">
          Contents
        </h2>
        <ol className="govuk-list govuk-list--number">
          {chapter.sections.map(({ key, heading }) => (
            <li key={key}>
              <a className="govuk-link" href={`#section-${key}`}>
                {heading}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      {chapter.sections.map((section) => {
        const first = figures + 1;
        figures += section.figures.length;
        return (
          <section key={section.key} className="chapter-section" aria-labelledby={`section-${section.key}`}>
            <h2 className="govuk-heading-l" id={`section-${section.key}`} tabIndex={-1}>
              {section.heading}
            </h2>
            <Written parts={section.parts} />
            {section.figures.map((figure, place) => (
              <FigureBlock key={figure.key} figure={figure} number={first + place} open />
            ))}
          </section>
        );
      })}
      {chapter.attributions.length > 0 && (
        <section aria-labelledby="notices">
          <h2 className="govuk-heading-s" id="notices">
            Notices
          </h2>
          {chapter.attributions.map((notice) => (
            <p className="govuk-body-s" key={notice}>
              {notice}
            </p>
          ))}
        </section>
      )}
    </div>
  );
}
