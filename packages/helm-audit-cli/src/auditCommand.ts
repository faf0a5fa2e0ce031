import os from 'node:os';
import path from 'node:path';
import { Tier } from '@helm-audit/plugin-helm-audit-common';
import {
  AuditFailure,
  Auditor,
  AuditRequest,
  createAuditor,
  FormatName,
  FORMATS,
  HelmOptions,
  messageOf,
  PRODUCTION_API_VERSIONS,
} from '@helm-audit/plugin-helm-audit-node';
import { EXIT, FailOn } from './exitCodes';
import { createGate } from './gate';
import { inOrder } from './inOrder';
import {
  formatWriter,
  isColored,
  jsonWriter,
  openSink,
  PathResult,
  ResultWriter,
  Sink,
  textWriter,
} from './output';
import { createProgress } from './progress';
import { openSources, SourceOptions } from './sources';
import { Piped, readStandardInput, STDIN } from './standardInput';

/** What `--format` takes. */
export const OUTPUT_FORMATS = [
  'text',
  'json',
  ...(Object.keys(FORMATS) as FormatName[]),
] as const;

/** How the reports are written. */
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

/** What the command line asks about a chart, and where the answer goes. */
export interface ChartOptions extends SourceOptions {
  scenario?: string;
  values: string[];
  set: string[];
  tier?: Tier;
  repository?: string;
  kubeVersion?: string;
  /** APIs that the cluster offers beside those that are assumed of every one. */
  apiVersions?: string[];
  /** Seconds that rendering one chart may take. */
  timeout?: number;
  output?: string;
}

/** Options of `helm-audit audit`. */
export interface AuditCommandOptions extends ChartOptions {
  manifests: boolean;
  format: OutputFormat;
  failOn: FailOn;
  /** File with the reports, in JSON, that the new ones are compared with. */
  baseline?: string;
  /** Whether only what is not in the baseline makes the call fail. */
  failOnNew: boolean;
  /** Least share of what applies that must have been judged, in percent. */
  minCoverage: number;
  /** Whether fixes are tried on a copy of the chart. */
  verifyFixes: boolean;
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
  const gate = await createGate(options);
  const auditor = createAuditor({
    helm: helmOptionsOf(options),
    shareRepositoryReads: true,
    sources: await openSources(options, signal),
  });
  const piped = paths.includes(STDIN)
    ? await readStandardInput(options.manifests, signal)
    : undefined;
  const sink = await openOutput(options.output);
  const writer = createWriter(sink, paths.length, options);
  const progress = createProgress(paths.length);
  let code: number = EXIT.ok;
  // While some charts are judged here, Helm renders others.
  const concurrency = os.availableParallelism() + 2;
  const results = inOrder(paths, concurrency, async target => {
    const result = await auditPath(
      auditor,
      target,
      { ...options, piped },
      {
        signal,
        onStage: stage => progress.stage(target, stage),
      },
    );
    progress.done(target);
    return result;
  });
  for await (const result of results) {
    code = Math.max(code, 'error' in result ? EXIT.failed : gate(result));
    await writer.write(result);
    if ('error' in result) explain(result.path, result.error);
  }
  progress.end();
  await writer.end();
  await sink.close();
  return code;
}

function createWriter(
  sink: Sink,
  paths: number,
  { format, output }: AuditCommandOptions,
): ResultWriter {
  if (format === 'json') return jsonWriter(sink, paths);
  if (format !== 'text') return formatWriter(sink, FORMATS[format]);
  return textWriter(sink, paths, isColored(output));
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
  options: AuditCommandOptions & Piped,
  run: Parameters<Auditor['audit']>[1],
): Promise<PathResult> {
  // Only the whole report holds fixes, so they are not looked for in vain.
  const showsFixes = options.format === 'json' || options.verifyFixes;
  const request = {
    ...requestOf(target, options),
    ...(!showsFixes && { fixes: { rules: [] } }),
  };
  try {
    return { path: target, report: await auditor.audit(request, run) };
  } catch (error) {
    if (error instanceof AuditFailure) return { path: target, error };
    throw error;
  }
}

/** How the options want Helm to be run. */
export function helmOptionsOf({
  kubeVersion,
  apiVersions = [],
  timeout,
}: ChartOptions): HelmOptions {
  return {
    kubeVersion,
    apiVersions: [...new Set([...PRODUCTION_API_VERSIONS, ...apiVersions])],
    timeoutMs: timeout && timeout * 1000,
  };
}

/** What the options ask about one path. */
export function requestOf(
  target: string,
  options: ChartOptions &
    Piped & { manifests?: boolean; verifyFixes?: boolean },
): AuditRequest {
  const manifests =
    target === STDIN
      ? { path: 'stdin', content: options.piped }
      : { path: target };
  return {
    source: options.manifests
      ? { kind: 'manifests', ...manifests }
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
    fixes: { verify: options.verifyFixes },
  };
}

function explain(target: string, { code, message, fix }: AuditFailure): void {
  const hint =
    code === 'not-a-chart' ? ' For plain manifests use --manifests.' : '';
  process.stderr.write(`helm-audit: ${target}: ${message}\n  ${fix}${hint}\n`);
}
