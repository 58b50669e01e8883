/** Has the page of a shift opened again without signal, where the browser can: after it was put away, or the phone has slept. */
export async function openWithoutSignal(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    const { active, waiting, installing } = await navigator.serviceWorker.register('/my-shift-worker.js', { scope: '/my-shift' });
    // Not «ready»: it waits for the address a page was opened at, and this one may have been opened at the sign-in.
    const worker = active ?? waiting ?? installing;
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    worker?.postMessage({ files: [...new Set(loaded.filter((name) => new URL(name).pathname.startsWith('/assets/')))] });
  } catch {
    // The page works as long as it is open; that it would not open again is no reason not to show it.
  }
}
