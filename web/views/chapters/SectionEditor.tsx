import { useEffect, useState } from 'react';
import { Button } from '../../components/Button.js';
import { momentText } from '../../components/moments.js';
import { Failed } from '../../components/States.js';
import { LinesField } from '../../forms/FormFields.js';
import {
  SaveChapterSectionDocument,
  type SaveChapterSectionMutation,
  type WholeChapterFragment,
} from '../../graphql.generated.js';
import { asFailure, request, type RequestFailure } from '../../graphql/client.js';
import { forgetAnswers } from '../../graphql/use-query.js';
import { useAnnounce } from '../../layout/Announcer.js';

type Section = WholeChapterFragment['sections'][number];
type Theirs = NonNullable<SaveChapterSectionMutation['saveChapterSection']['theirs']>;

/** The text of a section. Where another author was quicker, both texts stand there, and whoever comes second puts them together. */
export function SectionEditor({
  chapter,
  section,
  onUnsaved,
  onSaved,
}: {
  readonly chapter: string;
  readonly section: Section;
  /** Told whether what stands here is kept nowhere else. */
  readonly onUnsaved: (section: string, unsaved: boolean) => void;
  readonly onSaved: () => void;
}) {
  const [text, setText] = useState(section.written);
  const [saved, setSaved] = useState({ written: section.written, version: section.version });
  const [theirs, setTheirs] = useState<Theirs | null>(null);
  const [problem, setProblem] = useState<string | undefined>();
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const announce = useAnnounce();

  const save = async () => {
    setFailure(null);
    try {
      const asked = { id: chapter, section: section.key, version: theirs?.version ?? saved.version, text };
      const outcome = (await request(SaveChapterSectionDocument, asked)).saveChapterSection;
      setProblem(outcome.problems[0]?.problem);
      setTheirs(outcome.theirs ?? (outcome.problems.length > 0 ? theirs : null));
      if (outcome.theirs) announce('Somebody else changed this section. Both texts are shown.');
      if (outcome.version == null) return;
      forgetAnswers();
      onSaved();
      setText(outcome.yours);
      setSaved({ written: outcome.yours, version: outcome.version });
      announce(`${section.heading} is saved`);
    } catch (error) {
      setFailure(asFailure(error));
    }
  };
  const unsaved = text !== saved.written;
  useEffect(() => {
    onUnsaved(section.heading, unsaved);
    return () => onUnsaved(section.heading, false);
  }, [onUnsaved, section.heading, unsaved]);
  return (
    <div className="chapter-editor">
      <LinesField
        id={`text-${section.key}`}
        label={`Text: ${section.heading}`}
        hint="An empty line begins a paragraph. Nobody’s name."
        problem={problem}
        text={text}
        rows={Math.min(18, Math.max(5, text.split('\n').length + Math.ceil(text.length / 90)))}
        onChange={setText}
      />
      {theirs && <TheirText theirs={theirs} take={() => setText(`${theirs.written}\n\n${text}`)} />}
      {failure && <Failed failure={failure} title="The text was not saved; it still stands here" />}
      <div className="chapter-editor__foot">
        <Button look="secondary" onClick={() => void save()} aria-label={`Save: ${section.heading}`}>
          {theirs ? 'Save what stands above' : 'Save'}
        </Button>
        <span className="note">
          {unsaved ? 'Not saved yet.' : section.changedBy == null && saved.version === 1 ? 'Nothing written yet.' : 'Saved.'}
        </span>
      </div>
    </div>
  );
}

function TheirText({ theirs, take }: { readonly theirs: Theirs; readonly take: () => void }) {
  return (
    <div className="state state--withheld">
      <p className="state__title">Somebody else changed this section, and your text is not saved yet</p>
      <p className="govuk-body-s">
        {theirs.changedBy} wrote this{theirs.changedAt ? ` on ${momentText(theirs.changedAt)}` : ''}. Put both together above,
        then save.
      </p>
      <p className="chapter-editor__theirs">{theirs.written}</p>
      <Button look="secondary" onClick={take}>
        Put their text before mine
      </Button>
    </div>
  );
}
