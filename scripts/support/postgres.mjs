/** A throwaway PostgreSQL server for the database tests. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { delay } from '../bootstrap/basics.mjs';
import { findInPath, isExecutable } from './executables.mjs';
import { freePort } from './ports.mjs';
import {
  endProcess,
  interrupted,
  runProcess,
  startProcess,
} from './processes.mjs';

/** Where Backstage's `TestDatabases` looks for a server. */
const CONNECTION_VARIABLE =
  'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';
const DEBIAN_FOLDER = '/usr/lib/postgresql';
const START_LIMIT_MS = 30_000;
const POLL_MS = 100;

/** The tests trade durability for speed: the data is thrown away with the folder. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_connections: '200',
};

const HOW_TO_GET_POSTGRES =
  'install it (Debian, Ubuntu: apt-get install postgresql; macOS: brew install ' +
  `postgresql@15) or set ${CONNECTION_VARIABLE}`;

/**
 * Runs `action` with the environment that leads the database tests to a PostgreSQL server: one
 * that the caller's environment names, or one started for the purpose and stopped afterwards.
 * `missing` says why there is none, and how to get one.
 */
export async function withPostgres(action, env = process.env) {
  if (env[CONNECTION_VARIABLE]) {
    return action({ env: {} });
  }
  const binaries = findBinaries(env.PATH);
  if (!binaries) {
    return action({
      env: {},
      missing: `no PostgreSQL server was found; ${HOW_TO_GET_POSTGRES}`,
    });
  }
  const server = await startServer(binaries).catch(error => ({ error }));
  if (server.error) {
    return action({
      env: {},
      missing: `PostgreSQL did not start: ${server.error.message}`,
    });
  }
  try {
    return await action({ env: { [CONNECTION_VARIABLE]: server.url } });
  } finally {
    await server.stop();
  }
}

/** The folder of the server's programs: those in PATH, else Debian's newest. */
function findBinaries(searchPath) {
  const inPath = findInPath(['initdb'], searchPath);
  const versions = existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER) : [];
  return [
    ...(inPath ? [path.dirname(inPath)] : []),
    ...versions
      .sort((a, b) => Number(b) - Number(a))
      .map(version => path.join(DEBIAN_FOLDER, version, 'bin')),
  ].find(folder =>
    ['initdb', 'postgres', 'pg_isready'].every(name =>
      isExecutable(path.join(folder, name)),
    ),
  );
}

async function startServer(binaries) {
  const account = serverAccount();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'helm-audit-postgres-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  // Not removed by `finally` when the program is cut short.
  process.once('exit', remove);
  try {
    const server = await launch({ binaries, account, folder });
    const stop = async () => {
      await endProcess(server.child, 'SIGINT');
      process.off('exit', remove);
      remove();
    };
    return { url: server.url, stop };
  } catch (error) {
    remove();
    throw error;
  }
}

async function launch({ binaries, account, folder }) {
  const data = path.join(folder, 'data');
  mkdirSync(data);
  if (account.uid !== undefined) {
    [folder, data].forEach(it => chownSync(it, account.uid, account.gid));
  }
  chmodSync(data, 0o700);
  const options = { ...account, cwd: folder, stdio: 'pipe' };
  await initialise(path.join(binaries, 'initdb'), data, options);
  const port = await freePort();
  const settings = { ...SETTINGS, port, unix_socket_directories: folder };
  const child = startProcess(
    path.join(binaries, 'postgres'),
    [
      '-D',
      data,
      ...Object.entries(settings).flatMap(([key, value]) => [
        '-c',
        `${key}=${value}`,
      ]),
    ],
    { ...account, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await waitUntilReady(child, path.join(binaries, 'pg_isready'), port);
  return { child, url: `postgresql://postgres@127.0.0.1:${port}/postgres` };
}

async function initialise(initdb, data, options) {
  const { code, error } = await runProcess(
    initdb,
    [
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--no-locale',
      '--no-sync',
    ],
    { ...options, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (code !== 0) {
    throw new Error(error?.message ?? `initdb ended with code ${code}`);
  }
}

async function waitUntilReady(child, pgIsReady, port) {
  let log = '';
  child.stderr.on('data', chunk => (log = (log + chunk).slice(-2_000)));
  let ended = false;
  child.exited.then(() => (ended = true));
  const deadline = Date.now() + START_LIMIT_MS;
  for (;;) {
    const { code } = await runProcess(
      pgIsReady,
      ['-q', '-h', '127.0.0.1', '-p', String(port)],
      { stdio: 'ignore' },
    );
    if (code === 0) {
      return;
    }
    if (ended || interrupted.aborted || Date.now() > deadline) {
      await endProcess(child, 'SIGKILL');
      throw new Error(log.trim() || 'it did not answer in time');
    }
    await delay(POLL_MS);
  }
}

/** PostgreSQL refuses to run as root: its own account is taken then. */
function serverAccount() {
  if (process.getuid() !== 0) {
    return {};
  }
  const id = flag =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
