import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { mayChangeLoad } from '../access/change-load.js';
import type { RequestContext } from '../context.js';
import { badUserInput, CallerError, notFound } from '../errors.js';
import { connectionOf, type ConnectionOf } from '../graphql/connection.js';
import { PageArguments, readPage } from '../graphql/page.js';
import { countBatches, findListed, listBatches, type BatchRecord } from '../ingest/batches.js';
import { undoBatch } from '../ingest/ingest.service.js';
import { sources } from '../ingest/sources.js';
import { Batch, BatchConnection } from './batch.type.js';
import { Source } from './source.type.js';

@Resolver()
export class BatchesResolver {
  @Query(() => BatchConnection, { description: 'What was loaded, newest first.' })
  async batches(
    @Ctx() context: RequestContext,
    @Args(() => PageArguments) pageArguments: PageArguments,
  ): Promise<ConnectionOf<Batch>> {
    const page = readPage(pageArguments, 1);
    const before = page.after === undefined ? null : page.after[0];
    if (before !== null && !isBatchNumber(before))
      throw badUserInput('This cursor is not one of this list; take «endCursor» of an earlier page.', ['after']);
    const rows = await context.asViewer((sql) => listBatches(sql, page.first + 1, before));
    return connectionOf(rows, page, { key: ({ id }) => [id], node: published, totalCount: () => context.asViewer(countBatches) });
  }

  @Query(() => [Source], { description: 'What files can be loaded as, with their columns.' })
  sources(): Source[] {
    return sources.map(({ name, title, layouts, correctable }) => ({
      name,
      title,
      layouts: layouts.map((layout) => ({
        name: layout.name,
        headerless: layout.headerless === true,
        columns: layout.columns.map((column) => ({
          name: column.name,
          required: column.required,
          kind: column.kind,
          description: column.description,
          correctable: correctable?.columns.includes(column) ?? false,
          allowed: column.allowed ?? null,
        })),
      })),
    }));
  }

  @Mutation(() => Batch, {
    description:
      'Takes a batch back: its rows go and what it replaced returns, exactly as before. Refused when a newer batch replaced it, or it holds rows of restricted records.',
  })
  async undoBatch(@Ctx() context: RequestContext, @Arg('id', () => ID, { description: 'Which.' }) id: string): Promise<Batch> {
    if (!/^\d{1,15}$/.test(id)) throw badUserInput('The id of a batch is a number.', ['id']);
    const batch = await context.asViewer((sql) => findListed(sql, Number(id)));
    if (batch === null) throw notFound(`There is no batch ${id}.`);
    mayChangeLoad(context.viewer, batch);
    const outcome = await context.withoutTransaction(() => undoBatch(context.services.database, batch.id, context.acting));
    if (!outcome.ok) throw new CallerError('BAD_USER_INPUT', `${outcome.reason} ${outcome.remedy}`, { path: ['id'] });
    return published(outcome.batch);
  }
}

function isBatchNumber(part: unknown): part is number {
  return Number.isSafeInteger(part);
}

/** A batch as it is published: its numbers as ids. */
export function published(batch: BatchRecord): Batch {
  return { ...batch, id: String(batch.id), replaces: batch.replaces.map(String) };
}
