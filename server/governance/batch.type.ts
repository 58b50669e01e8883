import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionTypes } from '../graphql/connection.js';
import { DateScalar } from '../graphql/scalars/date.js';
import { DateTimeScalar } from '../graphql/scalars/date-time.js';

@ObjectType({ simpleResolvers: true, description: 'One file, loaded whole or not at all.' })
export class Batch {
  @Field(() => ID, { description: 'Its number, as «homeward batches» shows it.' })
  id!: string;

  @Field(() => String, { description: 'The source it was loaded as.' })
  source!: string;

  @Field(() => String, { description: 'What the file was called.' })
  fileName!: string;

  @Field(() => String, { description: '«published», «replaced» by a newer load, or «undone».' })
  state!: string;

  @Field(() => String, { description: 'Who loaded it: a viewer, or cli:name from the command line.' })
  loadedBy!: string;

  @Field(() => String, { nullable: true, description: 'Whose analyst loaded it; null for the operator.' })
  agency!: string | null;

  @Field(() => DateTimeScalar, { description: 'When.' })
  loadedAt!: Date;

  @Field(() => Int, { description: 'Rows of the file. read = loaded + refused + heldBack.' })
  read!: number;

  @Field(() => Int, { description: 'Rows loaded.' })
  loaded!: number;

  @Field(() => Int, { description: 'Rows refused; always 0 for a published batch.' })
  refused!: number;

  @Field(() => Int, { description: 'Good rows not loaded because others were refused; always 0 for a published batch.' })
  heldBack!: number;

  @Field(() => Int, { description: 'Rows loaded that say no place.' })
  noLocation!: number;

  @Field(() => [String], { description: 'What was odd but did not keep the file out.' })
  warnings!: readonly string[];

  @Field(() => DateScalar, { nullable: true, description: 'First day covered; null for sources that cover no months.' })
  periodFrom!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day covered.' })
  periodTo!: string | null;

  @Field(() => String, { nullable: true, description: 'The data sharing agreement it came under; null for open data.' })
  agreement!: string | null;

  @Field(() => Boolean, { description: 'Whether the rows are made up (demonstration, tests).' })
  invented!: boolean;

  @Field(() => [ID], { description: 'The batches it replaced; taking it back returns them.' })
  replaces!: readonly string[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was taken back.' })
  undoneAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'By whom.' })
  undoneBy!: string | null;

  @Field(() => Int, { description: 'Records of it taken out one by one since it was loaded.' })
  removed!: number;

  @Field(() => [String], { description: 'By whom.' })
  removedBy!: readonly string[];
}

export const { Edge: BatchEdge, Connection: BatchConnection } = connectionTypes('Batch', () => Batch);
