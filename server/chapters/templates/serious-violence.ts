/**
 * The strategic needs assessment of the serious violence duty: each specified authority has a section of its own, and where nothing came from one,
 * what is published says so.
 */
import { ASB, childrenAndDeprivation, CRIME, DISCHARGES, together } from './figures-of-templates.js';
import { DISTRICTS, type Template, type TemplateSection } from './template.js';

/** Police, Crime, Sentencing and Courts Act 2022, section 11 and schedule 1. */
const SPECIFIED: readonly (readonly [key: string, name: string])[] = [
  ['police', 'Police'],
  ['council', 'Local authorities'],
  ['fire', 'Fire and rescue authority'],
  ['health', 'Integrated care board'],
  ['probation', 'Probation services'],
  ['youth-justice', 'Youth offending teams'],
];

const contribution = ([key, name]: readonly [string, string]): TemplateSection => ({
  key: `from-${key}`,
  heading: `What came from: ${name.toLowerCase()}`,
  prompts: [
    'Which data and knowledge did it bring, of which time?',
    'What does it do about serious violence, and what does it say is missing?',
    'Left empty, what is published says that nothing was contributed.',
  ],
  figures: [],
  whenEmpty: `Nothing was contributed by this specified authority: ${name.toLowerCase()}.`,
});

export const seriousViolence: Template = {
  template: 'serious-violence',
  title: 'Serious violence needs assessment',
  areaTypes: DISTRICTS,
  sections: [
    { key: 'summary', heading: 'Summary', prompts: ['What is serious violence here, and what is asked of whom?'], figures: [] },
    {
      key: 'definition',
      heading: 'What counts as serious violence here',
      prompts: ['Which kinds did the specified authorities agree on, and why?'],
      figures: [],
    },
    {
      key: 'children',
      heading: 'Who lives here',
      prompts: ['Who is affected, and where do they live?'],
      figures: childrenAndDeprivation,
    },
    {
      key: 'places',
      heading: 'Where',
      prompts: ['Where is more recorded than elsewhere, allowing for who lives there?'],
      figures: [
        { key: 'crime-by-ward', kind: 'counts-by-ward', parameters: CRIME },
        { key: 'crime-by-category', kind: 'counts-by-category', parameters: CRIME },
        { key: 'asb-by-ward', kind: 'counts-by-ward', parameters: ASB },
        { key: 'hotspot-wards', kind: 'hotspot-wards', parameters: {} },
      ],
    },
    {
      key: 'trends',
      heading: 'Trends',
      prompts: ['What is rising or falling, and what of that is recording?'],
      figures: [
        { key: 'crime-by-month', kind: 'counts-by-month', parameters: CRIME },
        { key: 'discharges-by-month', kind: 'counts-by-month', parameters: DISCHARGES },
      ],
    },
    {
      key: 'together',
      heading: 'What agencies know of together',
      prompts: [
        'What do meetings, referrals and repeats say that recorded crime does not?',
        'What did reviews of practice find, and what of it was done?',
      ],
      figures: together,
    },
    ...SPECIFIED.map(contribution),
    { key: 'causes', heading: 'Causes', prompts: ['What do partners and residents say lies behind it?'], figures: [] },
    { key: 'recommendations', heading: 'What the strategy should do', prompts: ['What, by whom, until when?'], figures: [] },
    { key: 'caveats', heading: 'Sources, methods and caveats', prompts: ['What do these figures not say?'], figures: [] },
  ],
};
