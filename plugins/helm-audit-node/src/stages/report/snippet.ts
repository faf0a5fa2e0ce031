import { FindingLocation, Snippet } from '@helm-audit/plugin-helm-audit-common';
import { Redactor } from '../../redact';
import { Sources } from './sources';

/** Lines shown before and after the one that matters. */
const CONTEXT = 2;
/** Longer lines are data, and only their beginning tells anything. */
const MAX_LINE = 160;
/** What is looked at for secrets; patterns take too long on endless lines. */
const MAX_SEARCHED = 2_000;

/** The lines around a location, secrets removed. */
export function snippetOf(
  { root, file, line }: FindingLocation,
  sources: Sources,
  redactor: Redactor,
): Snippet | undefined {
  if (line === undefined) return undefined;
  const lines = sources.lines(root, file);
  if (lines === undefined) return undefined;
  const first = Math.max(1, line - CONTEXT);
  return {
    startLine: first,
    lines: lines
      .slice(first - 1, line + CONTEXT)
      .map((content, index) =>
        redactor
          .sourceLine(
            content.slice(0, MAX_SEARCHED),
            lines[first + index - 2]?.slice(0, MAX_SEARCHED),
          )
          .slice(0, MAX_LINE),
      ),
  };
}
