import { InvalidArgumentError } from 'commander';
import { DISPLACEMENT_VARIANT, displacement, type BeforeAfter } from '../../statistics/displacement.js';
import type { AnalyseMethod } from './analysis.js';
import { number } from './option-numbers.js';
import { WHOLE_COUNT, type InputTable } from './table.js';

const GROUPS = ['treated', 'control', 'buffer', 'buffer_control'] as const;
type Group = (typeof GROUPS)[number];

export const displacementMethod: AnalyseMethod<{ alpha: number }> = {
  name: 'displacement',
  summary: 'before and after, beside a control and a buffer: WDD, WDQ and total net effect',
  input: 'group,before,after',
  example: 'displacement counts.csv --alpha 0.05',
  addOptions: (command) => command.option('--alpha <share>', 'limits leave out this share of chance', readAlpha, 0.05),
  analyse(table, { alpha }) {
    const groups = readGroups(table);
    const [treated, control] = [groups.get('treated')!, groups.get('control')!];
    const [buffer, bufferControl] = [groups.get('buffer'), groups.get('buffer_control')];
    const { total, wdq, tne } = displacement({ treated, control, buffer, bufferControl }, { alpha });
    const hasBoth = buffer !== undefined && bufferControl !== undefined;
    const warnings: string[] = [];
    if (!hasBoth)
      warnings.push('Without a buffer and its control the difference is that of the treated area against its control alone.');
    if (Number.isNaN(total.z)) warnings.push('There are no events at all, so z is undefined and left empty.');
    if (wdq === null) warnings.push(`WDQ is undefined and left empty: ${whyNoQuotient(buffer, treated, control)}.`);
    if (tne === null)
      warnings.push(
        `TNE is undefined and left empty: ${buffer === undefined ? 'there is no buffer' : 'the control had 0 before'}.`,
      );
    const figures = { wdd: total.wdd, se: total.se, z: total.z, lower: total.lower, upper: total.upper, wdq, tne };
    return {
      variant: `${DISPLACEMENT_VARIANT}; ${hasBoth ? 'treated and buffer, each against its control' : 'treated against control'}`,
      parameters: { alpha },
      warnings,
      rowByRow: false,
      columns: Object.entries(figures).map(([name, figure]) => ({ name, cells: [figure] })),
    };
  },
};

function whyNoQuotient(buffer: BeforeAfter | undefined, treated: BeforeAfter, control: BeforeAfter): string {
  if (buffer === undefined) return 'there is no buffer';
  if (control.before === 0 || control.after === 0) return 'the control has a 0';
  return treated.before === 0 && treated.after === 0
    ? 'the treated area has no events'
    : 'the treated area did no better than the control, so there is no gain to be displaced';
}

function readGroups(table: InputTable): Map<Group, BeforeAfter> {
  const names = table.texts('group');
  const before = table.numbers('before', WHOLE_COUNT);
  const after = table.numbers('after', WHOLE_COUNT);
  const groups = new Map<Group, BeforeAfter>();
  for (const [row, name] of names.entries()) {
    const group = GROUPS.find((known) => known === name);
    if (group === undefined) table.problem(row, 'group', `«${name}» is not one of ${GROUPS.join(', ')}`);
    else if (groups.has(group)) table.problem(row, 'group', `«${name}» stands twice`);
    else groups.set(group, { before: before[row]!, after: after[row]! });
  }
  for (const needed of ['treated', 'control'] as const) {
    if (!groups.has(needed)) table.problem(names.length - 1, 'group', `no row up to this last one is «${needed}»`);
  }
  table.refuseProblems();
  return groups;
}

function readAlpha(text: string): number {
  const alpha = number(text);
  if (alpha <= 0 || alpha >= 1) throw new InvalidArgumentError('Write a share above 0 and below 1, such as 0.05.');
  return alpha;
}
