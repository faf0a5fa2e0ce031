import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DEFAULT_SOURCES } from '@helm-audit/plugin-helm-audit-node';
import { hashOfSnapshot } from './openSources';

describe('hashOfSnapshot', () => {
  it('changes with the content of the file', async () => {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'snapshot-'));
    const snapshot = path.join(folder, 'sources.json');
    const hashWith = async (text: string) => {
      await fs.writeFile(snapshot, text);
      return hashOfSnapshot({ ...DEFAULT_SOURCES, snapshot });
    };
    const first = await hashWith('{}');
    expect(await hashWith('{}')).toBe(first);
    expect(await hashWith('{"a":1}')).not.toBe(first);
    expect(await hashOfSnapshot(DEFAULT_SOURCES)).toBeUndefined();
    await fs.rm(folder, { recursive: true });
  });
});
