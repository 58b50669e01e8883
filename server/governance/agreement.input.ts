import { Field, InputType, Int } from 'type-graphql';

@InputType({ description: 'How long rows are kept, and what then.' })
export class RetentionInput {
  @Field(() => Int, { description: 'Whole months.' })
  months!: number;

  @Field(() => String, { description: 'delete, coarsen or review.' })
  rule!: string;
}

/** Days are text, and nothing is checked by the schema, so that every field that is wrong is named at once. */
@InputType({
  description: 'An agreement as it is to stand in the register. Codes are those of «register.choices»; days are 2026-04-01.',
})
export class AgreementInput {
  @Field(() => String, { description: 'The id; it stays.' })
  id!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => [String], { description: 'Who signed it.' })
  parties!: string[];

  @Field(() => String, { description: 'Who controls the data.' })
  controller!: string;

  @Field(() => String, { description: 'Code of the lawful basis.' })
  lawfulBasis!: string;

  @Field(() => String, { nullable: true, description: 'Code of a condition for special categories.' })
  specialCondition?: string | null;

  @Field(() => String, { description: 'Code of the power to share.' })
  gateway!: string;

  @Field(() => String, { nullable: true, description: 'The Act and section, for gateway «other».' })
  gatewayNote?: string | null;

  @Field(() => [String], { description: 'What the data may be used for.' })
  purposes!: string[];

  @Field(() => String, { description: 'The first day on which it holds.' })
  startsOn!: string;

  @Field(() => String, { description: 'The last day on which it holds.' })
  endsOn!: string;

  @Field(() => [String], { description: 'Names of the sources that it covers.' })
  sources!: string[];

  @Field(() => [String], { description: 'Agencies whose analysts may load under it.' })
  agencies!: string[];

  @Field(() => Boolean, { description: 'Whether it is about health data. Their approval is recorded apart.' })
  health!: boolean;

  @Field(() => String, { description: 'The role or office that looks at it again.' })
  reviewer!: string;

  @Field(() => String, { description: 'When.' })
  reviewOn!: string;

  @Field(() => RetentionInput, { description: 'How long rows are kept, and what then.' })
  retention!: RetentionInput;
}
