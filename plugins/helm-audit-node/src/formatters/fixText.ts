import type { Chalk } from 'chalk';
import {
  AuditReport,
  describeHold,
  Finding,
  Fix,
  RuleReport,
} from '@helm-audit/plugin-helm-audit-common';
import { count, scoreText } from '../words';
import { codeBlock, escapeMarkdown } from './markdownText';

/** Lines of a diff that a page shows; longer ones are files that are better read where they are. */
const MAX_DIFF_LINES = 60;

/** How far a fix can be trusted, such as `proven, to be reviewed`. */
export function fixState({ status, safety }: Fix): string {
  const state = status === 'verified' ? 'proven' : 'suggested';
  return safety === 'review' ? `${state}, to be reviewed` : state;
}

/** Why a fix is only suggested, what comes before it, what is open, and how to see that it works. */
export function fixNotes({
  reason,
  after = [],
  toTest,
  verify,
}: Fix): string[] {
  const first = after.map(
    ({ ruleId, message }) => `${message} (\`${ruleId}\`)`,
  );
  return [
    reason,
    first.length > 0 && `Do this first: ${first.join(' ')}`,
    toTest && `Not proven: ${toTest}`,
    verify && `To see that it works: ${verify}`,
  ].filter((note): note is string => Boolean(note));
}

/** How to get the fixes of a rule's findings, as a line; '' where there is none. */
export function ruleFixLine(
  { id, findings }: Pick<RuleReport, 'id' | 'findings'>,
  paint: Chalk,
): string {
  const fixes = findings.flatMap(({ fix }) => fix ?? []);
  if (fixes.length === 0) return '';
  const proven = fixes.filter(({ status }) => status === 'verified').length;
  const number =
    fixes.length === findings.length
      ? ''
      : `${fixes.length} of ${findings.length}, `;
  const some = proven > 0 ? `${proven} proven` : 'not proven';
  const state = proven === fixes.length ? 'proven' : some;
  const first = fixes.flatMap(({ after = [] }) =>
    after.map(each => each.ruleId),
  );
  const order =
    first.length > 0 ? `; first ${[...new Set(first)].join(', ')}` : '';
  return `  ${paint.green('patch')} helm-audit fix --rule ${id}  ${paint.dim(
    number + state + order,
  )}`;
}

/** What the proven fixes come to together; '' where none was tried. */
export function provenFixes({ roadmap }: AuditReport): string {
  const last = roadmap.phases.at(-1)?.withFixes;
  return last
    ? `${count(
        last.fixes,
        'proven fix leads',
        'proven fixes lead',
      )} to ${scoreText(last.score)}, audited on a copy${
        last.held ? ` and ${describeHold(last.held)}` : ''
      }`
    : '';
}

/** A fix as Markdown, its diff folded away. */
export function fixMarkdown({ fix }: Finding): string {
  if (!fix) return '';
  const title = `Fix: ${escapeMarkdown(fix.title)} (${fixState(fix)})`;
  const notes = fixNotes(fix).map(escapeMarkdown);
  const lines = fix.diff?.trimEnd().split('\n') ?? [];
  const isShown = lines.length > 0 && lines.length <= MAX_DIFF_LINES;
  return [
    `<details><summary>${title}</summary>`,
    ...notes,
    isShown
      ? codeBlock(lines.join('\n'), 'diff')
      : 'Run `helm-audit fix` where the chart is to see the diff.',
    '</details>',
  ].join('\n\n');
}
