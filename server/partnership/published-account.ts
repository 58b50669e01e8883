/** The account as it may be published: its own rows never leave as they are stored. */
import type { ActivityMoney, OutcomeMoney, Sums, YearOfAccount } from './account.js';
import type {
  AccountActivityMoney,
  AccountChange,
  AccountLine,
  AccountOutcomeMoney,
  AccountSums,
  PartnershipAccount,
} from './account.type.js';
import type { AccountChange as StoredChange } from './history.js';
import type { AccountLine as StoredLine } from './money/account-line.js';
import { poundsText } from './pence.js';

/** How the page's figures are made; also in the file. */
export const MONEY_METHOD: readonly string[] = [
  'Sums are of whole pence. An outcome’s own line counts; where it has none, its activities do. A total that a document states is added to nothing.',
  'Variance is actual less budgeted, where all that is budgeted has an actual. A sum that nobody stated is missing, and is not nothing.',
  'Sums that ought to agree are worked out each time from the lines; what does not agree changes no line.',
];

export function publishedAccount(account: YearOfAccount): PartnershipAccount {
  const { year, years, received, total, outcomes, checks } = account;
  return {
    ...{ year, years, received: received.map(lineOf), total: sumsOf(total), outcomes: outcomes.map(outcomeOf) },
    checks: checks.map((check) => ({ ...check, lines: check.lines.map(String) })),
    method: MONEY_METHOD,
  };
}

export const publishedChange = ({ record, change, fields, reason, changedAt, changedBy }: StoredChange): AccountChange => ({
  ...{ record, change, reason, changedAt, changedBy },
  fields: Object.entries(fields).map(([field, { before, after }]) => `${field}: ${said(field, before)} → ${said(field, after)}`),
});

const said = (field: string, content: unknown): string =>
  content === null || content === undefined
    ? 'none'
    : field === 'pence'
      ? poundsText(Number(content))
      : String(content as string);

const sumsOf = ({ budgeted, isPlan, actual, isActualWhole, variance, match }: Sums): AccountSums => ({
  isActualWhole,
  budgeted,
  isPlan,
  actual,
  variance,
  match,
});

const lineOf = ({ id, kind, level, title, pence, conditions, document, batchId, version }: StoredLine): AccountLine => ({
  ...{ id: String(id), kind, level, title, pence, conditions, document, version },
  batch: batchId === null ? null : String(batchId),
});

const activityOf = ({ title, activity, lines, ...sums }: ActivityMoney): AccountActivityMoney => ({
  ...{ title, activity: activity === null ? null : { ...activity, id: String(activity.id) }, lines: lines.map(lineOf) },
  ...sumsOf(sums),
});

const outcomeOf = ({ outcome, lines, activities, ...sums }: OutcomeMoney): AccountOutcomeMoney => ({
  ...{ outcome, lines: lines.map(lineOf), activities: activities.map(activityOf) },
  ...sumsOf(sums),
});
