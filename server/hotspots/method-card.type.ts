import { Field, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'A line of the method card.' })
export class MethodCardLine {
  @Field(() => String, { description: 'What the line is about.' })
  label!: string;

  @Field(() => String, { description: 'What was done.' })
  text!: string;
}
