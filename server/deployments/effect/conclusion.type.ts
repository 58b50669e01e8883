import { Field, ID, ObjectType } from 'type-graphql';
import { FieldProblem } from '../../governance/agreement.type.js';
import { DateTimeScalar } from '../../graphql/scalars/date-time.js';
import { conclusionWords, inOneText } from './conclusion-words.js';
import type { Conclusion } from './conclusion.js';
import type { HandedOver } from './conclusions.sql.js';

@ObjectType({
  simpleResolvers: true,
  description: 'What a recorded effect comes to, in words that follow from it: no figure and no place.',
})
export class EffectConclusionWords {
  @Field(() => String, { description: 'less, more, not told apart, or not told.' })
  verdict!: string;

  @Field(() => String, { description: 'What came of it and when, by months, in a sentence.' })
  found!: string;

  @Field(() => String, { description: 'Whether it moved close by, in a sentence.' })
  moved!: string;

  @Field(() => String, { description: 'How sure that is, and what speaks against it.' })
  howSure!: string;

  @Field(() => String, { description: 'All of it as one text: what is handed back as seen.' })
  text!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A conclusion as it was handed over to the partnership’s account.' })
export class EffectConclusion {
  @Field(() => ID, { description: 'Its number, the same when it is corrected.' })
  id!: string;

  @Field(() => String, { description: 'What was done, never where.' })
  label!: string;

  @Field(() => EffectConclusionWords, { nullable: true, description: 'What it says; null once it is withdrawn.' })
  words!: EffectConclusionWords | null;

  @Field(() => String, { description: 'The agency that handed it over.' })
  agency!: string;

  @Field(() => DateTimeScalar, { description: 'When it was handed over, or corrected last.' })
  handedAt!: Date;

  @Field(() => String, { nullable: true, description: 'Why it was withdrawn; null while it stands.' })
  withdrawnBecause!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What became of handing over or withdrawing.' })
export class EffectConclusionOutcome {
  @Field(() => ID, { nullable: true, description: 'The conclusion’s number; null when nothing was done.' })
  id!: string | null;

  @Field(() => [FieldProblem], { description: 'What is wrong, by field.' })
  problems!: readonly FieldProblem[];
}

export function publishedWords(conclusion: Conclusion): EffectConclusionWords {
  const words = conclusionWords(conclusion);
  return { ...words, verdict: conclusion.verdict, text: inOneText(words) };
}

export const publishedConclusion = (one: HandedOver): EffectConclusion => ({
  ...{ id: String(one.id), label: one.label, agency: one.agency, handedAt: one.handedAt },
  withdrawnBecause: one.withdrawnBecause,
  words: one.withdrawnBecause === null ? publishedWords(one) : null,
});
