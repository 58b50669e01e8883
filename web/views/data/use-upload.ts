import { useCallback, useEffect, useRef, useState } from 'react';
import { asFailure, type RequestFailure } from '../../graphql/client.js';
import { readJob, sendFile, type LoadJob, type UploadChoices } from './upload-api.js';

/** How far an upload has come. */
export type UploadState =
  | { readonly step: 'none' }
  | { readonly step: 'sending'; readonly file: string; readonly sent: number; readonly of: number }
  | { readonly step: 'loading'; readonly job: LoadJob | null; readonly file: string }
  | { readonly step: 'ended'; readonly job: LoadJob }
  | { readonly step: 'refused'; readonly failure: RequestFailure };

const pauseMilliseconds = 400;

/** One upload at a time: sends the file, then asks for the load's progress until it is over. */
export function useUpload(onEnd: (job: LoadJob) => void): {
  state: UploadState;
  begin: (choices: UploadChoices) => void;
  clear: () => void;
} {
  const [state, setState] = useState<UploadState>({ step: 'none' });
  const stopped = useRef(new AbortController());
  const ended = useRef(onEnd);
  useEffect(() => {
    ended.current = onEnd;
  });
  useEffect(() => {
    stopped.current = new AbortController();
    return () => stopped.current.abort();
  }, []);

  const begin = useCallback((choices: UploadChoices) => {
    const { signal } = stopped.current;
    const file = choices.file.name;
    const follow = async () => {
      const id = await sendFile(choices, (sent, of) => setState({ step: 'sending', file, sent, of }));
      setState({ step: 'loading', job: null, file });
      for (;;) {
        const job = await readJob(id, signal);
        if (job.state === 'finished' || job.state === 'failed') {
          setState({ step: 'ended', job });
          ended.current(job);
          return;
        }
        setState({ step: 'loading', job, file });
        await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
      }
    };
    setState({ step: 'sending', file, sent: 0, of: choices.file.size });
    follow().catch((error: unknown) => {
      if (!signal.aborted) setState({ step: 'refused', failure: asFailure(error) });
    });
  }, []);

  const clear = useCallback(() => setState({ step: 'none' }), []);
  return { state, begin, clear };
}
