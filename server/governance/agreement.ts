/** A data sharing agreement as the register keeps it, and how it stands on a day. */

/** What becomes of rows that are older than the months they are kept. */
export const RETENTION_RULES = ['delete', 'coarsen', 'review'] as const;
export type RetentionRule = (typeof RETENTION_RULES)[number];

/** Who allowed health data to be held, by role; as recorded, not as judged by Homeward. */
export interface Approval {
  readonly by: string;
  readonly on: string;
  readonly reference: string;
}

/** What the parties agreed: all that is written down and can be amended. Days are of Europe/London. */
export interface AgreementTerms {
  readonly title: string;
  readonly parties: readonly string[];
  readonly controller: string;
  /** Codes of lawful-basis.ts. */
  readonly lawfulBasis: string;
  readonly specialCondition: string | null;
  readonly gateway: string;
  readonly gatewayNote: string | null;
  readonly purposes: readonly string[];
  readonly startsOn: string;
  /** The last day on which it holds. */
  readonly endsOn: string;
  readonly sources: readonly string[];
  /** Whose analysts may load under it. */
  readonly agencies: readonly string[];
  readonly health: boolean;
  readonly approval: Approval | null;
  readonly reviewer: string;
  readonly reviewOn: string;
  readonly retention: { readonly months: number; readonly rule: RetentionRule };
}

export interface Agreement extends AgreementTerms {
  readonly id: string;
  /** Of the demonstration: no real file may be loaded under it. */
  readonly invented: boolean;
  readonly registeredBy: string;
  readonly registeredAt: Date;
}

export type AgreementState = 'not begun' | 'in force' | 'ends soon' | 'expired';

/** An agreement that ends within so many days is told of before it does. */
export const SOON_DAYS = 60;

export function stateOf({ startsOn, endsOn }: Pick<Agreement, 'startsOn' | 'endsOn'>, today: string): AgreementState {
  if (today < startsOn) return 'not begun';
  if (today > endsOn) return 'expired';
  return endsOn <= addDays(today, SOON_DAYS) ? 'ends soon' : 'in force';
}

/** Whether files may be loaded under it on that day, as far as its dates go. */
export function isInForce(agreement: Pick<Agreement, 'startsOn' | 'endsOn'>, today: string): boolean {
  return agreement.startsOn <= today && today <= agreement.endsOn;
}

const LONDON_DAY = new Intl.DateTimeFormat('en-CA', {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  timeZone: 'Europe/London',
});

/** The London day of an instant, now unless told: 2026-11-26. */
export function londonDay(instant: Date = new Date()): string {
  return LONDON_DAY.format(instant);
}

export function addDays(day: string, days: number): string {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}
