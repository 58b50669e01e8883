/** The account's words and addresses. */
import type { PartnershipAccountQuery } from '../../graphql.generated.js';

export type Account = PartnershipAccountQuery['partnershipAccount'];
export type OutcomeMoney = Account['outcomes'][number];
export type ActivityMoney = OutcomeMoney['activities'][number];
export type Line = OutcomeMoney['lines'][number];
export type Sums = Pick<OutcomeMoney, 'budgeted' | 'isPlan' | 'actual' | 'variance' | 'match'>;

export const KINDS = [
  { code: 'received', words: 'It came in' },
  { code: 'planned', words: 'It is planned, for a year to come' },
  { code: 'budgeted', words: 'It is budgeted' },
  { code: 'actual', words: 'It was spent, to date' },
  { code: 'match', words: 'Others match it' },
] as const;

const kindNames: Readonly<Record<string, string>> = {
  ...{
    received: 'Received',
    planned: 'Planned',
    budgeted: 'Budgeted',
    funded: 'Funded',
    actual: 'Actual to date',
    match: 'Match funding',
  },
};
export const kindName = (kind: string): string => kindNames[kind] ?? kind;

/** «£57,083.36», «−£10.00»; what nobody stated is not nothing. */
export function pounds(pence: number | null, { signed = false } = {}): string {
  if (pence === null) return 'not stated';
  const whole = Math.abs(pence);
  const sign = pence < 0 ? '−' : signed && pence > 0 ? '+' : '';
  return `${sign}£${Math.floor(whole / 100).toLocaleString('en-GB')}.${String(whole % 100).padStart(2, '0')}`;
}

/** As a form takes it. */
export const plainPounds = (pence: number): string => `${Math.floor(pence / 100)}.${String(pence % 100).padStart(2, '0')}`;

/** «2018/19» in an address, where a stroke would part it. */
export const inAddress = (year: string): string => year.replace('/', '-');
export const fromAddress = (written: string): string => written.replace('-', '/');
export const accountPath = (year: string): string => `/partnership?year=${inAddress(year)}`;

export const outcomeTitle = ({ outcome }: Pick<OutcomeMoney, 'outcome'>): string => outcome?.title ?? 'Under no outcome';
