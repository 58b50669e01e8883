import { useState } from 'react';
import { Button } from '../../components/Button.js';
import { Details } from '../../components/Details.js';
import { momentText } from '../../components/moments.js';
import { plural } from '../../components/numbers.js';
import { Failed } from '../../components/States.js';
import { LinesField } from '../../forms/FormFields.js';
import { CommentOnChapterDocument, type WholeChapterFragment } from '../../graphql.generated.js';
import { asFailure, request, type RequestFailure } from '../../graphql/client.js';
import { forgetAnswers } from '../../graphql/use-query.js';
import { useAnnounce } from '../../layout/Announcer.js';

/** What authors say to each other of a section; it is not published. */
export function Comments({
  chapter,
  section,
  again,
}: {
  readonly chapter: WholeChapterFragment;
  readonly section: { readonly key: string; readonly heading: string };
  readonly again: () => void;
}) {
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<string | undefined>();
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const announce = useAnnounce();
  const comments = chapter.comments.filter((comment) => comment.section === section.key);
  const send = async () => {
    setFailure(null);
    try {
      const { problems } = (await request(CommentOnChapterDocument, { id: chapter.id, section: section.key, said }))
        .commentOnChapter;
      setProblem(problems[0]?.problem);
      if (problems.length > 0) return;
      setSaid('');
      announce('The comment is there');
      forgetAnswers();
      again();
    } catch (error) {
      setFailure(asFailure(error));
    }
  };
  return (
    <Details
      summary={`${comments.length === 0 ? 'No comments' : plural(comments.length, 'comment', 'comments')}: ${section.heading}`}
      className="chapter-comments"
    >
      {comments.map((comment) => (
        <div key={`${comment.saidAt}${comment.said}`} className="chapter-comments__one">
          <p className="govuk-body-s">{comment.said}</p>
          <p className="note">
            {comment.saidBy}, {momentText(comment.saidAt)}
          </p>
        </div>
      ))}
      <LinesField
        id={`comment-${section.key}`}
        label={`Comment: ${section.heading}`}
        problem={problem}
        text={said}
        onChange={setSaid}
      />
      {failure && <Failed failure={failure} />}
      <Button look="secondary" onClick={() => void send()}>
        Say it
      </Button>
    </Details>
  );
}
