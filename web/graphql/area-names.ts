import { useEffect, useState } from 'react';
import { AreaNameDocument } from '../graphql.generated.js';
import { request } from './client.js';

const known = new Map<string, string>();

/** Remembers an area's name met elsewhere (a search result, a row), so that it need not be asked for. */
export function rememberAreaName(gssCode: string, name: string): void {
  known.set(gssCode, name);
}

/** Names of areas chosen as a filter, for chips and the sentence; the code itself until the name has come or when there is none. */
export function useAreaNames(gssCodes: readonly string[]): readonly string[] {
  const [, setArrived] = useState(0);
  const missing = gssCodes.filter((code) => !known.has(code)).join(',');
  useEffect(() => {
    if (missing === '') return;
    let live = true;
    for (const code of missing.split(',')) {
      request(AreaNameDocument, { gssCode: code }).then(
        ({ area }) => {
          known.set(code, area?.name ?? code);
          if (live) setArrived((count) => count + 1);
        },
        // Without the name the code stands for itself; the figures do not depend on it.
        () => undefined,
      );
    }
    return () => {
      live = false;
    };
  }, [missing]);
  return gssCodes.map((code) => known.get(code) ?? code);
}
