import { Field, Int, ObjectType } from 'type-graphql';
import type { ClassType } from 'type-graphql';
import { makeCursor, type KeyPart, type Page } from './page.js';

@ObjectType({ simpleResolvers: true, description: 'Where a page lies in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follow.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether some come before.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first item.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item: hand it to «after» for the next page.' })
  endCursor!: string | null;
}

export interface EdgeOf<Node> {
  node: Node;
  cursor: string;
}

export interface ConnectionOf<Node> {
  edges: EdgeOf<Node>[];
  pageInfo: PageInfo;
  /** Called only when the field is asked for: counting may cost more than the page. */
  totalCount: () => Promise<number | null>;
}

/** An object type, or an interface, whose class is known when the schema is built. */
type NodeClass = ClassType<object> | (abstract new () => object);

/** The two classes of a Relay connection, «AreaConnection» and «AreaEdge» for `Area`. Call once per kind, in a *.type.ts. */
export function connectionTypes(nodeName: string, nodeType: () => NodeClass) {
  @ObjectType(`${nodeName}Edge`, { simpleResolvers: true, description: `One ${nodeName} of a page.` })
  class Edge {
    @Field(() => nodeType() as ClassType<object>, { description: `The ${nodeName}.` })
    node!: object;

    @Field(() => String, { description: 'Its place in the list, opaque.' })
    cursor!: string;
  }

  @ObjectType(`${nodeName}Connection`, { simpleResolvers: true, description: `A page of a list of ${nodeName}.` })
  class Connection {
    @Field(() => [Edge], { description: 'The items of this page, in order.' })
    edges!: Edge[];

    @Field(() => PageInfo, { description: 'Where this page lies.' })
    pageInfo!: PageInfo;

    @Field(() => Int, {
      nullable: true,
      // Multiplied by the page's size with the rest of the connection: 50 for a page of 500.
      complexity: 0.1,
      description: 'How many there are over all pages; counted only when asked for.',
    })
    totalCount?: number | null;
  }

  return { Edge, Connection };
}

/**
 * A page's rows as a connection. Ask SQL for `page.first + 1` rows: the extra one only says that more follow.
 * `key` gives the keyset the rows are ordered by, in order.
 */
export function connectionOf<Row, Node>(
  rows: readonly Row[],
  page: Page,
  parts: { key: (row: Row) => readonly KeyPart[]; node: (row: Row) => Node; totalCount: () => Promise<number | null> },
): ConnectionOf<Node> {
  const edges = rows.slice(0, page.first).map((row) => ({ node: parts.node(row), cursor: makeCursor(parts.key(row)) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > page.first,
      hasPreviousPage: page.after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: parts.totalCount,
  };
}
