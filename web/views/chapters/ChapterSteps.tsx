import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '../../components/Button.js';
import { Details } from '../../components/Details.js';
import { Failed } from '../../components/States.js';
import { LinesField } from '../../forms/FormFields.js';
import { QuestionsForm } from '../../forms/QuestionsForm.js';
import type { Answers } from '../../forms/questions.js';
import {
  RebuildChapterDocument,
  TakeChapterStepDocument,
  type ChapterStep,
  type WholeChapterFragment,
} from '../../graphql.generated.js';
import { asFailure, request, type RequestFailure } from '../../graphql/client.js';
import { forgetAnswers } from '../../graphql/use-query.js';
import { useAnnounce } from '../../layout/Announcer.js';
import { versionPath } from './chapter-words.js';

interface StepProps {
  readonly chapter: WholeChapterFragment;
  readonly again: () => void;
}

/** What comes next for the chapter as it stands. */
export function ChapterSteps({ unsaved, ...props }: StepProps & { readonly unsaved: readonly string[] }) {
  const { state, notToApprove } = props.chapter;
  return (
    <section className="chapter-steps card" aria-labelledby="next">
      <h2 className="govuk-heading-m" id="next">
        What comes next
      </h2>
      {state === 'DRAFT' && <Rebuild {...props} />}
      {state === 'DRAFT' && unsaved.length > 0 && <p className="govuk-body-s">Save first: {unsaved.join(', ')}.</p>}
      {state === 'DRAFT' && unsaved.length === 0 && (
        <Step {...props} step="ASK_FOR_APPROVAL" button="Send it for approval" done="The chapter is sent for approval">
          What is sent for approval is not written in until it is taken back. Another author than those who wrote in it approves
          it.
        </Step>
      )}
      {state === 'FOR_APPROVAL' && notToApprove && <p className="govuk-body-s">{notToApprove}</p>}
      {state === 'FOR_APPROVAL' && !notToApprove && (
        <Step {...props} step="APPROVE" button="Approve it" done="The chapter is approved">
          Read it as its readers will. Who approved it stands in its history.
        </Step>
      )}
      {state === 'APPROVED' && (
        <Step {...props} step="PUBLISH" button="Publish it" done="The chapter is published">
          What is published stays as it is, and partners read it. What changes afterwards is another version.
        </Step>
      )}
      {state !== 'DRAFT' && (
        <Details summary="Take it back to draft">
          <Step {...props} step="TAKE_BACK" button="Take it back" asks done="The chapter is a draft again" />
        </Details>
      )}
    </section>
  );
}

function Rebuild({ chapter, again }: StepProps) {
  const announce = useAnnounce();
  const send = async (answers: Answers) => {
    const asked = { id: chapter.id, version: chapter.version, from: answers['from'] ?? '', to: answers['to'] ?? '' };
    const { problems, chapter: made } = (await request(RebuildChapterDocument, asked)).rebuildChapter;
    if (made) announce(`The figures are made anew: ${made.moved.length} moved`);
    return problems;
  };
  return (
    <Details summary="Make the figures anew">
      <QuestionsForm
        questions={[
          { name: 'from', label: 'First month', kind: 'text' },
          { name: 'to', label: 'Last month', kind: 'text' },
        ]}
        known={{ ...chapter.period }}
        button="Make the figures anew"
        send={send}
        onDone={again}
      >
        <p className="govuk-body-s">From what is loaded now. What is written stays; save what is not saved first.</p>
      </QuestionsForm>
    </Details>
  );
}

interface TakenStepProps extends StepProps {
  readonly step: ChapterStep;
  readonly button: string;
  readonly asks?: boolean;
  readonly done: string;
  /** What to know before. */
  readonly children?: string;
}

function Step({ chapter, again, step, button, asks = false, done, children }: TakenStepProps) {
  const announce = useAnnounce();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | undefined>();
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const take = async () => {
    setFailure(null);
    try {
      const asked = { id: chapter.id, version: chapter.version, step, reason: asks ? reason : null };
      const outcome = (await request(TakeChapterStepDocument, asked)).takeChapterStep;
      setProblem(outcome.problems[0]?.problem);
      if (outcome.problems.length > 0) return;
      forgetAnswers();
      announce(done);
      const version = outcome.chapter?.published[0]?.version;
      if (step === 'PUBLISH' && version !== undefined) void navigate(versionPath(chapter.id, version));
      else again();
    } catch (error) {
      setFailure(asFailure(error));
    }
  };
  return (
    <div className="chapter-steps__one">
      {children && <p className="govuk-body-s">{children}</p>}
      {asks && <LinesField id="step-reason" label="Why" problem={problem} text={reason} onChange={setReason} />}
      {!asks && problem && (
        <p className="govuk-error-message" role="alert">
          <span className="govuk-visually-hidden">Error:</span> {problem}
        </p>
      )}
      {failure && <Failed failure={failure} title="This was not done" />}
      <Button look={asks ? 'secondary' : 'primary'} onClick={() => void take()}>
        {button}
      </Button>
    </div>
  );
}
