import { Fix, FixEdit } from '@helm-audit/plugin-helm-audit-common';
import { Redactor } from '../redact';
import { EditApplier, ReadText } from './editApplier';
import { diffFiles, FileChange } from './diff';
import { ProposedFix } from './proposeFixes';
import { NO_RENDER } from './trialProblems';
import { Verdict } from './verifyFixes';
import { blockLines } from './yamlText';

const NOT_TRIED = 'It was not tried on a copy of the chart.';

/** Writes fixes as the report holds them. */
export class FixReporter {
  /** What was found out about new files, of which several fixes may be one and the same. */
  readonly #newFiles = new Map<string, string | undefined>();
  readonly #showable = new Map<FixEdit, boolean>();

  /** @param keepsSecrets - for those who write the edits and show them to nobody */
  constructor(
    private readonly applier: EditApplier,
    private readonly read: ReadText,
    private readonly redactor: Redactor,
    private readonly keepsSecrets = false,
  ) {}

  /** @returns undefined where the edits can't be made together */
  report(
    { plans }: ProposedFix,
    verdict: Verdict | undefined,
  ): Fix | undefined {
    const { title, safety, toTest, verify, doubt, edits } =
      verdict?.plan ?? plans[0];
    const applied = this.applier.apply(edits);
    if (!applied.ok) return undefined;
    const diffs = [...applied.files].map(([file, after]) =>
      this.#diff({ file, before: this.read(file), after }),
    );
    const reason =
      verdict?.status === 'suggested' ? verdict.reason : doubt ?? NOT_TRIED;
    const isShowable =
      this.keepsSecrets || edits.every(edit => this.#isShowable(edit));
    return {
      title: this.redactor.text(title),
      safety,
      status: verdict?.status ?? 'suggested',
      ...(verdict?.status !== 'verified' && {
        reason: this.redactor.text(reason),
      }),
      ...(reason.startsWith(NO_RENDER) && { breaksRender: true }),
      ...(toTest && { toTest }),
      ...(verify && { verify }),
      edits: isShowable ? edits : [],
      diff: diffs.includes(undefined) ? undefined : diffs.join(''),
    };
  }

  #diff(change: FileChange): string | undefined {
    if (change.before !== undefined) return showableDiff(change, this.redactor);
    const { file, after } = change;
    const key = `${file}\n${after}`;
    if (!this.#newFiles.has(key)) {
      this.#newFiles.set(key, showableDiff(change, this.redactor));
    }
    return this.#newFiles.get(key);
  }

  /** Edits with holes are no use either. */
  #isShowable(edit: FixEdit): boolean {
    const known =
      this.#showable.get(edit) ??
      areLinesShowable(linesOf(edit), this.redactor);
    this.#showable.set(edit, known);
    return known;
  }
}

/** With as many lines around the changes as may be shown; a diff with holes is no use. */
function showableDiff(
  change: FileChange,
  redactor: Redactor,
): string | undefined {
  for (const context of [3, 1]) {
    const diff = diffFiles([change], context);
    const lines = diff.split('\n').map(line => line.slice(1));
    if (areLinesShowable(lines, redactor)) return diff;
  }
  return undefined;
}

/** Values that are no secrets, whatever their key is called. */
const HARMLESS =
  /[:=]\s*((true|false|null|~|""|''|\{\}|\[\]|-?[\d.]+)\s*)?(#.*)?$/;

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

/** Whether nothing would be taken out of these lines if they were a snippet. */
function areLinesShowable(lines: string[], redactor: Redactor): boolean {
  if (redactor.leavesAll(lines.join('\n'))) return true;
  return lines.every((line, index) => {
    const previous = lines[index - 1];
    return HARMLESS.test(line) || redactor.sourceLine(line, previous) === line;
  });
}
