/** Finds a Node that Backstage supports, fetching one through npm when the current one isn't. */
import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { BootstrapError, root, say } from './basics.mjs';

/** The majors that this Backstage release supports. */
export const SUPPORTED_MAJORS = [22, 24];

const FETCHED_MAJOR = 24;
const rememberedFile = path.join(root, '.cache/helm-audit/node.json');

/** Whether a version such as "24.1.0" or "v24.1.0" is supported. */
export function isSupported(version) {
  const major = Number(/^v?(\d+)\./.exec(version)?.[1]);
  return SUPPORTED_MAJORS.includes(major);
}

/** The absolute path of a supported Node binary. */
export function findNode() {
  if (isSupported(process.version)) {
    return process.execPath;
  }
  return rememberedNode() ?? fetchNode();
}

/** The Node fetched by an earlier run, when it is still there: npm may clear its cache. */
function rememberedNode() {
  try {
    const { path: node, version } = JSON.parse(
      readFileSync(rememberedFile, 'utf8'),
    );
    accessSync(node, constants.X_OK);
    return isSupported(version) ? node : undefined;
  } catch {
    return undefined;
  }
}

function fetchNode() {
  say(
    `Node ${process.version} is not supported by Backstage; getting Node ${FETCHED_MAJOR} ` +
      'through npm (about 20 seconds, once)…',
  );
  const script =
    'node -p "process.execPath + String.fromCharCode(10) + process.version"';
  const result = spawnSync(
    'npx',
    ['-y', '-p', `node@${FETCHED_MAJOR}`, '-c', script],
    // Outside of the repository, so that its package.json has no say in what npx does.
    { cwd: path.parse(root).root, encoding: 'utf8' },
  );
  const [node, version = ''] = (result.stdout ?? '')
    .trim()
    .split('\n')
    .slice(-2);
  if (result.status !== 0 || !isSupported(version)) {
    throw new BootstrapError(explainFailure(result, version));
  }
  mkdirSync(path.dirname(rememberedFile), { recursive: true });
  writeFileSync(rememberedFile, JSON.stringify({ path: node, version }));
  return node;
}

function explainFailure({ error, stderr = '' }, version) {
  const wanted = `Install Node ${SUPPORTED_MAJORS.join(
    ' or ',
  )} (https://nodejs.org) and try again.`;
  if (error?.code === 'ENOENT') {
    return `npx was not found: it comes with npm. ${wanted}`;
  }
  const reason = version
    ? `it answered as ${version}; npm may be set to ignore install scripts`
    : stderr.trim() || error?.message || 'no reason was given';
  return `Node ${FETCHED_MAJOR} could not be had from npm: ${reason}\n${wanted}`;
}
