import type { Question } from '../../forms/questions.js';

export const reasonQuestion: Question = { name: 'reason', label: 'Why', hint: 'It stands in the history', kind: 'text' };
