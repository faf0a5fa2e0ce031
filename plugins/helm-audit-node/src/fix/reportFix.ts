import { Fix, FixEdit } from '@helm-audit/plugin-helm-audit-common';
import { Redactor } from '../redact';
import { EditApplier, ReadText } from './editApplier';
import { diffFiles, FileChange } from './diff';
import { ProposedFix } from './proposeFixes';
import { Verdict } from './verifyFixes';
import { blockLines } from './yamlText';

/** What fixes are written with. */
export interface FixReporting {
  applier: EditApplier;
  read: ReadText;
  redactor: Redactor;
  /** Keep edits that hold secrets, for those who write them and show them to nobody. */
  keepsSecrets?: boolean;
}

const NOT_TRIED = 'It was not tried on a copy of the chart.';

/** A fix as the report holds it. */
export function reportFix(
  { plans }: ProposedFix,
  verdict: Verdict | undefined,
  { applier, read, redactor, keepsSecrets = false }: FixReporting,
): Fix | undefined {
  const { title, safety, toTest, doubt, edits } = verdict?.plan ?? plans[0];
  const applied = applier.apply(edits);
  if (!applied.ok) return undefined;
  const changes = [...applied.files].map(([file, after]) => ({
    file,
    before: read(file),
    after,
  }));
  const reason =
    verdict?.status === 'suggested' ? verdict.reason : doubt ?? NOT_TRIED;
  return {
    title: redactor.text(title),
    safety,
    status: verdict?.status ?? 'suggested',
    ...(verdict?.status !== 'verified' && { reason: redactor.text(reason) }),
    ...(toTest && { toTest }),
    edits: keepsSecrets || areShowable(edits, redactor) ? edits : [],
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

/** Edits with holes are no use either. */
function areShowable(edits: FixEdit[], redactor: Redactor): boolean {
  return edits.every(edit => areLinesShowable(linesOf(edit), redactor));
}

/** What an edit writes, with the key, whose name may say that it is secret. */
function linesOf(edit: FixEdit): string[] {
  switch (edit.type) {
    case 'set':
      return blockLines({ [String(edit.path.at(-1))]: edit.value }, 0);
    case 'insert':
      return blockLines(edit.value, 0);
    case 'replace-lines':
      return edit.lines;
    case 'create':
      return edit.content.split('\n');
    default:
      return [];
  }
}

/** Whether nothing in a diff would be taken out of a snippet; a diff with holes is no use. */
function isShowable(diff: string, redactor: Redactor): boolean {
  return areLinesShowable(
    diff.split('\n').map(line => line.slice(1)),
    redactor,
  );
}

function areLinesShowable(lines: string[], redactor: Redactor): boolean {
  if (redactor.leavesAll(lines.join('\n'))) return true;
  return lines.every((line, index) => {
    const previous = lines[index - 1];
    return HARMLESS.test(line) || redactor.sourceLine(line, previous) === line;
  });
}
