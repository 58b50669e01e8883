/** What the browser benchmark sees of a page: when the first useful map stood, and the main thread's tasks while a map is moved. */

/**
 * Runs in the page, from its first moment. `window.firstMap` is set in the frame in which the areas are drawn, the table has a row for each
 * and the sentence says what is shown: milliseconds since the address was asked for, and what was downloaded until then.
 */
export function noteFirstMap(areas) {
  const small = document.createElement('canvas');
  small.width = small.height = 48;
  const brush = small.getContext('2d', { willReadFrequently: true });
  const areasDrawn = () => {
    const canvas = document.querySelector('.leaflet-overlay-pane canvas');
    if (!canvas || canvas.width === 0) return false;
    brush.clearRect(0, 0, 48, 48);
    brush.drawImage(canvas, 0, 0, 48, 48);
    const pixels = brush.getImageData(0, 0, 48, 48).data;
    let filled = 0;
    for (let alpha = 3; alpha < pixels.length; alpha += 4) if (pixels[alpha] > 100) filled += 1;
    return filled > 48;
  };
  const look = () => {
    const rows = document.querySelectorAll('.area-table tbody tr').length;
    const sentence = document.querySelector('#shown')?.textContent ?? '';
    if (rows !== areas || !/^[\d,]+ .* loaded /.test(sentence) || !areasDrawn()) return void requestAnimationFrame(look);
    const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    window.firstMap = {
      milliseconds: performance.now(),
      requests: entries.length,
      bytes: entries.reduce((sum, entry) => sum + entry.transferSize, 0),
    };
  };
  requestAnimationFrame(look);
}

/** Drags the map there and back, turns the wheel in and out, and pans by key: `zooms` notches from where it stands. */
export async function moveMap(page, zooms) {
  const box = await page.locator('.map-box').boundingBox();
  const middle = { across: box.x + box.width * 0.6, down: box.y + box.height * 0.5 };
  const rest = () => page.waitForTimeout(400);
  for (const [across, down] of [
    [-220, 90],
    [200, -120],
    [60, 150],
    [-40, -120],
  ]) {
    await page.mouse.move(middle.across, middle.down);
    await page.mouse.down();
    await page.mouse.move(middle.across + across, middle.down + down, { steps: 24 });
    await page.mouse.up();
    await rest();
  }
  for (const turn of [-120, 120]) {
    for (let notch = 0; notch < zooms; notch += 1) {
      await page.mouse.move(middle.across + notch * 6, middle.down);
      await page.mouse.wheel(0, turn);
      await rest();
    }
  }
  await page.locator('.map-box').focus();
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', '+', '-']) {
    await page.keyboard.press(key);
    await rest();
  }
}

/** What a trace must hold for `mainThreadTasks`. */
export const TRACED = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];

/**
 * Every task of the renderers' main threads in a trace, longest first: milliseconds of processor time, milliseconds by the clock, and the
 * longest piece of work in it. By the clock a task is also as long as other programs keep the processor from it.
 */
export function mainThreadTasks(trace) {
  const { traceEvents } = JSON.parse(trace);
  const thread = ({ pid, tid }) => `${pid}/${tid}`;
  const mains = new Set(
    traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(thread),
  );
  const onMain = traceEvents.filter((event) => event.ph === 'X' && mains.has(thread(event)));
  const inside = (task, event) =>
    event !== task && thread(event) === thread(task) && event.ts >= task.ts && event.ts + event.dur <= task.ts + task.dur;
  return onMain
    .filter(({ name }) => name === 'RunTask')
    .map((task) => ({
      processor: (task.tdur ?? task.dur) / 1000,
      clock: task.dur / 1000,
      work: () =>
        onMain.filter((event) => inside(task, event)).sort((one, other) => other.dur - one.dur)[0]?.name ?? 'nothing named',
    }))
    .sort((one, other) => other.processor - one.processor);
}
