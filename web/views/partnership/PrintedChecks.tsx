import { Details } from '../../components/Details.js';
import { plural } from '../../components/numbers.js';
import { Failed } from '../../components/States.js';
import { Tag } from '../../components/Tag.js';
import { AccountPrintedChecksDocument, type AccountPrintedChecksQuery } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { printedFigure } from './printed-words.js';

type Check = AccountPrintedChecksQuery['accountPrintedChecks'][number];

/** What documents of the year print and their own figures do not bear out. Nothing of it is there before a document is loaded. */
export function PrintedChecks({ year }: { readonly year: string }) {
  const { state, again } = useQuery(AccountPrintedChecksDocument, { year });
  if (state.status === 'failed') return <Failed failure={state.failure} again={again} />;
  const checks = state.status === 'ready' ? state.data.accountPrintedChecks : [];
  if (checks.length === 0) return null;
  const wrong = checks.filter(({ verdict }) => verdict === 'does not follow');
  const open = checks.filter(({ verdict }) => verdict === 'not checked');
  const right = checks.length - wrong.length - open.length;
  return (
    <section aria-labelledby="printed" className="account-section">
      <h2 className="govuk-heading-m" id="printed">
        What documents print
      </h2>
      <p className="govuk-body">
        {plural(wrong.length, 'thing does', 'things do')} not follow from the figures beside it; {plural(right, 'does', 'do')}
        {open.length > 0 && `; ${open.length} cannot be checked, as what they are of is not loaded`}.
      </p>
      <ul className="govuk-list account-checks">
        {[...wrong, ...open].map((check) => (
          <CheckItem key={check.rule + check.figures.map(({ id }) => id).join()} check={check} />
        ))}
      </ul>
    </section>
  );
}

function CheckItem({ check: { verdict, measure, area, period, printed, check, use, figures } }: { readonly check: Check }) {
  const isWrong = verdict === 'does not follow';
  return (
    <li>
      <Tag colour={isWrong ? 'red' : 'grey'}>{isWrong ? 'look at this' : 'not checked'}</Tag>
      <div>
        <strong>{[measure, area, period].filter((part) => part !== null).join(', ')}</strong>
        <span className="account-printed">Printed: {printed}</span>
        <span className="account-printed">{check}</span>
        {use && <span className="account-printed">{use}</span>}
        <Details summary="The figures it is made of">
          <ul className="govuk-list govuk-list--bullet account-lines">
            {figures.map((figure) => (
              <li key={figure.id}>
                {[figure.measure, figure.area, figure.period ?? 'period not stated'].filter((part) => part !== null).join(', ')}:{' '}
                {printedFigure(figure)}
                <span className="account-quiet">
                  {figure.document}; load {figure.batch}
                </span>
              </li>
            ))}
          </ul>
        </Details>
      </div>
    </li>
  );
}
