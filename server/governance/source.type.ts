import { Field, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'A column that a layout declares.' })
export class ColumnRule {
  @Field(() => String, { description: 'Its header.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether a file without it is refused.' })
  required!: boolean;

  @Field(() => String, {
    description: 'What its cells hold: text, integer, number, date, datetime, time, boolean, month or code.',
  })
  kind!: string;

  @Field(() => String, { description: 'What it means.' })
  description!: string;

  @Field(() => Boolean, { description: 'Whether it can be corrected in a single record.' })
  correctable!: boolean;

  @Field(() => [String], { nullable: true, description: 'The only words it may hold, where there are such.' })
  allowed!: readonly string[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'One shape of file a source accepts, recognised by its header.' })
export class Layout {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => Boolean, { description: 'The file has no header row; it is recognised by its number of columns.' })
  headerless!: boolean;

  @Field(() => [ColumnRule], { description: 'Its columns; those of the file may stand in any order.' })
  columns!: readonly ColumnRule[];
}

@ObjectType({ simpleResolvers: true, description: 'Something files can be loaded as.' })
export class Source {
  @Field(() => String, { description: 'Its name, as «homeward ingest» takes it.' })
  name!: string;

  @Field(() => String, { description: 'Its name for people.' })
  title!: string;

  @Field(() => [Layout], { description: 'The shapes of file it accepts.' })
  layouts!: readonly Layout[];
}
