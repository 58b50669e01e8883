/** What can be done to a single record, in words, and how it is sent. */
import {
  CorrectRecordDocument,
  LiftRecordChangeDocument,
  RemoveRecordDocument,
  RestrictRecordDocument,
  type HeldRecordQuery,
  type RecordInput,
} from '../../graphql.generated.js';
import { request } from '../../graphql/client.js';
import { plural } from '../../components/numbers.js';

export type ChangeName = 'correct' | 'restrict' | 'remove' | 'lift-restriction' | 'lift-correction' | 'lift-removal';

export interface FieldContent {
  readonly field: string;
  readonly content: string;
}

export interface Change {
  readonly name: ChangeName;
  readonly fields: readonly FieldContent[];
  readonly reason: string;
}

interface ChangeWords {
  readonly text: string;
  readonly hint: string;
  /** Of the question before it is done. */
  readonly question: string;
  readonly button: string;
  readonly done: (rows: number) => string;
}

const rowsWere = (rows: number, what: string): string => `${plural(rows, 'row was', 'rows were')} ${what}.`;

export const changeWords: Readonly<Record<ChangeName, ChangeWords>> = {
  correct: {
    text: 'Correct it',
    hint: 'Fields say what they should. Figures follow, and later loads are corrected again. What stood there before is not kept.',
    question: 'Correct this record?',
    button: 'Correct it',
    done: (rows) => rowsWere(rows, 'corrected'),
  },
  restrict: {
    text: 'Restrict it',
    hint: 'It stays stored and is in no list, map, count or file, until that is lifted (UK GDPR, Article 18).',
    question: 'Restrict this record?',
    button: 'Restrict it',
    done: (rows) => rowsWere(rows, 'restricted'),
  },
  remove: {
    text: 'Take it out',
    hint: 'It is deleted for good. Later loads leave it out. Nothing is kept but a digest of its reference.',
    question: 'Take this record out for good?',
    button: 'Take it out',
    done: (rows) => rowsWere(rows, 'taken out'),
  },
  'lift-restriction': {
    text: 'Lift its restriction',
    hint: 'It is back in lists, maps, counts and files at once.',
    question: 'Lift the restriction of this record?',
    button: 'Lift it',
    done: (rows) => `The restriction was lifted: ${rowsWere(rows, 'brought back')}`,
  },
  'lift-correction': {
    text: 'Forget its correction',
    hint: 'The next load brings what its file says. What stands there now stays until then.',
    question: 'Forget the correction of this record?',
    button: 'Forget it',
    done: () => 'The correction is forgotten: the next load brings what its file says.',
  },
  'lift-removal': {
    text: 'Lift its removal',
    hint: 'It was taken out by mistake: the next load that has it brings it. A file that is loaded already must be taken back first.',
    question: 'Lift the removal of this record?',
    button: 'Lift it',
    done: () => 'The removal was lifted: the next load that has the record brings it.',
  },
};

export const allChanges = Object.keys(changeWords) as ChangeName[];

/** What can be done to a record as it is held: nothing is restricted twice, or lifted that does not stand. */
export function changesOf({ rows, changes }: HeldRecordQuery['heldRecord']): readonly ChangeName[] {
  const stands = (change: string) => {
    const last = changes.find((one) => one.change === change || one.change === `${nounOf[change]} lifted`);
    return last?.change === change;
  };
  return [
    ...(rows.length > 0 ? (['correct'] as const) : []),
    ...(rows.some(({ held }) => held !== 'RESTRICTED') ? (['restrict'] as const) : []),
    ...(rows.length > 0 ? (['remove'] as const) : []),
    ...(stands('restricted') ? (['lift-restriction'] as const) : []),
    ...(stands('corrected') ? (['lift-correction'] as const) : []),
    ...(stands('removed') ? (['lift-removal'] as const) : []),
  ];
}

const nounOf: Readonly<Record<string, string>> = { corrected: 'correction', restricted: 'restriction', removed: 'removal' };

/** Answers how many rows were changed. @throws RequestFailure */
export async function makeChange(record: RecordInput, { name, fields, reason }: Change): Promise<number> {
  switch (name) {
    case 'correct':
      return (await request(CorrectRecordDocument, { record, fields: [...fields], reason })).correctRecord.rows;
    case 'restrict':
      return (await request(RestrictRecordDocument, { record, reason })).restrictRecord.rows;
    case 'remove':
      return (await request(RemoveRecordDocument, { record, reason })).removeRecord.rows;
    default: {
      const change = name === 'lift-restriction' ? 'RESTRICTION' : name === 'lift-correction' ? 'CORRECTION' : 'REMOVAL';
      return (await request(LiftRecordChangeDocument, { record, change, reason })).liftRecordChange.rows;
    }
  }
}
