import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Details } from '../../components/Details.js';
import { longDate } from '../../components/dates.js';
import { plural } from '../../components/numbers.js';
import { Tag } from '../../components/Tag.js';
import { loaderText, momentText } from '../data/data-words.js';
import {
  actAddress,
  datesText,
  heldText,
  mayDecide,
  mayKeep,
  retentionText,
  stateOf,
  type Agreement,
  type RegisterSource,
} from './register-words.js';

interface AgreementCardProps {
  readonly agreement: Agreement;
  readonly sources: readonly RegisterSource[];
  readonly access: string;
}

/** One agreement: all that is registered of it, what may be done about it, and its history. */
export function AgreementCard({ agreement, sources, access }: AgreementCardProps) {
  const { id, title, state, health, approval, invented } = agreement;
  const { text, colour } = stateOf(state);
  const titleOf = (name: string): string => sources.find((source) => source.name === name)?.title ?? name;
  return (
    <article className="govuk-summary-card agreement" id={`agreement-${id}`} tabIndex={-1} aria-label={`${id}: ${title}`}>
      <div className="govuk-summary-card__title-wrapper">
        <h3 className="govuk-summary-card__title">
          <span className="agreement__id">{id}</span> {title} <Tag colour={colour}>{text}</Tag>
          {invented && <Tag colour="grey">Invented</Tag>}
        </h3>
        <ul className="govuk-summary-card__actions">
          {actions(agreement, access).map(({ to, words }) => (
            <li key={words} className="govuk-summary-card__action">
              <Link className="govuk-link" to={to}>
                {words}
                <span className="govuk-visually-hidden"> ({id})</span>
              </Link>
            </li>
          ))}
        </ul>
      </div>
      <div className="govuk-summary-card__content">
        <dl className="govuk-summary-list agreement__list">
          <Row name="In force">{datesText(agreement)}</Row>
          <Row name="Covers">
            {agreement.sources.map(titleOf).join('; ')}
            <span className="events__second">Loaded by: {agreement.agencies.join(', ')}</span>
          </Row>
          <Row name="Controller">
            {agreement.controller}
            <span className="events__second">Parties: {agreement.parties.join('; ')}</span>
          </Row>
          <Row name="Lawful basis">
            {agreement.lawfulBasis.words}
            {agreement.specialCondition && <span className="events__second">{agreement.specialCondition.words}</span>}
          </Row>
          <Row name="Power to share">
            {agreement.gateway.words}
            {agreement.gatewayNote && <span className="events__second">{agreement.gatewayNote}</span>}
          </Row>
          <Row name="Purposes">{agreement.purposes.join('; ')}</Row>
          <Row name="Retention">{retentionText(agreement.retention)}</Row>
          <Row name="Review">
            {longDate(agreement.reviewOn)}
            <span className="events__second">{agreement.reviewer}</span>
          </Row>
          {health && (
            <Row name="Health data">
              {approval
                ? `Counts only. Approved by ${approval.by} on ${longDate(approval.on)} (${approval.reference})`
                : 'No approval is recorded: nothing can be loaded.'}
            </Row>
          )}
          <Row name="Held now">{heldText({ loads: agreement.loads, rows: agreement.rows ?? null })}</Row>
        </dl>
        <Details summary={`History: ${plural(agreement.history.length, 'change', 'changes')}`} className="agreement__history">
          <ul className="govuk-list">
            {agreement.history.map((change) => (
              <li key={`${change.changedAt} ${change.change}`}>
                <Change change={change} />
              </li>
            ))}
          </ul>
        </Details>
      </div>
    </article>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="govuk-summary-list__row">
      <dt className="govuk-summary-list__key">{name}</dt>
      <dd className="govuk-summary-list__value">{children}</dd>
    </div>
  );
}

function Change({ change: { changedAt, changedBy, change, fields, reason } }: { readonly change: Agreement['history'][number] }) {
  return (
    <>
      <strong>{change.charAt(0).toUpperCase() + change.slice(1)}</strong>, {momentText(changedAt)}, by {loaderText(changedBy)}
      {reason && <span className="events__second">«{reason}»</span>}
      {change !== 'registered' &&
        fields.map(({ field, before, after }) => (
          <span key={field} className="events__second">
            {field}: {before === '' ? 'nothing' : before} → {after === '' ? 'nothing' : after}
          </span>
        ))}
    </>
  );
}

function actions({ id, state, health }: Agreement, access: string): { readonly to: string; readonly words: string }[] {
  const kept = mayKeep(access)
    ? [
        { to: actAddress('amend', id), words: state === 'expired' ? 'Renew' : 'Amend' },
        ...(state === 'expired' ? [] : [{ to: actAddress('end', id), words: 'End' }]),
      ]
    : [];
  const decided = mayDecide(access)
    ? [
        { to: actAddress('review', id), words: 'Record a review' },
        ...(health ? [{ to: actAddress('approval', id), words: 'Record the approval' }] : []),
      ]
    : [];
  return [...kept, ...decided];
}
