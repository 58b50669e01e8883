/** What a partnership's manager tells its board of a year, and of a quarter: what was bought, what was measured, what moved. */
import { ASB, CRIME, together } from './figures-of-templates.js';
import { DISTRICTS, type Template, type TemplateSection } from './template.js';

const MONEY: TemplateSection = {
  key: 'money',
  heading: 'What came in, and what it was spent on',
  prompts: [
    'Which conditions came with it?',
    'What was spent otherwise than planned, and why?',
    'What explains each sum that does not agree?',
  ],
  figures: [
    { key: 'money-by-outcome', kind: 'money-by-outcome', parameters: {} },
    { key: 'money-checks', kind: 'money-checks', parameters: {} },
  ],
  formerly: ['money-by-activity'],
};

const HAPPENED: TemplateSection = {
  key: 'happened',
  heading: 'What was recorded',
  prompts: ['What rose or fell, and how much of that is recording or season?'],
  figures: [
    { key: 'asb-by-month', kind: 'counts-by-month', parameters: ASB },
    { key: 'crime-by-month', kind: 'counts-by-month', parameters: CRIME },
  ],
};

const SUMMARY: TemplateSection = {
  key: 'summary',
  heading: 'Summary',
  prompts: ['What was bought, what moved, and what is not known?', 'What does the board have to decide?'],
  figures: [],
};

const WORKED: TemplateSection = {
  key: 'worked',
  heading: 'What each pound was for, and whether it worked',
  prompts: [
    'What was each activity to change, and did it?',
    'Which activity was measured, against which baseline and beside which control, and how sure is it?',
    'Which was measured by nobody? Say so.',
    'A fall after a peak shows no effect.',
  ],
  figures: [
    { key: 'money-beside-measures', kind: 'money-beside-measures', parameters: {} },
    { key: 'measures-beside-areas', kind: 'measures-beside-areas', parameters: {} },
  ],
  formerly: ['measures'],
};

const CASE_STUDY: TemplateSection = {
  key: 'case-study',
  heading: 'A piece of work told',
  prompts: [
    'Which line of money above is it of?',
    'Tell of a place or a piece of work, never of a person: what was found, what was done, what came of it.',
  ],
  figures: [],
};

const ACTIONS: TemplateSection['figures'] = [
  { key: 'actions-by-agency', kind: 'actions-by-agency', parameters: {} },
  { key: 'actions', kind: 'actions-closed-and-overdue', parameters: {} },
];

const PROGRAMMES: TemplateSection = {
  key: 'programmes',
  heading: 'Programmes with children',
  prompts: ['Which schools and children were reached, and which were not?', 'What did children say before and after?'],
  figures: [
    { key: 'programmes', kind: 'programmes', parameters: {} },
    { key: 'schools-reached', kind: 'schools-reached', parameters: {} },
  ],
};

const TOGETHER: TemplateSection = {
  key: 'together',
  heading: 'What agencies did together, and what followed of reviews',
  prompts: [
    'Which agencies refer, and which do not?',
    'What do repeats say of what was done the first time?',
    'What of each overdue recommendation?',
  ],
  figures: together,
};

export const endOfYear: Template = {
  template: 'end-of-year',
  title: 'End of Year report',
  areaTypes: DISTRICTS,
  sections: [
    SUMMARY,
    MONEY,
    HAPPENED,
    WORKED,
    CASE_STUDY,
    PROGRAMMES,
    TOGETHER,
    {
      key: 'agreed',
      heading: 'What was agreed, and done',
      prompts: ['Which decisions of the year mattered?', 'Which actions are overdue, and what holds them up?'],
      figures: ACTIONS,
    },
    { key: 'next-year', heading: 'Next year', prompts: ['Which priorities, which measures, which money?'], figures: [] },
    { key: 'caveats', heading: 'Sources, methods and caveats', prompts: ['What do these figures not say?'], figures: [] },
  ],
};

export const quarterlyReport: Template = {
  template: 'quarterly-report',
  title: 'Quarterly report',
  areaTypes: DISTRICTS,
  sections: [
    SUMMARY,
    MONEY,
    HAPPENED,
    WORKED,
    PROGRAMMES,
    TOGETHER,
    {
      key: 'overdue',
      heading: 'What is overdue',
      prompts: ['Which figures, actions and files did not come, from whom?'],
      figures: ACTIONS,
    },
  ],
};
