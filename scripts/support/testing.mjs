/** Helpers of the scripts' own tests. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A folder that goes when the test is over. */
export function temporaryFolder(t) {
  const folder = realpathSync(
    mkdtempSync(path.join(os.tmpdir(), 'helm-audit-test-')),
  );
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
