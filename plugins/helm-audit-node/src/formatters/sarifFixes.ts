import { parsePatch, StructuredPatchHunk } from 'diff';
import type { Fix as SarifFix, Replacement } from 'sarif';
import { AuditReport, Fix } from '@helm-audit/plugin-helm-audit-common';
import { fixNotes, fixState } from './fixText';
import { repositoryPath } from './places';

/**
 * A fix as viewers apply it, where it changes one file that is there: SARIF can't add files,
 * and half of a fix is none.
 *
 * @param encode - makes a path a URI
 */
export function sarifFixes(
  report: AuditReport,
  fix: Fix | undefined,
  encode: (path: string) => string,
): SarifFix[] | undefined {
  if (!fix?.diff) return undefined;
  const patches = parsePatch(fix.diff);
  const [{ oldFileName, hunks }] = patches;
  if (patches.length > 1 || !oldFileName?.startsWith('a/')) return undefined;
  const file = oldFileName.slice('a/'.length);
  const notes = [`${fix.title} (${fixState(fix)}).`, ...fixNotes(fix)];
  return [
    {
      description: { text: notes.join(' ') },
      artifactChanges: [
        {
          artifactLocation: {
            uri: encode(repositoryPath(report, { root: 'chart', file })),
            uriBaseId: 'SRCROOT',
          },
          replacements: hunks.flatMap(replacementsOf),
        },
      ],
    },
  ];
}

/** The changes of a hunk as whole lines that go and whole lines that come in their place. */
function replacementsOf({ oldStart, lines }: StructuredPatchHunk) {
  const replacements: Replacement[] = [];
  let line = oldStart;
  let removed = 0;
  let added: string[] = [];
  const flush = () => {
    if (removed === 0 && added.length === 0) return;
    replacements.push({
      deletedRegion: {
        startLine: line - removed,
        startColumn: 1,
        endLine: line,
        endColumn: 1,
      },
      insertedContent: { text: added.map(text => `${text}\n`).join('') },
    });
    removed = 0;
    added = [];
  };
  for (const text of lines) {
    if (text.startsWith('+')) added.push(text.slice(1));
    else if (text.startsWith('-')) {
      removed++;
      line++;
    } else if (text.startsWith(' ') || text === '') {
      flush();
      line++;
    }
  }
  flush();
  return replacements;
}
