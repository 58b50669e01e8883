/** Every template: one file each. */
import { endOfYear, quarterlyReport } from './end-of-year.js';
import { localProfile } from './local-profile.js';
import { needsAssessment } from './needs-assessment.js';
import { seriousViolence } from './serious-violence.js';
import { strategicAssessment } from './strategic-assessment.js';
import type { Template } from './template.js';

export const TEMPLATES: readonly Template[] = [
  needsAssessment,
  strategicAssessment,
  seriousViolence,
  localProfile,
  endOfYear,
  quarterlyReport,
];

export const templateOf = (name: string): Template | undefined => TEMPLATES.find(({ template }) => template === name);
