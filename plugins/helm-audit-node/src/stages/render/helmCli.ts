import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { AuditFailure } from '../../errors';
import { findHelm } from './findHelm';
import { HelmOptions } from './types';

const MIB = 1024 * 1024;
const MAX_ERROR_BYTES = 64 * 1024;

/** What became of one run of Helm. */
export interface HelmResult {
  status: 'ok' | 'failed' | 'timeout' | 'too-large';
  stdout: string;
  stderr: string;
  durationMs: number;
}

/**
 * Runs the real Helm in a folder of its own: no plugins, no repositories, no kubeconfig, no
 * network settings, and with bounds on time, memory and output.
 */
export class HelmCli {
  readonly #binary: string;
  readonly #options: Required<
    Pick<HelmOptions, 'timeoutMs' | 'memoryLimitMiB' | 'outputLimitMiB'>
  >;
  readonly version: string;

  private constructor(binary: string, version: string, options: HelmOptions) {
    this.#binary = binary;
    this.version = version;
    this.#options = {
      timeoutMs: options.timeoutMs ?? 30_000,
      memoryLimitMiB: options.memoryLimitMiB ?? 4_096,
      outputLimitMiB: options.outputLimitMiB ?? 50,
    };
  }

  /** @throws AuditFailure `helm-not-found`, `helm-too-old` */
  static async create(options: HelmOptions = {}): Promise<HelmCli> {
    const binary = await findHelm(options.binary);
    const probe = new HelmCli(binary, '', { timeoutMs: 20_000 });
    const result = await probe.run(
      ['version', '--template', '{{.Version}}'],
      os.tmpdir(),
    );
    const version = result.stdout.trim().replace(/^v/, '');
    const [major, minor] = version.split('.').map(Number);
    if (result.status !== 'ok' || !major) {
      throw new AuditFailure(
        'helm-not-found',
        `${binary} does not answer as Helm does: ${result.stderr.trim()}`,
        'Install Helm 3.14 or newer, or set HELM_BIN to its path.',
      );
    }
    if (major < 3 || (major === 3 && minor < 14)) {
      throw new AuditFailure(
        'helm-too-old',
        `${binary} is Helm ${version}; charts are rendered with 3.14 or newer.`,
        'Update Helm, or set HELM_BIN to a newer one.',
      );
    }
    return new HelmCli(binary, version, options);
  }

  /**
   * Runs Helm with these arguments in a private folder, which also serves as its home and
   * which the caller removes.
   *
   * @throws AbortError when the signal fires
   */
  async run(
    args: string[],
    folder: string,
    signal?: AbortSignal,
  ): Promise<HelmResult> {
    signal?.throwIfAborted();
    const { timeoutMs, memoryLimitMiB, outputLimitMiB } = this.#options;
    const started = performance.now();
    const [command, commandArgs] = this.#limited(args, memoryLimitMiB);
    const child = spawn(command, commandArgs, {
      cwd: folder,
      env: privateEnvironment(path.join(folder, 'home'), memoryLimitMiB),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Promise((resolve, reject) => {
      let status: HelmResult['status'] | undefined;
      const stop = (reason: HelmResult['status']) => {
        status ??= reason;
        child.kill('SIGKILL');
      };
      const timer = setTimeout(() => stop('timeout'), timeoutMs);
      const onAbort = () => stop('failed');
      signal?.addEventListener('abort', onAbort, { once: true });
      const stdout = collect(child.stdout, outputLimitMiB * MIB, () =>
        stop('too-large'),
      );
      const stderr = collect(child.stderr, MAX_ERROR_BYTES, () => {});
      child.on('error', reject);
      child.on('close', code => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        resolve({
          status: status ?? (code === 0 ? 'ok' : 'failed'),
          stdout: status ? '' : stdout(),
          stderr: stderr(),
          durationMs: performance.now() - started,
        });
      });
    });
  }

  /** `ulimit -v` bounds the address space; elsewhere GOMEMLIMIT alone has to do. */
  #limited(args: string[], memoryLimitMiB: number): [string, string[]] {
    if (process.platform !== 'linux') return [this.#binary, args];
    const script = `ulimit -v ${memoryLimitMiB * 1024}; exec "$0" "$@"`;
    return ['/bin/sh', ['-c', script, this.#binary, ...args]];
  }
}

function privateEnvironment(home: string, memoryLimitMiB: number) {
  return {
    PATH: '/usr/bin:/bin',
    HOME: home,
    TMPDIR: path.dirname(home),
    HELM_CACHE_HOME: path.join(home, 'cache'),
    HELM_CONFIG_HOME: path.join(home, 'config'),
    HELM_DATA_HOME: path.join(home, 'data'),
    HELM_PLUGINS: path.join(home, 'plugins'),
    KUBECONFIG: path.join(home, 'kubeconfig'),
    GOMEMLIMIT: `${Math.floor(memoryLimitMiB / 2)}MiB`,
  };
}

/** Gathers a stream up to a bound; what comes after the bound is thrown away. */
function collect(
  stream: NodeJS.ReadableStream,
  limit: number,
  onLimit: () => void,
): () => string {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    if (size + chunk.length > limit) {
      onLimit();
      return;
    }
    size += chunk.length;
    chunks.push(chunk);
  });
  return () => Buffer.concat(chunks).toString('utf8');
}
