import { useEffect, useRef } from 'react';
import { formatCount } from '../../components/numbers.js';
import { useAnnounce } from '../../layout/Announcer.js';
import { sizeText } from './data-words.js';
import type { UploadState } from './use-upload.js';

/** A bar and a sentence while a file is sent, checked and published; each new step is said once. */
export function UploadProgress({ state }: { readonly state: Extract<UploadState, { step: 'sending' | 'loading' }> }) {
  const announce = useAnnounce();
  const step = state.step === 'sending' ? 'sending' : state.job?.state === 'running' ? state.job.stage : 'waiting';
  const said = useRef('');
  useEffect(() => {
    if (said.current === step) return;
    said.current = step;
    announce(
      {
        sending: 'The file is being sent.',
        waiting: 'The file is waiting for its turn.',
        comparing: 'Comparing with earlier loads.',
        checking: 'Checking the rows.',
        publishing: 'All rows are good. Publishing.',
      }[step],
    );
  }, [step, announce]);
  const share = shareOf(state);
  return (
    <div className="upload-progress">
      <p className="upload-progress__words" id="upload-progress-words">
        <strong>{state.file}</strong>: {wordsOf(state)}
      </p>
      <progress className="upload-progress__bar" max={1} value={share ?? undefined} aria-labelledby="upload-progress-words" />
    </div>
  );
}

function shareOf(state: Extract<UploadState, { step: 'sending' | 'loading' }>): number | null {
  if (state.step === 'sending') return state.of > 0 ? state.sent / state.of : null;
  if (!state.job || state.job.state === 'waiting' || state.job.stage !== 'checking' || state.job.bytesTotal === 0) return null;
  return Math.min(1, state.job.bytesRead / state.job.bytesTotal);
}

function wordsOf(state: Extract<UploadState, { step: 'sending' | 'loading' }>): string {
  if (state.step === 'sending') return `sending, ${sizeText(state.sent)} of ${sizeText(state.of)}`;
  if (!state.job || state.job.state === 'waiting') return 'waiting for its turn';
  if (state.job.stage === 'comparing') return 'comparing with earlier loads';
  if (state.job.stage === 'checking') return `${formatCount(state.job.rowsRead)} rows checked`;
  return `${formatCount(state.job.rowsRead)} rows are good, publishing`;
}
