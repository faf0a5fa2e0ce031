import { promises as fs } from 'node:fs';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { hashTree } from './hashTree';

describe('hashTree', () => {
  const folder = createMockDirectory();
  const hashOf = async (content: Parameters<typeof folder.setContent>[0]) => {
    folder.setContent(content);
    return hashTree(folder.path);
  };

  it('is the same for the same files', async () => {
    const first = await hashOf({ 'a.txt': '1', b: { 'c.txt': '2' } });
    const second = await hashOf({ b: { 'c.txt': '2' }, 'a.txt': '1' });
    expect(first).toBe(second);
  });

  it.each([
    ['content', { 'a.txt': '2', b: { 'c.txt': '2' } }],
    ['a name', { 'A.txt': '1', b: { 'c.txt': '2' } }],
    ['a folder', { 'a.txt': '1', d: { 'c.txt': '2' } }],
    ['a file less', { 'a.txt': '1' }],
    ['a file more', { 'a.txt': '1', b: { 'c.txt': '2' }, e: '' }],
  ])('changes with %s', async (_what, content) => {
    const before = await hashOf({ 'a.txt': '1', b: { 'c.txt': '2' } });
    expect(await hashOf(content)).not.toBe(before);
  });

  it('leaves version control and installed packages out', async () => {
    const before = await hashOf({ 'a.txt': '1' });
    const after = await hashOf({
      'a.txt': '1',
      '.git': { HEAD: 'x' },
      node_modules: { x: '1' },
    });
    expect(after).toBe(before);
  });

  it('counts links by what they say and follows none', async () => {
    folder.setContent({ 'a.txt': '1' });
    await fs.symlink('/', folder.resolve('root'));
    const toRoot = await hashTree(folder.path);
    await fs.unlink(folder.resolve('root'));
    await fs.symlink('/tmp', folder.resolve('root'));
    expect(await hashTree(folder.path)).not.toBe(toRoot);
  });

  it('refuses what is far too large', async () => {
    folder.setContent({ 'a.txt': '1'.repeat(10), 'b.txt': '2' });
    const refusal = expect.objectContaining({ code: 'source-too-large' });
    const tooMany = { maxFiles: 1, maxBytes: 1000 };
    await expect(hashTree(folder.path, { limits: tooMany })).rejects.toEqual(
      refusal,
    );
    const tooBig = { maxFiles: 10, maxBytes: 9 };
    await expect(hashTree(folder.path, { limits: tooBig })).rejects.toEqual(
      refusal,
    );
  });

  it('stops when aborted', async () => {
    folder.setContent({ 'a.txt': '1' });
    const signal = AbortSignal.abort();
    await expect(hashTree(folder.path, { signal })).rejects.toThrow('aborted');
  });
});
