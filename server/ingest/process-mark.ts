/**
 * Which process a load runs in, so that another process can tell a load that goes on from one that was killed.
 *
 * On the same machine the process itself is looked up (its start time tells it from a later process of the same number); on
 * another machine, or where that cannot be seen, a heartbeat older than `STALE_SECONDS` means dead.
 */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

export const HEARTBEAT_MILLISECONDS = 10_000;
export const STALE_SECONDS = 120;

/** Kept in the batch's options while it is being staged. */
export interface ProcessMark {
  readonly host: string;
  readonly process: number;
  readonly started: string;
}

export function ownMark(): ProcessMark {
  return { host: machine(), process: process.pid, started: startTime(process.pid) ?? '' };
}

/** True or false when it can be known here, null when only the heartbeat can tell. */
export function isAlive(mark: ProcessMark): boolean | null {
  if (mark.host !== machine()) return null;
  const started = startTime(mark.process);
  if (started !== null) return started === mark.started;
  try {
    process.kill(mark.process, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The host with the running kernel's own number: two containers may share a host name, not their process numbers. */
function machine(): string {
  try {
    const space = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${hostname()} ${space}`;
  } catch {
    return hostname();
  }
}

/** The 22nd field of /proc/…/stat, in clock ticks since the machine started; null where there is no /proc or no such process. */
function startTime(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may hold spaces.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
