import { Fix } from '@helm-audit/plugin-helm-audit-common';
import { EditApplier, ReadText } from './editApplier';
import { FileChange } from './diff';

/** What several fixes make of a chart's files together. */
export interface CombinedFixes<T> {
  changes: FileChange[];
  applied: T[];
  /** Can't be written together with the others, so that each has to be applied by itself. */
  left: T[];
}

/** Puts fixes together, those first that were proven together. */
export function combineFixes<T extends { fix: Fix }>(
  fixes: readonly T[],
  read: ReadText,
): CombinedFixes<T> {
  const applier = new EditApplier(read);
  const editsOf = (all: readonly T[]) => all.flatMap(({ fix }) => fix.edits);
  const isVerified = ({ fix }: T) => fix.status === 'verified';
  let applied = fixes.filter(isVerified);
  const left: T[] = [];
  for (const each of fixes.filter(fix => !isVerified(fix))) {
    const more = [...applied, each];
    if (applier.apply(editsOf(more)).ok) applied = more;
    else left.push(each);
  }
  const result = applier.apply(editsOf(applied));
  const files = result.ok ? [...result.files] : [];
  return {
    changes: files.map(([file, after]) => ({
      file,
      before: read(file),
      after,
    })),
    applied: result.ok ? applied : [],
    left: result.ok ? left : [...fixes],
  };
}
