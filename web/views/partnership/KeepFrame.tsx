import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Failed, Loading } from '../../components/States.js';
import type { Choice } from '../../forms/questions.js';
import { AccountOutcomesDocument, PartnershipAccountDocument } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { accountPath, fromAddress, type Account } from './account-words.js';

interface Kept {
  readonly account: Account;
  readonly outcomes: readonly Choice[];
}

/** A page on which the account is changed: for whoever keeps it, with the year that one comes from. */
export function KeepFrame({
  title,
  lead,
  by = ['keeping'],
  children,
}: {
  readonly title: string;
  readonly lead: string;
  /** Whom it is for: how their role has the account. */
  readonly by?: readonly string[];
  readonly children: (kept: Kept) => ReactNode;
}) {
  const { viewer } = useSignedIn();
  if (!by.includes(viewer.access.account))
    return <NotForRole view={title} why="The account is kept by the partnership manager." />;
  return (
    <KeepPage title={title} lead={lead}>
      {children}
    </KeepPage>
  );
}

function KeepPage({ title, lead, children }: Parameters<typeof KeepFrame>[0]) {
  const [words] = useSearchParams();
  const asked = words.get('year');
  const year = asked === null ? null : fromAddress(asked);
  const account = useQuery(PartnershipAccountDocument, { year });
  const outcomes = useQuery(AccountOutcomesDocument, {});
  const failed = [account.state, outcomes.state].find(({ status }) => status === 'failed');
  return (
    <Page
      title={title}
      before={
        <Link className="govuk-back-link" to={year === null ? '/partnership' : accountPath(year)}>
          Partnership
        </Link>
      }
      lead={<p className="lead">{lead}</p>}
    >
      {failed?.status === 'failed' && <Failed failure={failed.failure} />}
      {!failed && (account.state.status === 'loading' || outcomes.state.status === 'loading') && <Loading what="the account" />}
      {account.state.status === 'ready' &&
        outcomes.state.status === 'ready' &&
        children({
          account: account.state.data.partnershipAccount,
          outcomes: outcomes.state.data.accountOutcomes.map(({ key, title: words }) => ({ code: key, words })),
        })}
    </Page>
  );
}
