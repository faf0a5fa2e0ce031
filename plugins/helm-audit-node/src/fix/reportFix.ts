import { Fix } from '@helm-audit/plugin-helm-audit-common';
import { Redactor } from '../redact';
import { EditApplier, ReadText } from './applyEdits';
import { diffFiles, FileChange } from './diff';
import { partsOf } from './fields';
import { Proposal } from './proposeFixes';
import { Verdict } from './verifyFixes';

/** What fixes are written with. */
export interface FixReporting {
  applier: EditApplier;
  read: ReadText;
  redactor: Redactor;
}

const NOT_TRIED = 'It was not tried on a copy of the chart.';

/** A fix as the report holds it. */
export function reportFix(
  { fix, plans }: Proposal,
  verdict: Verdict | undefined,
  { applier, read, redactor }: FixReporting,
): Fix | undefined {
  const { edits } = verdict?.plan ?? plans[0];
  const applied = applier.apply(edits);
  if (!applied.ok) return undefined;
  const changes = [...applied.files].map(([file, after]) => ({
    file,
    before: read(file),
    after,
  }));
  const reason = verdict?.status === 'suggested' ? verdict.reason : NOT_TRIED;
  return {
    title: fix.title,
    safety: partsOf(fix).some(part => part.safety === 'review')
      ? 'review'
      : 'safe',
    status: verdict?.status ?? 'suggested',
    ...(verdict?.status !== 'verified' && { reason: redactor.text(reason) }),
    edits,
    diff: showableDiff(changes, redactor),
  };
}

/** With as many lines around the changes as may be shown. */
function showableDiff(
  changes: FileChange[],
  redactor: Redactor,
): string | undefined {
  for (const context of [3, 1]) {
    const diff = diffFiles(changes, context);
    if (isShowable(diff, redactor)) return diff;
  }
  return undefined;
}

/** Values that are no secrets, whatever their key is called. */
const HARMLESS =
  /[:=]\s*((true|false|null|~|""|''|\{\}|\[\]|-?[\d.]+)\s*)?(#.*)?$/;

/** Whether nothing in a diff would be taken out of a snippet; a diff with holes is no use. */
function isShowable(diff: string, redactor: Redactor): boolean {
  return diff.split('\n').every((text, index, lines) => {
    const line = text.slice(1);
    const previous = lines[index - 1]?.slice(1);
    return HARMLESS.test(line) || redactor.sourceLine(line, previous) === line;
  });
}
