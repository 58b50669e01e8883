import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../graphql/scalars/date-time.js';

@InputType({ description: 'A record of a partner’s own list, by the reference the partner gave it.' })
export class RecordInput {
  @Field(() => String, { description: 'The source it was loaded as: asb-reports, recorded-crime or firearms-discharges.' })
  source!: string;

  @Field(() => String, { description: 'Its reference, exactly as the file has it.' })
  reference!: string;

  @Field(() => String, { nullable: true, description: 'Its force, where several use the reference.' })
  force?: string | null;
}

@InputType({ description: 'A field that is wrong, and what it should say.' })
export class CorrectedFieldInput {
  @Field(() => String, { description: 'The column of the file; or «location», with «none» as its content.' })
  field!: string;

  @Field(() => String, {
    description:
      'What the file should have had there; nothing to empty it. Of the times, and of the place, all that is not named is empty.',
  })
  content!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What came of a change of a single record.' })
export class RecordChanged {
  @Field(() => String, { description: 'Its force.' })
  force!: string;

  @Field(() => Int, { description: 'How many rows were changed, those of replaced loads among them.' })
  rows!: number;

  @Field(() => [ID], { description: 'The loads they came with.' })
  batches!: readonly string[];
}

export const RecordLiftEnum = { CORRECTION: 'CORRECTION', RESTRICTION: 'RESTRICTION', REMOVAL: 'REMOVAL' } as const;
export type RecordLift = keyof typeof RecordLiftEnum;
registerEnumType(RecordLiftEnum, {
  name: 'RecordLift',
  description: 'What of a single record is lifted.',
  valuesConfig: {
    CORRECTION: { description: 'The next load brings what its file says; what stood before the correction is not kept.' },
    RESTRICTION: { description: 'The record is back at once.' },
    REMOVAL: { description: 'The next load that has the record brings it.' },
  },
});

export const WhereHeldEnum = { IN_USE: 'IN_USE', REPLACED: 'REPLACED', RESTRICTED: 'RESTRICTED' } as const;
registerEnumType(WhereHeldEnum, {
  name: 'WhereHeld',
  description: 'Where a row is kept.',
  valuesConfig: {
    IN_USE: { description: 'In lists, maps, counts and files.' },
    REPLACED: { description: 'Put aside by a newer load; back when that is taken back.' },
    RESTRICTED: { description: 'Stored, and in no answer but this.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'One field of a row, in the words of the file.' })
export class HeldField {
  @Field(() => String, { description: 'The column.' })
  name!: string;

  @Field(() => String, { description: 'What it holds.' })
  content!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A row that is held under a reference.' })
export class HeldRow {
  @Field(() => WhereHeldEnum, { description: 'Where it is kept.' })
  held!: keyof typeof WhereHeldEnum;

  @Field(() => String, { description: 'Its force.' })
  force!: string;

  @Field(() => ID, { description: 'The load it came with.' })
  batch!: string;

  @Field(() => String, { description: 'The file.' })
  fileName!: string;

  @Field(() => DateTimeScalar, { description: 'When that was loaded.' })
  loadedAt!: Date;

  @Field(() => [HeldField], {
    nullable: true,
    description:
      'All that is held of it; null where your role does not see single records of this type, although your agency loaded it.',
  })
  fields!: readonly HeldField[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'A change of a single record: never what stood there, or stands there now.' })
export class RecordChange {
  @Field(() => String, { description: 'corrected, restricted, removed; or one of them lifted.' })
  change!: string;

  @Field(() => [String], { description: 'The fields corrected.' })
  fields!: readonly string[];

  @Field(() => String, { nullable: true, description: 'Why, in the words of whoever did it.' })
  reason!: string | null;

  @Field(() => String, { description: 'Who.' })
  changedBy!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  changedAt!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'What is held under a reference, and what was done to it.' })
export class HeldRecord {
  @Field(() => [HeldRow], { description: 'Its rows; none when it was removed.' })
  rows!: readonly HeldRow[];

  @Field(() => [RecordChange], { description: 'Newest first.' })
  changes!: readonly RecordChange[];
}
