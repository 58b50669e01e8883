import { useEffect, useRef, useState, type ReactNode } from 'react';
import { RunsGoingOnDocument, type RunOf } from '../graphql.generated.js';
import { request } from '../graphql/client.js';
import { momentText } from '../components/moments.js';
import { LongRun } from './LongRun.js';
import { useKeptRun } from './use-kept-run.js';

interface UnlessGoingOnProps {
  readonly of: RunOf;
  /** What goes on: «Classes that are being worked out». */
  readonly label: string;
  /** With the id of what was kept. */
  readonly onKept: (id: string) => void;
  /** The form that starts one. */
  readonly children: ReactNode;
}

/** Whoever left the page while a run of theirs went on finds it again, instead of the form; when it is over, what it came to. */
export function UnlessGoingOn({ of, label, onKept, children }: UnlessGoingOnProps) {
  const { progress, follow, cancel } = useKeptRun();
  const [startedAt, setStartedAt] = useState<string | null>(null);
  const [isAsked, setIsAsked] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const kept = useRef(onKept);
  useEffect(() => {
    kept.current = onKept;
  });
  useEffect(() => {
    let isGone = false;
    const takeUp = async () => {
      const [run] = (await request(RunsGoingOnDocument, { of })).runsGoingOn;
      if (isGone) return;
      setIsAsked(true);
      if (run === undefined) return;
      setStartedAt(run.startedAt);
      const end = await follow(run);
      if (isGone) return;
      setStartedAt(null);
      if ('kept' in end) kept.current(end.kept);
      else setProblem(end.problem);
    };
    takeUp().catch(() => {
      // Where that cannot be asked, the form stands there: it says itself what it may not do.
      setIsAsked(true);
      setStartedAt(null);
    });
    return () => void (isGone = true);
  }, [of, follow]);

  if (startedAt !== null && progress !== null) {
    return (
      <>
        <p className="govuk-body">You started this on {momentText(startedAt)}. It goes on when you leave this page.</p>
        <LongRun label={label} progress={progress} onCancel={cancel} />
      </>
    );
  }
  return (
    <>
      {problem !== null && <p className="govuk-inset-text">{problem}</p>}
      {isAsked && children}
    </>
  );
}
