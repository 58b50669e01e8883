import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import type { Sql } from '../../database/database.js';
import { notFound } from '../../errors.js';
import { londonDay } from '../../governance/agreement.js';
import { numberOfId } from '../../number-of-id.js';
import { REASON, VERSION, outcomeOf } from '../account-change.js';
import { AccountChangeOutcome } from '../account.type.js';
import { readDay } from '../read-day.js';
import { actionsOn, ACTIONS_METHOD } from './actions.js';
import { keepAction, recordStep } from './keep-actions.js';
import { keepItem, recordResult } from './keep-items.js';
import { keepMeeting } from './keep-meetings.js';
import { AgendaItemInput, ItemResultInput, MeetingActionInput, MeetingInput } from './meeting-input.type.js';
import { Meeting, MeetingActions, MeetingRecord } from './meeting.type.js';
import { listActions, listItems, listMeetings, listSteps } from './meetings.sql.js';
import { publishedAction, publishedItem, publishedMeeting } from './published-meetings.js';

@Resolver()
export class MeetingsResolver {
  @Query(() => [Meeting], {
    complexity: 20,
    description: 'Meetings of the partnership, the newest first. Reading them leaves an event.',
  })
  async meetings(@Ctx() context: RequestContext): Promise<Meeting[]> {
    const { meetings, items } = await context.asViewer(readMeetings);
    context.audit({ action: 'VIEW', subject: 'meetings', detail: { query: 'meetings' }, rowCount: meetings.length });
    return meetings.map((meeting) => publishedMeeting(meeting, items));
  }

  @Query(() => MeetingRecord, {
    complexity: 30,
    description: 'A meeting with its agenda, what came of it, and what it asked for. Reading it leaves an event.',
  })
  async meeting(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
  ): Promise<MeetingRecord> {
    const number = numberOfId(id);
    const rows = await context.asViewer(readMeetings);
    const { meetings, items } = rows;
    const found = meetings.find((meeting) => meeting.id === number);
    if (found === undefined) throw notFound('There is no such meeting.');
    context.audit({ action: 'VIEW', subject: `meeting:${number}`, detail: { query: 'meeting' } });
    const later = meetings.filter(({ heldOn, cancelled }) => heldOn > found.heldOn && !cancelled);
    return {
      meeting: publishedMeeting(found, items),
      items: items.filter(({ meetingId }) => meetingId === number).map((item) => publishedItem(item, meetings, items)),
      actions: actionsOn(rows, londonDay())
        .filter(({ action }) => action.meetingId === number)
        .map((one) => publishedAction(one, meetings, items, context.viewer)),
      later: later.map((one) => publishedMeeting(one, items)),
    };
  }

  @Query(() => MeetingActions, {
    complexity: 30,
    description: 'What meetings asked of agencies, as it stands on a day. Reading it leaves an event.',
  })
  async meetingActions(
    @Ctx() context: RequestContext,
    @Arg('on', () => String, { nullable: true, description: 'On which day, 2027-01-29; today unless told.' })
    asked: string | null,
  ): Promise<MeetingActions> {
    const on = readDay(asked);
    const rows = await context.asViewer(readMeetings);
    const actions = actionsOn(rows, on).map((one) => publishedAction(one, rows.meetings, rows.items, context.viewer));
    context.audit({ action: 'VIEW', subject: `actions:${on}`, detail: { query: 'meetingActions' }, rowCount: actions.length });
    return { on, actions, method: ACTIONS_METHOD };
  }

  @Mutation(() => AccountChangeOutcome, { description: 'Adds a meeting, or changes one.' })
  async keepMeeting(
    @Ctx() context: RequestContext,
    @Arg('input', () => MeetingInput, { description: 'The meeting.' }) input: MeetingInput,
    @Arg('id', () => ID, { nullable: true, description: 'Which; a new one unless told.' }) id: string | null,
    @Arg('version', () => Int, { nullable: true, description: VERSION }) version: number | null,
    @Arg('reason', () => String, { nullable: true, description: REASON }) reason: string | null,
  ): Promise<AccountChangeOutcome> {
    const { services, acting } = context;
    const which = id == null ? null : { id: numberOfId(id), version };
    const { kind, title, heldOn, place, chair } = input;
    const written = { kind, title, heldOn, place, chair, cancelled: input.cancelled === true };
    return outcomeOf(
      await context.withoutTransaction(() => keepMeeting(services.database, which, written, reason ?? null, acting, londonDay())),
    );
  }

  @Mutation(() => AccountChangeOutcome, { description: 'Changes a line of an agenda, and its papers.' })
  async keepAgendaItem(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Arg('version', () => Int, { description: VERSION }) version: number,
    @Arg('input', () => AgendaItemInput, { description: 'The line.' }) input: AgendaItemInput,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
  ): Promise<AccountChangeOutcome> {
    const { services, acting } = context;
    const which = { id: numberOfId(id), version };
    return outcomeOf(await context.withoutTransaction(() => keepItem(services.database, which, input, reason, acting)));
  }

  @Mutation(() => AccountChangeOutcome, {
    description: 'Records what came of an item: resolved, noted or deferred. Recording it anew needs a reason.',
  })
  async recordItemResult(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which item.' }) id: string,
    @Arg('version', () => Int, { description: VERSION }) version: number,
    @Arg('input', () => ItemResultInput, { description: 'What came of it.' }) input: ItemResultInput,
    @Arg('reason', () => String, { nullable: true, description: REASON }) reason: string | null,
  ): Promise<AccountChangeOutcome> {
    const { services, acting } = context;
    const which = { id: numberOfId(id), version };
    const deferredTo = input.deferredTo == null ? null : numberOfId(input.deferredTo, 'input', 'deferredTo');
    const written = { result: input.result, words: input.words, deferredTo };
    return outcomeOf(
      await context.withoutTransaction(() =>
        recordResult(services.database, which, written, reason ?? null, acting, londonDay()),
      ),
    );
  }

  @Mutation(() => AccountChangeOutcome, { description: 'Adds what a meeting asks of an agency, or changes it.' })
  async keepMeetingAction(
    @Ctx() context: RequestContext,
    @Arg('input', () => MeetingActionInput, { description: 'The action.' }) input: MeetingActionInput,
    @Arg('id', () => ID, { nullable: true, description: 'Which; a new one unless told.' }) id: string | null,
    @Arg('version', () => Int, { nullable: true, description: VERSION }) version: number | null,
    @Arg('reason', () => String, { nullable: true, description: REASON }) reason: string | null,
  ): Promise<AccountChangeOutcome> {
    const { services, acting } = context;
    const which = id == null ? null : { id: numberOfId(id), version };
    const { words, agency, dueOn } = input;
    const meetingId = numberOfId(input.meeting, 'input', 'meeting');
    const itemId = input.item == null ? null : numberOfId(input.item, 'input', 'item');
    const written = { meetingId, itemId, words, agency, dueOn };
    return outcomeOf(
      await context.withoutTransaction(() => keepAction(services.database, which, written, reason ?? null, acting, londonDay())),
    );
  }

  @Mutation(() => AccountChangeOutcome, {
    description:
      'Records what was done of an action, and how it stands: open, done or dropped. A partner records it of its own agency’s.',
  })
  async recordActionStep(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which action.' }) id: string,
    @Arg('version', () => Int, { description: VERSION }) version: number,
    @Arg('state', () => String, { description: 'open, done or dropped.' }) state: string,
    @Arg('words', () => String, { description: 'What was done, or why it was dropped.' }) words: string,
  ): Promise<AccountChangeOutcome> {
    const { services, acting, viewer } = context;
    const which = { id: numberOfId(id), version };
    return outcomeOf(
      await context.withoutTransaction(() => recordStep(services.database, which, { state, words }, viewer, acting, londonDay())),
    );
  }
}

const readMeetings = async (sql: Sql) => ({
  meetings: await listMeetings(sql),
  items: await listItems(sql),
  actions: await listActions(sql),
  steps: await listSteps(sql),
});
