/** Installs the dependencies with the checked-in Yarn, and only when they changed. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { BootstrapError, root as ownRoot, say } from './basics.mjs';
import { exitOf } from './foreground.mjs';
import { withLock } from './lock.mjs';

const HEARTBEAT_MS = 30_000;

/**
 * Installs when the lockfile or a package.json is not the one of the last install. Two calls
 * at once install one after the other, and the second finds nothing left to do.
 *
 * @param tell - says what is being done, to the user by default
 * @throws BootstrapError when Yarn fails, after its whole output was shown
 */
export async function ensureInstalled({
  node,
  env,
  root = ownRoot,
  tell = say,
}) {
  if (isInstalled(root)) {
    return;
  }
  const lockFile = path.join(root, '.cache/helm-audit/install.lock');
  const installIfStillNeeded = async () => {
    if (!isInstalled(root)) {
      await install({ node, env, root, tell });
    }
  };
  await withLock(lockFile, installIfStillNeeded, tell);
}

async function install({ node, env, root, tell }) {
  const first = !existsSync(path.join(root, 'node_modules'));
  const expected = first
    ? 'about 2 minutes'
    : 'some seconds, 2 minutes at most';
  tell(`Installing the dependencies (${expected})…`);
  const started = Date.now();
  const stamp = stampFile(root);
  rmSync(stamp, { force: true });
  const fingerprint = dependenciesFingerprint(root);
  const { code, output } = await runYarn({ node, env, root, started, tell });
  if (code > 128) {
    throw new BootstrapError(
      'The install was interrupted; it goes on next time.',
    );
  }
  if (code !== 0) {
    tell(output);
    throw new BootstrapError(explainFailure(output));
  }
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, fingerprint);
  tell(`Installed in ${seconds(started)} s.`);
}

function runYarn({ node, env, root, started, tell }) {
  const child = spawn(node, [yarnRelease(root), 'install', '--immutable'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', chunk => (output += chunk));
  child.stderr.on('data', chunk => (output += chunk));
  const heartbeat = setInterval(
    () => tell(`… still installing (${seconds(started)} s)`),
    HEARTBEAT_MS,
  );
  return exitOf(child)
    .then(code => ({ code, output }))
    .finally(() => clearInterval(heartbeat));
}

/** What Yarn's exit means for the user, in one or two sentences. */
export function explainFailure(output) {
  if (output.includes('YN0028')) {
    return (
      'The install failed: yarn.lock does not fit the package.json files. After changing a ' +
      'dependency, run `node .yarn/releases/yarn-*.cjs install` and commit yarn.lock.'
    );
  }
  if (/ENOSPC/.test(output)) {
    return 'The install failed: the disk is full. It needs about 1.5 GB.';
  }
  return (
    'The install failed; Yarn’s output is above. Is the npm registry reachable from here? ' +
    'Behind a proxy or a mirror, set HTTPS_PROXY or YARN_NPM_REGISTRY_SERVER and try again.'
  );
}

function isInstalled(root) {
  try {
    const stamp = readFileSync(stampFile(root), 'utf8');
    return stamp === dependenciesFingerprint(root);
  } catch (error) {
    if (error.code === 'ENOENT') {
      return false;
    }
    throw error;
  }
}

/** In node_modules, so that it goes when they go. */
function stampFile(root) {
  return path.join(root, 'node_modules/.cache/helm-audit/installed');
}

/** Changes whenever an install could have something to do. */
export function dependenciesFingerprint(root) {
  const hash = createHash('sha256');
  hash.update(`${process.platform}-${process.arch}`);
  for (const file of ['yarn.lock', '.yarnrc.yml', ...packageFiles(root)]) {
    hash.update(`\0${file}\0`);
    hash.update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

/** package.json of the root and of every workspace (`<folder>/*` patterns only). */
function packageFiles(root) {
  const { workspaces } = readJson(path.join(root, 'package.json'));
  const folders = workspaces.map(pattern => pattern.replace(/\/\*$/, ''));
  return [
    'package.json',
    ...folders
      .flatMap(folder =>
        readdirSync(path.join(root, folder))
          .sort()
          .map(name => `${folder}/${name}/package.json`),
      )
      .filter(file => existsSync(path.join(root, file))),
  ];
}

/** The checked-in Yarn. */
export function yarnRelease(root) {
  const settings = readFileSync(path.join(root, '.yarnrc.yml'), 'utf8');
  const release = /^yarnPath:\s*(\S+)/m.exec(settings)?.[1];
  if (!release) {
    throw new BootstrapError('.yarnrc.yml names no yarnPath.');
  }
  return path.join(root, release);
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function seconds(started) {
  return Math.round((Date.now() - started) / 1000);
}
