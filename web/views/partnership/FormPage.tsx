import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { Failed, Loading } from '../../components/States.js';
import { QuestionsForm } from '../../forms/QuestionsForm.js';
import type { Answers, Problems, Question } from '../../forms/questions.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';

/** The words of a page on which something is changed. */
export interface FormWords {
  readonly title: string;
  readonly lead: string;
  readonly done: string;
  readonly button: string;
}

export interface FormParts {
  readonly questions: readonly Question[];
  readonly known?: Answers;
  readonly about?: ReactNode;
  /** What cannot be taken back. */
  readonly warning?: string;
  readonly send: (answers: Answers) => Promise<Problems>;
}

interface FormPageProps<Data> extends FormWords {
  /** Where one comes from, and goes to. */
  readonly back: { readonly to: string; readonly words: string };
  /** What is there already. */
  readonly document: TypedDocumentNode<Data, Record<string, never>>;
  /** Whose name the page waits for it by. */
  readonly what: string;
  readonly absent?: string;
  /** Null where what is to be changed is not there. */
  readonly form: (data: Data) => FormParts | null;
}

/** A page of one form about what the server has already: it waits for that, says where it is gone, and goes back when all is done. */
export function FormPage<Data>(props: FormPageProps<Data>) {
  const { title, lead, done, button, back, document, what, absent = 'It is not there any more.', form } = props;
  const navigate = useNavigate();
  const { state, again } = useQuery(document, {});
  const parts = state.status === 'ready' ? form(state.data) : undefined;
  return (
    <Page
      title={title}
      before={
        <Link className="govuk-back-link" to={back.to}>
          {back.words}
        </Link>
      }
      lead={<p className="lead">{lead}</p>}
    >
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what={what} />}
      {parts === null && <p className="govuk-body">{absent}</p>}
      {parts && (
        <QuestionsForm
          questions={parts.questions}
          known={parts.known ?? {}}
          button={button}
          warning={parts.warning}
          send={parts.send}
          onDone={() => void navigate(back.to, { state: { done } })}
        >
          {parts.about}
        </QuestionsForm>
      )}
    </Page>
  );
}
