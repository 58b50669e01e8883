import { useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import { Failed, Loading } from '../../components/States.js';
import { QuestionsForm } from '../../forms/QuestionsForm.js';
import type { Answers, Problems } from '../../forms/questions.js';
import { ChapterChoicesDocument, MakeChapterDocument, type ChapterChoicesQuery } from '../../graphql.generated.js';
import { request } from '../../graphql/client.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';

/** What a chapter is called, of which area, and of which months. */
export function MakeChapterView() {
  const { viewer } = useSignedIn();
  if (viewer.access.chapters !== 'writing')
    return <NotForRole view="Making a chapter" why="JSNA authors and partnership managers make them." />;
  return <MakePage />;
}

function MakePage() {
  const { state, again } = useQuery(ChapterChoicesDocument, {});
  return (
    <Page
      title="Make a chapter"
      before={
        <Link className="govuk-back-link" to="/chapters">
          Chapters
        </Link>
      }
      lead={<p className="lead">Its figures are made at once, which takes a few seconds. You write beside them after that.</p>}
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="what chapters are made from" />}
      {state.status === 'ready' && <MakeForm choices={state.data} />}
    </Page>
  );
}

function MakeForm({ choices }: { readonly choices: ChapterChoicesQuery }) {
  const navigate = useNavigate();
  const { installation } = useSignedIn();
  const made = useRef('');
  const newest =
    installation.coverage
      .flatMap(({ months }) => months)
      .sort()
      .at(-1) ?? '';
  const districts = choices.districts.edges.map(({ node }) => ({ code: node.gssCode, words: node.name }));
  const places = [
    ...choices.composites.edges.map(({ node }) => ({ code: node.gssCode, words: `${node.name} (composite area)` })),
    ...choices.wards.edges.map(({ node }) => ({ code: node.gssCode, words: node.name })),
  ];
  const ofDistricts = ({ template = '' }: Answers): boolean =>
    choices.chapterTemplates.some((one) => one.template === template && one.areaTypes.includes('DISTRICT'));
  const templates = choices.chapterTemplates.map(({ template, title, headings, figures }) => ({
    code: template,
    words: `${title}: ${headings.length} sections, ${figures} figures`,
  }));
  const send = async (answers: Answers): Promise<Problems> => {
    const asked = {
      ...{ template: answers['template'] ?? '', title: answers['title'] ?? '' },
      areaCode: answers[ofDistricts(answers) ? 'areaCode' : 'placeCode'] ?? '',
      ...{ from: answers['from'] ?? '', to: answers['to'] ?? '' },
    };
    const { chapter, problems } = (await request(MakeChapterDocument, asked)).makeChapter;
    made.current = chapter?.id ?? '';
    return problems.map(({ field, problem }) => ({
      field: field === 'areaCode' && !ofDistricts(answers) ? 'placeCode' : field,
      problem,
    }));
  };
  return (
    <QuestionsForm
      questions={[
        { name: 'template', label: 'From which template', kind: templates },
        { name: 'title', label: 'What the chapter is called', kind: 'text' },
        {
          ...{ name: 'areaCode', label: 'Of which area', when: ofDistricts },
          kind: { none: 'Choose an area', choices: districts },
        },
        {
          ...{ name: 'placeCode', label: 'Of which ward or composite area', when: (answers) => !ofDistricts(answers) },
          kind: { none: 'Choose an area', choices: places },
        },
        { name: 'from', label: 'First month', hint: 'For example 2025-11', kind: 'text' },
        { name: 'to', label: 'Last month', hint: 'For example 2026-10', kind: 'text' },
      ]}
      known={{
        ...{ template: templates[0]?.code ?? '', areaCode: districts.length === 1 ? districts[0]!.code : '' },
        ...{ from: newest === '' ? '' : elevenMonthsBefore(newest), to: newest },
      }}
      button="Make the chapter"
      send={send}
      onDone={() => void navigate(`/chapters/${made.current}`)}
    />
  );
}

function elevenMonthsBefore(month: string): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 - 11;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}
