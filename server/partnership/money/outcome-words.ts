/**
 * Which outcome the words of a document mean. Reports of one partnership name the same outcome otherwise from year to year: «Organised Crime Groups», then
 * «Serious Organised Crime & Serious Acquisitive Crime». An outcome's own title always means it; these are the words for those that stand from the start.
 */
import type { Outcome } from './account-line.js';

/** The outcomes that stand from the start, in the order of the page; a partnership adds others. */
export const FIRST_OUTCOMES: readonly Outcome[] = [
  { key: 'anti-social-behaviour', title: 'Anti-social behaviour' },
  { key: 'domestic-and-sexual-abuse', title: 'Domestic and sexual abuse' },
  { key: 'vulnerable-victims-and-hate-crime', title: 'Vulnerable victims and hate crime' },
  { key: 'community-infrastructure', title: 'Community infrastructure' },
  { key: 'community-resilience', title: 'Community resilience' },
  { key: 'serious-and-organised-crime', title: 'Serious and organised crime' },
  { key: 'child-exploitation-and-youth-violence', title: 'Child exploitation and youth violence' },
];

/** Each word or phrase, as whole words. Words that fit two outcomes mean neither. */
const MEANING: Readonly<Record<string, RegExp>> = {
  'anti-social-behaviour': /\b(?:anti-?social behaviou?r|asb)\b/,
  'domestic-and-sexual-abuse': /\b(?:domestic (?:abuse|violence)|sexual (?:abuse|violence))\b/,
  'vulnerable-victims-and-hate-crime': /\b(?:vulnerable (?:people|victims)|hate crime)\b/,
  'community-infrastructure': /\bcommunity infrastructure\b/,
  'community-resilience': /\bcommunity resilience\b/,
  'serious-and-organised-crime': /\b(?:organised crime|serious acquisitive crime)\b/,
  'child-exploitation-and-youth-violence': /\b(?:child (?:criminal |sexual )?exploitation|youth violence)\b/,
};

const plain = (words: string): string => words.toLowerCase().replaceAll('&', 'and').replaceAll(/\s+/g, ' ').trim();

/** @returns the outcome's key, or null where the words mean none or more than one */
export function outcomeMeant(words: string, outcomes: readonly Outcome[]): string | null {
  const text = plain(words);
  const titled = outcomes.find(({ title }) => plain(title) === text);
  if (titled !== undefined) return titled.key;
  const meant = outcomes.filter(({ key }) => MEANING[key]?.test(text) ?? false);
  return meant.length === 1 ? meant[0]!.key : null;
}
