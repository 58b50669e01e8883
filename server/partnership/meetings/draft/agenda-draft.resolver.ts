import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../../context.js';
import { notFound } from '../../../errors.js';
import { londonDay } from '../../../governance/agreement.js';
import { numberOfId } from '../../../number-of-id.js';
import { AccountChangeOutcome } from '../../account.type.js';
import { AgendaLineInput } from '../meeting-input.type.js';
import { AgendaDraft } from '../meeting.type.js';
import { outcomeOf } from '../../account-change.js';
import { readDay } from '../../read-day.js';
import { listTakenOut } from '../meetings.sql.js';
import { publishedDraft } from '../published-meetings.js';
import { DRAFT_METHOD, draftAgenda } from './agenda-draft.js';
import { gatherDue, mayKnow } from './gather-due.js';
import { compareDraft } from './redraft.js';
import { saveAgenda } from './save-agenda.js';

@Resolver()
export class AgendaDraftResolver {
  @Query(() => AgendaDraft, {
    complexity: 100,
    description:
      'An agenda made from what is due on a day, beside the one that was saved: what is new, what moved, what is due no more. Nothing of it is stored. Reading it leaves an event.',
  })
  async agendaDraft(
    @Ctx() context: RequestContext,
    @Arg('meeting', () => ID, { description: 'For which meeting.' }) meeting: string,
    @Arg('on', () => String, { nullable: true, description: 'As it stands on which day, 2027-01-29; today unless told.' })
    asked: string | null,
  ): Promise<AgendaDraft> {
    const [id, on] = [numberOfId(meeting, 'meeting'), readDay(asked)];
    const known = mayKnow(context.viewer.persona);
    const { facts, takenOut } = await context.asViewer(async (sql) => ({
      facts: await gatherDue(sql, on, known),
      takenOut: await listTakenOut(sql, id),
    }));
    const found = facts.meetings.find((one) => one.id === id);
    if (found === undefined) throw notFound('There is no such meeting.');
    context.audit({ action: 'VIEW', subject: `meeting:${id}`, detail: { query: 'agendaDraft' } });
    const own = facts.items.filter(({ meetingId }) => meetingId === id);
    return {
      ...{ on, ...publishedDraft(compareDraft(draftAgenda(found, facts), own, takenOut)), method: DRAFT_METHOD },
      notKnown: [
        ...(known.files ? [] : ['What agencies are to deliver is not yours to see, and not in this draft.']),
        ...(known.requests ? [] : ['Requests for numbers of children are not yours to see, and not in this draft.']),
      ],
    };
  }

  @Mutation(() => AccountChangeOutcome, {
    description:
      'Saves an agenda in the order given: lines that stand, lines of the draft, lines that are typed. What is left out is taken out, unless it was dealt with. Words that were typed stay.',
  })
  async saveAgenda(
    @Ctx() context: RequestContext,
    @Arg('meeting', () => ID, { description: 'Of which meeting.' }) meeting: string,
    @Arg('version', () => Int, { description: 'The version of the meeting that was looked at.' }) version: number,
    @Arg('lines', () => [AgendaLineInput], { description: 'All lines, in order.' }) lines: AgendaLineInput[],
  ): Promise<AccountChangeOutcome> {
    const { services, acting, viewer } = context;
    const id = numberOfId(meeting, 'meeting');
    const written = lines.map(({ item, draft, title, kind, lead }, place) => ({
      item: item == null ? null : numberOfId(item, 'lines', place, 'item'),
      ...{ draft: draft ?? null, title: title ?? '', kind: kind ?? '', lead: lead ?? '' },
    }));
    const facts = await context.asViewer((sql) => gatherDue(sql, londonDay(), mayKnow(viewer.persona)));
    const found = facts.meetings.find((one) => one.id === id);
    const draft = found === undefined ? [] : draftAgenda(found, facts);
    return outcomeOf(
      await context.withoutTransaction(() => saveAgenda(services.database, { id, version }, written, draft, acting)),
    );
  }
}
