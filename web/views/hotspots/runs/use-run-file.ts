import { useCallback, useState } from 'react';
import { useAnnounce } from '../../../layout/Announcer.js';
import { askedWords, type HotspotState } from '../../../view-state/hotspot-state.js';
import type { ChangeState } from '../../../view-state/use-address-state.js';
import type { Asked, AskedState } from './asked.js';
import { readRunFile, type RunFile } from './run-file.js';

export interface OpenedRunFile {
  readonly file: RunFile;
  readonly beyond: readonly string[];
  /** What it asks, as the address says it: once something else is asked, the file is no longer what is shown. */
  readonly words: string;
}

/** A run opened from a file: the view is set to what the file asked. The file itself does not leave the browser. */
export function useRunFile(
  change: ChangeState<HotspotState>,
  stateOf: (asked: Asked) => AskedState,
  layers: HotspotState['layers'],
) {
  const announce = useAnnounce();
  const [opened, setOpened] = useState<OpenedRunFile | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const openFile = useCallback(
    async (chosen: File) => {
      try {
        const file = await readRunFile(chosen);
        const { state, beyond } = stateOf(file.asked);
        setOpened({ file, beyond, words: askedWords(state) });
        setRefused(null);
        change({ ...state, layers });
      } catch (error) {
        const sentence = error instanceof Error ? error.message : 'The file could not be read.';
        setOpened(null);
        setRefused(sentence);
        announce(sentence);
      }
    },
    [announce, change, layers, stateOf],
  );
  return { opened, refused, openFile };
}
