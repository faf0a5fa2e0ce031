import { promises as fs } from 'node:fs';
import path from 'node:path';
import { ChartFolder, makeChartFolder } from '../testing/chartFolder';
import { RepositoryReader } from './repository';

const READ = [
  '.buildkite/pipeline.yml',
  '.drone.yml',
  '.github/CODEOWNERS',
  '.github/workflows/ci.yaml',
  'Jenkinsfile.release',
  'azure-pipelines-prod.yml',
  'chaos/main.tf',
  'deploy.sh',
  'docs/game-days/2026-09-16.md',
  'game-days/zone.md',
  'runbook.md',
  'test/e2e.sh',
];
const LISTED = ['main.tf', 'src/server.ts', 'values.yaml'];

describe('RepositoryReader', () => {
  let folder: ChartFolder;

  beforeAll(async () => {
    const names = [...READ, ...LISTED, 'node_modules/a/README.md'];
    folder = await makeChartFolder(
      Object.fromEntries(names.map(name => [name, `text of ${name}`])),
    );
    await fs.symlink('/etc/hosts', path.join(folder.path, 'README.md'));
  });

  afterAll(() => folder.remove());

  it('lists all files and reads those that are evidence', async () => {
    const repository = await new RepositoryReader(false).read(folder.path);
    expect(repository.truncated).toBe(false);
    expect(repository.paths).toEqual(['Chart.yaml', ...READ, ...LISTED].sort());
    expect(Object.keys(repository.files).sort()).toEqual([...READ].sort());
    expect(repository.files['deploy.sh']).toBe('text of deploy.sh');
  });

  it('reads a folder once when it may share what it read', async () => {
    const reader = new RepositoryReader(true);
    expect(await reader.read(folder.path)).toBe(await reader.read(folder.path));
  });

  it('forgets the repository that was asked for least lately', async () => {
    const reader = new RepositoryReader(true);
    const kept = await reader.read(folder.path);
    const docs = path.join(folder.path, 'docs');
    const old = await reader.read(docs);
    for (let number = 1; number <= 15; number++) {
      await reader.read(docs + path.sep.repeat(number));
      expect(await reader.read(folder.path)).toBe(kept);
    }
    const again = await reader.read(docs);
    expect(again).not.toBe(old);
    expect(again).toEqual(old);
  });
});
