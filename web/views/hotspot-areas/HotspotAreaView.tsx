import type { Polygon } from 'geojson';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { Details } from '../../components/Details.js';
import { longDate } from '../../components/dates.js';
import { Failed, Loading } from '../../components/States.js';
import { Tag } from '../../components/Tag.js';
import { OneHotspotAreaDocument } from '../../graphql.generated.js';
import { useQuery } from '../../graphql/use-query.js';
import { useShowsRecords } from '../../layout/Marking.js';
import { Page } from '../../layout/Page.js';
import { asFeature } from '../../map/boundaries.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';
import { AreaMap } from '../area/AreaMap.js';
import { momentText } from '../data/data-words.js';
import { newestVintage } from '../../view-state/levels.js';
import { useBoundaries } from '../../map/use-boundaries.js';
import { Changes } from './AreaLines.js';
import { Done } from './HotspotAreasView.js';
import {
  areaAddress,
  changeNames,
  fieldNames,
  mayKeep,
  mayReadAreas,
  shareText,
  sizeText,
  sourceNames,
  standingOf,
  statusText,
  wardsText,
  whoText,
  type OneArea,
} from './hotspot-words.js';
import { ThreatNotes } from './ThreatNotes.js';

/** One place that is watched: where and why, what changed, what may be done, and all that was. */
export function HotspotAreaView() {
  const { viewer } = useSignedIn();
  if (!mayReadAreas(viewer.access.hotspotAreas))
    return <NotForRole view="This hotspot area" why="Your role sees in which wards there are some." />;
  return <AreaPage access={viewer.access.hotspotAreas} />;
}

function AreaPage({ access }: { readonly access: string }) {
  const { id = '' } = useParams();
  const { state, again } = useQuery(OneHotspotAreaDocument, { id });
  useShowsRecords();
  const area = state.status === 'ready' ? state.data.hotspotArea : undefined;
  return (
    <Page
      title={area?.name ?? (area === null ? 'There is no such hotspot area' : 'Hotspot area')}
      wide
      before={<BackToAreas />}
      lead={area && <Lead area={area} />}
      actions={area && (mayKeep(access) ? <Acts area={area} /> : access === 'active-ones' && <WhatWasDone id={area.id} />)}
    >
      <Done />
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the area" />}
      {area === null && <p className="govuk-body">It may have been closed to your role, or never been. Look at the list.</p>}
      {area && <Parts area={area} access={access} />}
    </Page>
  );
}

export function BackToAreas() {
  return (
    <Link className="govuk-back-link" to="/hotspot-areas">
      Hotspot areas
    </Link>
  );
}

function Lead({ area }: { readonly area: OneArea }) {
  const { text, colour } = standingOf(area);
  return (
    <p className="lead">
      <Tag colour={colour}>{text}</Tag>{' '}
      {area.status === 'CLOSED'
        ? 'It is closed, which stays.'
        : area.status === 'LAPSED'
          ? `It was not reviewed by ${longDate(area.reviewOn)}. Activate it again, or close it.`
          : `It lapses by itself unless it is reviewed by ${longDate(area.reviewOn)}.`}
    </p>
  );
}

function WhatWasDone({ id }: { readonly id: string }) {
  return (
    <Link className="govuk-button govuk-button--secondary" to={`${areaAddress(id)}/dose`}>
      What was done
    </Link>
  );
}

function Acts({ area: { id, status } }: { readonly area: OneArea }) {
  const open = status !== 'LAPSED';
  const to = (act: string) => `${areaAddress(id)}/${act}`;
  const effect = (
    <>
      <WhatWasDone id={id} />
      <Link className="govuk-button govuk-button--secondary" to={to('effect')}>
        Did it work?
      </Link>
    </>
  );
  if (status === 'CLOSED') return <div className="toolbar">{effect}</div>;
  return (
    <div className="toolbar">
      {effect}
      <Link className="govuk-button govuk-button--secondary" to={to('close')}>
        Close
      </Link>
      {open && (
        <Link className="govuk-button govuk-button--secondary" to={to('edit')}>
          Edit
        </Link>
      )}
      {status === 'ACTIVE' ? (
        <Link className="govuk-button" to={to('review')}>
          Record a review
        </Link>
      ) : (
        <Link className="govuk-button" to={to('activate')}>
          Activate
        </Link>
      )}
    </div>
  );
}

function Parts({ area, access }: { readonly area: OneArea; readonly access: string }) {
  return (
    <div className="hotspot-area">
      <div className="hotspot-area__where">{area.boundary && <Where area={area} />}</div>
      <div className="hotspot-area__words">
        <dl className="govuk-summary-list hotspot-area__list">
          <Row name="Why">{area.reason}</Row>
          <Row name="Less intrusive response considered">{area.leastIntrusive}</Row>
          <Row name="Equality note">{area.equalityNote}</Row>
          <Row name="Owner">{area.owner}</Row>
          <Row name="Named by">
            {sourceNames[area.source]}
            {area.detectionRun && ` ${area.detectionRun}`}
          </Row>
          {area.wards && area.squareMetres != null && (
            <Row name="Lies in">
              {wardsText(area.wards)}
              <span className="events__second">{sizeText(area.squareMetres)}</span>
            </Row>
          )}
          {area.overlaps && (
            <Row name="Shares ground with">
              {area.overlaps.length === 0 ? 'No other area' : <Overlaps overlaps={area.overlaps} />}
            </Row>
          )}
        </dl>
        {area.reports && area.status !== 'CLOSED' && (
          <section aria-labelledby="reports-heading">
            <h2 className="data-page__heading" id="reports-heading">
              Since it was last looked at
            </h2>
            <Changes reports={area.reports} whole />
            <p className="note">
              Reports that you have one by one, of each source by itself. More may mean that more was reported, because somebody
              was there. Firearms discharges are not counted here.
            </p>
          </section>
        )}
        {area.threatNotes && <ThreatNotes area={area} notes={area.threatNotes} mayWrite={access === 'all'} />}
        {area.history && <History history={area.history} />}
      </div>
    </div>
  );
}

function Where({ area }: { readonly area: OneArea }) {
  const { installation } = useSignedIn();
  const wards = useBoundaries('WARD', newestVintage(installation.vintages, 'WARD')).features;
  const land = useBoundaries('DISTRICT', newestVintage(installation.vintages, 'DISTRICT')).features;
  const codes = area.wards?.map(({ gssCode }) => gssCode) ?? [];
  const own = asFeature(area.boundary as Polygon, area.id, area.name);
  const neighbours = wards.filter(({ properties }) => codes.includes(properties.gssCode));
  return <AreaMap own={own} around={wards} neighbours={neighbours} land={land} youthPlaces={[]} aroundName="wards" />;
}

export function Overlaps({ overlaps }: { readonly overlaps: NonNullable<OneArea['overlaps']> }) {
  return (
    <ul className="hotspot-overlaps">
      {overlaps.map(({ id, name, status, share, shareOfOther }) => (
        <li key={id}>
          <Link className="govuk-link" to={areaAddress(id)}>
            {name}
          </Link>{' '}
          ({statusText(status)}): {shareText(share)} of this area, {shareText(shareOfOther)} of that one
        </li>
      ))}
    </ul>
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

function History({ history }: { readonly history: NonNullable<OneArea['history']> }) {
  return (
    <Details
      summary={`History: ${history.length === 1 ? 'one change' : `${history.length} changes`}`}
      className="agreement__history"
    >
      <ol className="govuk-list hotspot-history" reversed>
        {history.map(({ changedAt, changedBy, change, reason, fields }) => (
          <li key={`${changedAt} ${change}`}>
            <strong>{changeNames[change] ?? change}</strong> {momentText(changedAt)}, {whoText(changedBy)}
            {reason && <> · «{reason}»</>}
            {change !== 'proposed' && fields.length > 0 && (
              <ul className="govuk-list hotspot-history__fields">
                {fields.map(({ field, before, after }) => (
                  <li key={field}>
                    {fieldNames[field] ?? field}: {before || '–'} → {after}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </Details>
  );
}
