import { useCallback, useEffect, useRef, useState } from 'react';
import { CancelRunUnderWayDocument, RunUnderWayProgressDocument, type RunUnderWayFragment } from '../graphql.generated.js';
import { request } from '../graphql/client.js';
import { useAnnounce } from '../layout/Announcer.js';

const askedEvery = 400;

/** Of what was kept the id, or why nothing was. */
export type EndOfRun = { readonly kept: string } | { readonly problem: string };

const cancelled: EndOfRun = { problem: 'The run was cancelled before it was done. Nothing of it is kept.' };

/** Follows a run that was started until it ends; `progress` is null while there is none. Whoever leaves the page lets it go on. */
export function useKeptRun(): {
  readonly progress: RunUnderWayFragment | null;
  readonly follow: (started: RunUnderWayFragment) => Promise<EndOfRun>;
  readonly cancel: () => void;
} {
  const announce = useAnnounce();
  const [progress, setProgress] = useState<RunUnderWayFragment | null>(null);
  const running = useRef<string | null>(null);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => void (isGone.current = true);
  }, []);

  const follow = useCallback(
    async (started: RunUnderWayFragment): Promise<EndOfRun> => {
      running.current = started.id;
      let [now, said] = [started, ''];
      try {
        while (now.state === 'RUNNING' && !isGone.current) {
          setProgress(now);
          if (said !== now.doing) announce((said = now.doing));
          await new Promise((resolve) => setTimeout(resolve, askedEvery));
          now = (await request(RunUnderWayProgressDocument, { id: now.id })).runProgress;
        }
      } finally {
        running.current = null;
        setProgress(null);
      }
      if (now.kept != null) return { kept: now.kept };
      return now.state === 'FAILED' ? { problem: now.problem ?? '' } : cancelled;
    },
    [announce],
  );
  const cancel = useCallback(() => {
    if (running.current !== null) void request(CancelRunUnderWayDocument, { id: running.current }).catch(() => undefined);
  }, []);
  return { progress, follow, cancel };
}
