/** Every template: one file each. */
import { needsAssessment } from './needs-assessment.js';
import type { Template } from './template.js';

export const TEMPLATES: readonly Template[] = [needsAssessment];

export const templateOf = (name: string): Template | undefined => TEMPLATES.find(({ template }) => template === name);
