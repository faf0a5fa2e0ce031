import { promises as fs } from 'node:fs';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { applyPatch } from './applyPatch';

const PATCH = `What was, in a few words.

--- a/values.yaml
+++ b/values.yaml
@@ -1,2 +1,1 @@
 replicas: 2
-spread: true
--- a/templates/pdb.yaml
+++ /dev/null
@@ -1,1 +0,0 @@
-kind: PodDisruptionBudget
--- /dev/null
+++ b/docs/old.md
@@ -0,0 +1,1 @@
+# Old
`;

describe('applyPatch', () => {
  const disk = createMockDirectory();

  it('changes, removes and adds files', async () => {
    disk.setContent({
      'values.yaml': 'replicas: 2\nspread: true\n',
      'templates/pdb.yaml': 'kind: PodDisruptionBudget\n',
    });
    await applyPatch(disk.path, PATCH);
    expect(disk.content()).toEqual({
      'values.yaml': 'replicas: 2\n',
      templates: {},
      docs: { 'old.md': '# Old\n' },
    });
  });

  it('leaves everything as it is where only words are', async () => {
    disk.setContent({ 'values.yaml': 'replicas: 2\n' });
    await applyPatch(disk.path, 'As it is today.\n');
    expect(disk.content()).toEqual({ 'values.yaml': 'replicas: 2\n' });
  });

  it('refuses a file that is not as expected', async () => {
    disk.setContent({
      'values.yaml': 'replicas: 3\nspread: maybe\n',
      'templates/pdb.yaml': 'kind: PodDisruptionBudget\n',
    });
    await expect(applyPatch(disk.path, PATCH)).rejects.toThrow(
      'a/values.yaml is not as the patch expects it',
    );
    expect(await fs.readdir(disk.resolve('templates'))).toEqual(['pdb.yaml']);
  });
});
