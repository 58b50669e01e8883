/**
 * The last line of a test run, in words that a script can read: «12 passed, 0 failed, 1 skipped».
 */
import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node';
import { REGISTRY_SILENT, SHARED_DATA_ABSENT } from './not-run.js';

export default class PlainSummary implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[], reason: TestRunEndReason): void {
    let passed = 0;
    let failed = unhandled.length;
    let skipped = 0;
    const notRun = new Map([SHARED_DATA_ABSENT, REGISTRY_SILENT].map((reason) => [reason, 0]));
    for (const module of modules) {
      // A file that could not be read, or a suite whose preparation failed, has no failed test of its own.
      failed += module.errors().length;
      for (const suite of module.children.allSuites()) failed += suite.errors().length;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') passed += 1;
        else if (result.state === 'failed') failed += 1;
        else if ('note' in result && result.note !== undefined && notRun.has(result.note)) {
          notRun.set(result.note, notRun.get(result.note)! + 1);
        } else skipped += 1;
      }
    }
    if (reason === 'interrupted') failed += 1;
    for (const [why, count] of notRun) if (count > 0) process.stdout.write(`${count} ${why}\n`);
    process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
  }
}
