import { useCallback, useState } from 'react';
import { Link, useParams } from 'react-router';
import { Details } from '../../components/Details.js';
import { momentText } from '../../components/moments.js';
import { Empty, Failed, Loading } from '../../components/States.js';
import { Tag } from '../../components/Tag.js';
import { ChapterInWorkDocument, type WholeChapterFragment } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { ChapterSteps } from './ChapterSteps.js';
import { Comments } from './Comments.js';
import { FigureBlock } from './FigureBlock.js';
import { MovedFigures } from './MovedFigures.js';
import { SectionEditor } from './SectionEditor.js';
import { periodText, stateColours, stateNames, versionPath } from './chapter-words.js';
import { Written } from './Written.js';

/** A chapter as its authors work on it: text beside figures, section by section. */
export function ChapterView() {
  const { viewer } = useSignedIn();
  if (viewer.access.chapters !== 'writing')
    return <NotForRole view="A chapter in work" why="It is its authors’ until it is published." />;
  return <ChapterPage />;
}

function ChapterPage() {
  const { id = '' } = useParams();
  const { state, again } = useQuery(ChapterInWorkDocument, { id });
  const [unsaved, setUnsaved] = useState<readonly string[]>([]);
  const onUnsaved = useCallback(
    (section: string, is: boolean) =>
      setUnsaved((before) =>
        before.includes(section) === is ? before : is ? [...before, section] : before.filter((one) => one !== section),
      ),
    [],
  );
  const chapter = state.status === 'ready' ? state.data.chapter : state.status === 'loading' ? state.stale?.chapter : undefined;
  return (
    <Page
      title={chapter?.title ?? 'Chapter'}
      wide
      before={
        <Link className="govuk-back-link" to="/chapters">
          Chapters
        </Link>
      }
      lead={chapter && <Lead chapter={chapter} />}
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && !chapter && <Loading what="the chapter" />}
      {chapter === null && <Empty title="There is no such chapter" />}
      {chapter && (
        <div className="chapter">
          <aside className="chapter__side" aria-label="The chapter">
            <ChapterSteps chapter={chapter} again={again} unsaved={unsaved} />
            <Contents chapter={chapter} />
            <History chapter={chapter} />
          </aside>
          <div className="chapter__main">
            <MovedFigures moved={chapter.moved} />
            <Sections chapter={chapter} again={again} onUnsaved={onUnsaved} />
          </div>
        </div>
      )}
    </Page>
  );
}

function Lead({ chapter }: { readonly chapter: WholeChapterFragment }) {
  return (
    <p className="lead">
      {chapter.areaLabel}, {periodText(chapter.period)}. Figures made {momentText(chapter.rebuiltAt)}.{' '}
      <Tag colour={stateColours[chapter.state]}>{stateNames[chapter.state]}</Tag>
    </p>
  );
}

function Sections({
  chapter,
  again,
  onUnsaved,
}: {
  readonly chapter: WholeChapterFragment;
  readonly again: () => void;
  readonly onUnsaved: (section: string, unsaved: boolean) => void;
}) {
  let figures = 0;
  return chapter.sections.map((section) => {
    const first = figures + 1;
    figures += section.figures.length;
    return (
      <section key={section.key} className="chapter-section" aria-labelledby={`section-${section.key}`}>
        <h2 className="govuk-heading-l" id={`section-${section.key}`} tabIndex={-1}>
          {section.heading}
        </h2>
        {chapter.state === 'DRAFT' ? (
          <>
            <ul className="govuk-list govuk-list--bullet chapter-section__prompts">
              {section.prompts.map((prompt) => (
                <li key={prompt}>{prompt}</li>
              ))}
            </ul>
            <SectionEditor chapter={chapter.id} section={section} onUnsaved={onUnsaved} onSaved={again} />
          </>
        ) : (
          <Written parts={section.parts} />
        )}
        <div className="chapter-figures">
          {section.figures.map((figure, place) => (
            <FigureBlock key={figure.key} figure={figure} number={first + place} open={false} />
          ))}
        </div>
        <Comments chapter={chapter} section={section} again={again} />
      </section>
    );
  });
}

function Contents({ chapter }: { readonly chapter: WholeChapterFragment }) {
  return (
    <nav aria-labelledby="contents" className="chapter-contents">
      <h2 className="govuk-heading-s" id="contents">
        Sections
      </h2>
      <ul className="govuk-list">
        {chapter.sections.map(({ key, heading, written }) => (
          <li key={key}>
            <a className="govuk-link" href={`#section-${key}`}>
              {heading}
            </a>
            {written === '' && <span className="note"> not written</span>}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function History({ chapter }: { readonly chapter: WholeChapterFragment }) {
  return (
    <>
      {chapter.published.length > 0 && (
        <>
          <h2 className="govuk-heading-s">Published</h2>
          <ul className="govuk-list">
            {chapter.published.map(({ version, publishedAt }) => (
              <li key={version}>
                <Link className="govuk-link" to={versionPath(chapter.id, version)}>
                  Version {version}
                </Link>
                , {momentText(publishedAt)}
              </li>
            ))}
          </ul>
        </>
      )}
      <Details summary="History">
        <ol className="govuk-list">
          {chapter.history.map(({ change, reason, changedAt, changedBy }) => (
            <li key={`${changedAt}${change}`} className="govuk-body-s">
              {momentText(changedAt)}: {change} by {changedBy}.{reason ? ` ${reason}` : ''}
            </li>
          ))}
        </ol>
      </Details>
    </>
  );
}
