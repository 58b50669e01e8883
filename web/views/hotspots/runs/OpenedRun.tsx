import { useEffect, useMemo } from 'react';
import { Link } from 'react-router';
import { momentText } from '../../../components/moments.js';
import { Failed } from '../../../components/States.js';
import { HotspotRunAgainDocument } from '../../../graphql.generated.js';
import { useQuery } from '../../../graphql/use-query.js';
import { useAnnounce } from '../../../layout/Announcer.js';
import { joined } from '../../../view-state/words.js';
import { askedOfRun, stateOfAsked } from './asked.js';
import { compareWithFile, type RunFile } from './run-file.js';

/** Over the map: which kept run is shown, made again now, and whether it came out the same or what differs. */
export function OpenedRun({ id, sources }: { readonly id: string; readonly sources: readonly string[] | null }) {
  const { state, again } = useQuery(HotspotRunAgainDocument, { id });
  const run = state.status === 'ready' ? state.data.hotspotRun : null;
  const beyond = useMemo(() => (run ? stateOfAsked(askedOfRun(run.method, run.parameters), sources).beyond : []), [run, sources]);
  if (state.status === 'failed')
    return <Failed failure={state.failure} again={again} title="The kept run could not be made again" />;
  if (!run) return <Note title="Kept run">Made again, to see whether it comes out the same …</Note>;
  return (
    <Note title={run.again.same ? 'Kept run: the same' : 'Kept run: it differs'} differs={!run.again.same}>
      {run.again.same ? 'Made again now, every figure is as it was. ' : 'Made again now, some figures are others. '}
      {run.again.differences.join(' ')}{' '}
      {beyond.length > 0 && `The view below has no control for ${joined(beyond)}, and shows the run without. `}
      Kept {momentText(run.at)}, version {run.version}, seed {run.seed}, loads {joined(run.batches)}, digest{' '}
      <span className="digest">{run.digest.slice(0, 12)}</span>.{' '}
      <Link className="govuk-link no-print" to="/hotspots/runs">
        All kept runs
      </Link>
    </Note>
  );
}

export interface OpenedFileProps {
  readonly file: RunFile;
  readonly beyond: readonly string[];
  /** The cells that the same question has now; undefined while they are on the way. */
  readonly cells: unknown;
}

/** The same of a file that was opened: its cells beside those of now. */
export function OpenedFile({ file, beyond, cells }: OpenedFileProps) {
  const announce = useAnnounce();
  const compared = useMemo(() => (cells === undefined ? null : compareWithFile(file, cells)), [file, cells]);
  useEffect(() => {
    if (compared) announce(`Run again. ${compared.sentence}`);
  }, [compared, announce]);
  if (!compared) return <Note title="Run from a file">Run again, to see whether the cells are the same …</Note>;
  return (
    <Note title={compared.same ? 'Run from a file: the same' : 'Run from a file: it differs'} differs={!compared.same}>
      What {file.name} asked was run again. {compared.sentence}
      {beyond.length > 0 && ` The view has no control for ${joined(beyond)}, and asked without.`}
    </Note>
  );
}

export function Note({
  title,
  differs = false,
  children,
}: {
  readonly title: string;
  readonly differs?: boolean;
  readonly children: React.ReactNode;
}) {
  return (
    <section className={`run-note${differs ? ' run-note--differs' : ''}`} aria-label={title}>
      <strong className="run-note__title">{title}.</strong> {children}
    </section>
  );
}
