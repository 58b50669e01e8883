/** What a planner wishes of the places of an evening, and how that is asked of the server. */
import type { PlanDeploymentInput, WholePlanFragment } from '../../graphql.generated.js';

/** As the plan finds; its requests have to be answered; it has to be visited; it is not. */
export type Wish = 'open' | 'answer' | 'must' | 'not';

export interface PlaceWish {
  readonly wish: Wish;
  /** Of a visit that has to be or is not to be; empty: any. */
  readonly team: string;
  /** Of a visit that has to be; empty: any. */
  readonly at: string;
  /** When the place is busiest, where somebody knows it; both or none. */
  readonly busyFrom: string;
  readonly busyTo: string;
}

export type Wishes = Readonly<Record<string, PlaceWish>>;

export const NO_WISH: PlaceWish = { wish: 'open', team: '', at: '', busyFrom: '', busyTo: '' };

type Plan = Pick<WholePlanFragment, 'id' | 'on' | 'version' | 'asked' | 'candidates' | 'routes'>;

/** The wishes that a plan was solved with. */
export function wishesOf({ asked, candidates }: Plan): Wishes {
  return Object.fromEntries(
    candidates.map(({ id, requests }) => {
      const [pin, ban, busy] = [asked.pins, asked.bans, asked.busy].map((list) =>
        list.find(({ candidate }) => candidate === id),
      ) as [
        Plan['asked']['pins'][number] | undefined,
        Plan['asked']['bans'][number] | undefined,
        Plan['asked']['busy'][number] | undefined,
      ];
      const answer = requests.some((request) => asked.mustVisit.includes(request));
      const wish: Wish = pin ? 'must' : ban ? 'not' : answer ? 'answer' : 'open';
      const team = pin?.team ?? ban?.team ?? '';
      return [id, { wish, team, at: pin?.at ?? '', busyFrom: busy?.from ?? '', busyTo: busy?.to ?? '' }];
    }),
  );
}

export function inputOf({ id, on, version, asked, candidates }: Plan, wishes: Wishes): PlanDeploymentInput {
  const wished = candidates.map((candidate) => ({
    candidate: candidate.id,
    requests: candidate.requests,
    ...(wishes[candidate.id] ?? NO_WISH),
  }));
  const who = ({ candidate, team }: PlaceWish & { candidate: string }) => ({ candidate, ...(team === '' ? {} : { team }) });
  return {
    ...{ on, plan: id, version, teams: [...asked.teams], seconds: asked.seconds },
    mustVisit: wished.filter(({ wish }) => wish === 'answer').flatMap(({ requests }) => requests),
    pins: wished
      .filter(({ wish }) => wish === 'must')
      .map((place) => ({ ...who(place), ...(place.at === '' ? {} : { at: place.at }) })),
    bans: wished.filter(({ wish }) => wish === 'not').map(who),
    busy: wished
      .filter(({ busyFrom, busyTo }) => busyFrom !== '' && busyTo !== '')
      .map(({ candidate, busyFrom, busyTo }) => ({ candidate, from: busyFrom, to: busyTo })),
  };
}

/** Times of the evening, from when the first team is out until the last is back, `minutes` apart: 17:00, 17:15 … */
export function timesOf({ routes }: Pick<Plan, 'routes'>, minutes: number): string[] {
  const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  const starts = routes.map(({ from }) => minuteOf(from));
  const first = Math.min(...starts);
  const last = Math.max(...routes.map(({ from, to }) => minuteOf(to) + (minuteOf(to) > minuteOf(from) ? 0 : 24 * 60)));
  const times: string[] = [];
  for (let at = first; at <= last; at += minutes)
    times.push(`${String(Math.floor(at / 60) % 24).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`);
  return times;
}
