import os from 'node:os';
import path from 'node:path';
import { Tier } from '@helm-audit/plugin-helm-audit-common';
import {
  AuditFailure,
  Auditor,
  AuditRequest,
  createAuditor,
  HelmOptions,
  messageOf,
} from '@helm-audit/plugin-helm-audit-node';
import { EXIT, FailOn, failsOn } from './exitCodes';
import { inOrder } from './inOrder';
import { jsonWriter, openSink, PathResult, Sink, textWriter } from './output';
import { createProgress } from './progress';

/** Options of `helm-audit audit`, as the command line gives them. */
export interface AuditCommandOptions {
  scenario?: string;
  values: string[];
  set: string[];
  tier?: Tier;
  manifests: boolean;
  repository?: string;
  kubeVersion?: string;
  /** Seconds that rendering one chart may take. */
  timeout?: number;
  format: 'text' | 'json';
  output?: string;
  failOn: FailOn;
}

/**
 * Audits every path and writes the results in the order of the paths.
 *
 * @returns the exit code
 */
export async function auditCommand(
  paths: string[],
  options: AuditCommandOptions,
  signal: AbortSignal,
): Promise<number> {
  const auditor = createAuditor({
    helm: helmOptionsOf(options),
    shareRepositoryReads: true,
  });
  const sink = await openOutput(options.output);
  const isColored =
    !options.output && process.stdout.isTTY && !process.env.NO_COLOR;
  const writer =
    options.format === 'json'
      ? jsonWriter(sink, paths.length)
      : textWriter(sink, paths.length, Boolean(isColored));
  const progress = createProgress(paths.length);
  let code: number = EXIT.ok;
  // While some charts are judged here, Helm renders others.
  const concurrency = os.availableParallelism() + 2;
  const results = inOrder(paths, concurrency, async target => {
    const result = await auditPath(auditor, target, options, signal);
    progress.done(target);
    return result;
  });
  for await (const result of results) {
    code = Math.max(code, codeOf(result, options.failOn));
    await writer.write(result);
    if ('error' in result) explain(result.path, result.error);
  }
  progress.end();
  await writer.end();
  await sink.close();
  return code;
}

/** @throws AuditFailure `output-not-writable` */
export async function openOutput(file: string | undefined): Promise<Sink> {
  try {
    return await openSink(file);
  } catch (error) {
    throw new AuditFailure(
      'output-not-writable',
      `${file} can't be written: ${messageOf(error)}.`,
      'Check the folder that --output names.',
    );
  }
}

async function auditPath(
  auditor: Auditor,
  target: string,
  options: AuditCommandOptions,
  signal: AbortSignal,
): Promise<PathResult> {
  const request = requestOf(target, options);
  try {
    return { path: target, report: await auditor.audit(request, { signal }) };
  } catch (error) {
    if (error instanceof AuditFailure) return { path: target, error };
    throw error;
  }
}

/** How the options want Helm to be run. */
export function helmOptionsOf({
  kubeVersion,
  timeout,
}: Pick<AuditCommandOptions, 'kubeVersion' | 'timeout'>): HelmOptions {
  return { kubeVersion, timeoutMs: timeout && timeout * 1000 };
}

/** What the options ask about one path. */
export function requestOf(
  target: string,
  options: Omit<AuditCommandOptions, 'format' | 'output' | 'failOn'>,
): AuditRequest {
  return {
    source: options.manifests
      ? { kind: 'manifests', path: target }
      : {
          kind: 'directory',
          path: target,
          repositoryRoot:
            options.repository && path.resolve(options.repository),
        },
    scenario: options.scenario,
    valuesFiles: options.values,
    set: options.set,
    tier: options.tier,
  };
}

function codeOf(result: PathResult, failOn: FailOn): number {
  if ('error' in result) return EXIT.failed;
  return failsOn(result.report, failOn) ? EXIT.findings : EXIT.ok;
}

function explain(target: string, { code, message, fix }: AuditFailure): void {
  const hint =
    code === 'not-a-chart' ? ' For plain manifests use --manifests.' : '';
  process.stderr.write(`helm-audit: ${target}: ${message}\n  ${fix}${hint}\n`);
}
