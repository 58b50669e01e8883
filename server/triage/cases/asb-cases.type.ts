import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Count } from '../../graphql/count.type.js';

export const AsbCaseFiguresByEnum = { MONTH: 'MONTH', WARD: 'WARD', TEAM: 'TEAM' } as const;
registerEnumType(AsbCaseFiguresByEnum, {
  name: 'AsbCaseFiguresBy',
  description: 'What cases are counted by.',
  valuesConfig: {
    MONTH: { description: 'Month.' },
    WARD: { description: 'Ward that the case is of.' },
    TEAM: { description: 'Team that keeps it.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'Cases of one month, ward or team.' })
export class AsbCaseFiguresRow {
  @Field(() => String, { description: 'The month, the code of the ward, or the team; «total» of all.' })
  key!: string;

  @Field(() => String, { description: 'The same in words.' })
  label!: string;

  @Field(() => Count, { description: 'Opened then.' })
  opened!: Count;

  @Field(() => Count, { description: 'Closed then, whenever they were opened.' })
  closed!: Count;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Cases of anti-social behaviour of one quarter. They are no reports, and are never added to them.',
})
export class AsbCaseFigures {
  @Field(() => String, { nullable: true, description: 'The quarter, as 2026-Q2; null when there is none to show.' })
  quarter!: string | null;

  @Field(() => [String], { description: 'The quarters that can be asked for, the newest first.' })
  quarters!: readonly string[];

  @Field(() => [AsbCaseFiguresRow], { description: 'A row for each month, ward or team, those with none too.' })
  rows!: readonly AsbCaseFiguresRow[];

  @Field(() => AsbCaseFiguresRow, { nullable: true, description: 'All of the quarter. Protected rows need not add up to it.' })
  total!: AsbCaseFiguresRow | null;

  @Field(() => String, { nullable: true, description: 'How the figures were protected, in words; null when they are exact.' })
  protection!: string | null;
}
