import { useCallback, useEffect, useRef, useState } from 'react';
import {
  CancelHotspotRunDocument,
  HotspotCellsDocument,
  HotspotProgressDocument,
  HotspotResultDocument,
  StartHotspotRunDocument,
  type HotspotCellsQuery,
  type HotspotCellsQueryVariables,
  type RunProgressFragment,
} from '../../graphql.generated.js';
import { asFailure, request, RequestFailure } from '../../graphql/client.js';
import { useQuery, type QueryState } from '../../graphql/use-query.js';

/** Milliseconds after which a question is started as a run that tells how far it is, and can be cancelled. */
const longAfter = 4_000;
const askedEvery = 700;

/** Answers of some thousand cells are large: the last few are kept for back and forward. */
const keptAnswers = 6;

export interface AskedDetection {
  readonly answer: QueryState<HotspotCellsQuery>;
  readonly again: () => void;
  /** How far a long one is; null where it is none. */
  readonly progress: RunProgressFragment | null;
  readonly cancel: () => void;
}

interface LongRun {
  readonly key: string;
  readonly progress: RunProgressFragment | null;
  readonly data?: HotspotCellsQuery;
  readonly failure?: RequestFailure;
}

/**
 * Asks whenever the question changes. What is not answered in a few seconds is started anew as a run: it tells its steps, goes on by itself
 * until it is cancelled or something else is asked, and is saved as every run is.
 */
export function useDetection(question: HotspotCellsQueryVariables): AskedDetection {
  const key = JSON.stringify(question);
  const [long, setLong] = useState<LongRun | null>(null);
  const isLong = long?.key === key;
  const direct = useQuery(HotspotCellsDocument, isLong ? null : question, keptAnswers);
  const last = useRef<HotspotCellsQuery | undefined>(undefined);
  if (direct.state.status === 'ready') last.current = direct.state.data;
  const isWaiting = direct.state.status === 'loading';

  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => setLong({ key, progress: null }), longAfter);
    return () => clearTimeout(timer);
  }, [isWaiting, key]);

  const running = useRef<string | null>(null);
  useEffect(() => {
    if (!isLong) return;
    let isOver = false;
    const told = (part: Partial<LongRun>) => {
      if (!isOver) setLong((before) => (before?.key === key ? { ...before, ...part } : before));
    };
    const follow = async () => {
      try {
        let { startHotspotRun: progress } = await request(StartHotspotRunDocument, question);
        running.current = progress.id;
        while (progress.state === 'RUNNING' && !isOver) {
          told({ progress });
          await new Promise((resolve) => setTimeout(resolve, askedEvery));
          progress = (await request(HotspotProgressDocument, { id: progress.id })).hotspotRunProgress;
        }
        running.current = null;
        if (progress.state !== 'DONE') {
          const why = progress.state === 'CANCELLED' ? 'It was cancelled before it was done.' : (progress.problem ?? '');
          throw new RequestFailure('INTERNAL', why);
        }
        const { hotspotRunProgress } = await request(HotspotResultDocument, { id: progress.id });
        if (!hotspotRunProgress.result) throw new RequestFailure('INTERNAL', 'The result is no longer there. Try again.');
        const data = { hotspotCells: hotspotRunProgress.result };
        last.current = data;
        told({ progress: null, data });
      } catch (error) {
        told({ progress: null, failure: asFailure(error) });
      }
    };
    void follow();
    return () => {
      isOver = true;
      // Something else is asked: nobody waits for this one any more.
      if (running.current !== null) void request(CancelHotspotRunDocument, { id: running.current }).catch(() => undefined);
      running.current = null;
    };
    // `key` stands for the question: its identity changes at every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isLong, key]);

  const cancel = useCallback(() => {
    // Told at once: whoever cancels waits for no answer.
    const failure = new RequestFailure('INTERNAL', 'It was cancelled before it was done.');
    setLong((before) => before && { ...before, progress: null, failure });
    if (running.current !== null) void request(CancelHotspotRunDocument, { id: running.current }).catch(() => undefined);
  }, []);
  const { again: askAgain } = direct;
  const again = useCallback(() => {
    setLong(null);
    askAgain();
  }, [askAgain]);

  const answer: QueryState<HotspotCellsQuery> =
    !isLong || !long
      ? direct.state
      : long.data
        ? { status: 'ready', data: long.data }
        : long.failure
          ? { status: 'failed', failure: long.failure }
          : { status: 'loading', stale: last.current };
  return { answer, again, progress: isLong && !long?.failure ? (long?.progress ?? null) : null, cancel };
}
