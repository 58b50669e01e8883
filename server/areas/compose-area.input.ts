import { Field, InputType } from 'type-graphql';

@InputType({ description: 'An area made of others.' })
export class ComposeAreaInput {
  @Field(() => String, { description: 'Name; its code is made of it: «South Marram» becomes south-marram.' })
  name!: string;

  @Field(() => String, { description: 'Why: who uses the name, and for what.' })
  reason!: string;

  @Field(() => [String], { description: 'Codes of its members, of any type: postcode districts, wards, LSOAs …' })
  memberCodes!: string[];

  @Field(() => String, { nullable: true, description: 'Code of the area it is limited to, most often the district.' })
  within?: string | null;
}
