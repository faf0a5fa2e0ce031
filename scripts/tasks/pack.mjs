/** Packs every package that can be published, as archives that npm and Yarn install. */
import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root, say } from '../bootstrap/basics.mjs';
import { yarnRelease } from '../bootstrap/install.mjs';

const target = path.join(root, '.cache/packages');
const yarn = yarnRelease(root);

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const manifest of globSync('{plugins,packages}/*/package.json', {
  cwd: root,
})) {
  const folder = path.join(root, path.dirname(manifest));
  const {
    name,
    version,
    private: isPrivate,
  } = JSON.parse(readFileSync(path.join(root, manifest), 'utf8'));
  if (isPrivate) continue;
  const file = `${name.replace('@', '').replace('/', '-')}-${version}.tgz`;
  execFileSync(
    process.execPath,
    [yarn, 'pack', '-o', path.join(target, file)],
    { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  say(path.join('.cache/packages', file));
}
