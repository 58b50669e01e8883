import type { AuditDetail } from './audit-event.js';

/** One thing that is told of an event, as a page shows it. */
export interface DetailLine {
  readonly name: string;
  readonly text: string;
}

/** What has fields of its own, or is a digest that says nothing to a reader. */
const ELSEWHERE = new Set(['query', 'kinds', 'areas', 'records']);

/** `{filter: {from: '2025-03-01', kinds: ['ASB_REPORT']}}` as «filter.from: 2025-03-01», «filter.kinds: ASB_REPORT». */
export function detailLines(detail: AuditDetail): DetailLine[] {
  return Object.entries(detail)
    .filter(([name]) => !ELSEWHERE.has(name))
    .flatMap(([name, part]) => lines(name, part));
}

function lines(name: string, part: unknown): DetailLine[] {
  if (Array.isArray(part)) return [{ name, text: part.map((one) => textOf(one)).join(', ') }];
  if (typeof part === 'object' && part !== null) {
    return Object.entries(part).flatMap(([inner, more]) => lines(`${name}.${inner}`, more));
  }
  return [{ name, text: textOf(part) }];
}

const textOf = (part: unknown): string => (typeof part === 'string' ? part : JSON.stringify(part));
