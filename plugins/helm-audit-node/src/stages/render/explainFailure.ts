import { Redactor } from '../../redact';
import { HelmResult } from './helmCli';
import { HelmOptions, RenderedChart } from './types';

/** Why nothing was rendered; the values are added where they are known. */
export type RenderFailure = Omit<
  Extract<RenderedChart, { ok: false }>,
  'values'
>;

/** Says in words for people why Helm rendered nothing, secrets and our folders removed. */
export function explainFailure(
  { status, stderr, durationMs }: HelmResult,
  workspace: string,
  redactor: Redactor,
  options: HelmOptions,
): RenderFailure {
  if (status === 'timeout') {
    return {
      ok: false,
      code: 'render-timeout',
      message: `Helm was stopped after ${
        (options.timeoutMs ?? 30_000) / 1000
      } seconds; a template seems never to end, or the machine is too busy.`,
      fix: 'Look for loops over very long ranges in the templates, or audit again when less runs beside it.',
      durationMs,
    };
  }
  if (status === 'too-large') {
    return {
      ok: false,
      code: 'render-too-large',
      message: `The chart renders to more than ${
        options.outputLimitMiB ?? 50
      } MiB.`,
      fix: 'Look for loops over very long ranges in the templates.',
      durationMs,
    };
  }
  if (/out of memory|cannot allocate memory/i.test(stderr)) {
    return {
      ok: false,
      code: 'render-too-large',
      message: `Helm was stopped because rendering took more than ${
        options.memoryLimitMiB ?? 4_096
      } MiB of memory.`,
      fix: 'Look for loops over very long ranges in the templates.',
      durationMs,
    };
  }
  const message = helmMessage(stderr, workspace);
  return {
    ok: false,
    code: 'render-failed',
    message: redactor.text(message),
    fix: /execution error at|nil pointer/i.test(message)
      ? 'Give the value that the message asks for in a values file, or name a scenario that has it.'
      : 'Run `helm template` on the chart to see the same message.',
    durationMs,
  };
}

/** Helm's first error, without its warnings, debug hints and our folders. */
function helmMessage(stderr: string, workspace: string): string {
  const text = stderr
    .split(workspace)
    .join('')
    .replace(/\/chart\//g, '');
  const start = text.indexOf('Error:');
  const error = (start >= 0 ? text.slice(start + 'Error:'.length) : text)
    .replace(/\n*Use --debug flag.*$/s, '')
    .trim();
  return error.slice(0, 2_000) || 'Helm ended without a message.';
}
