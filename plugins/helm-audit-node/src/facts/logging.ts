import { JsonMap, listAt, mapsAt, Path, stringAt } from '../json';
import type { Workload } from './workloads';

const FILE_ARGUMENT = /^--?log[-_.]?(file|dir|path)(?:=(.*))?$/i;
const NO_STDERR = /^--?logtostderr=false$/;
const FILE_VARIABLE = /^(\w+_)?LOG(GING)?_(FILE|PATH|DIR)(_NAME|_PATH)?$/;
const REDIRECTION = />>?\s*(\/[\w./-]*\.log)\b/;
const SHIPPER =
  /fluent-?(bit|d)|filebeat|promtail|vector|logstash|alloy|otel|opentelemetry|log-?(shipper|agent|collector|router|tail)/i;

/** What tells a container to log to a file, and where that stands in the container. */
export interface FileLogging {
  by: string;
  path: Path;
}

/** Finds the argument, variable or redirection by which a container logs to a file. */
export function fileLogging(spec: JsonMap): FileLogging | undefined {
  return (
    byArgument(spec, 'args') ?? byArgument(spec, 'command') ?? byVariable(spec)
  );
}

function byArgument(spec: JsonMap, field: string): FileLogging | undefined {
  const words = listAt(spec, field).map(String);
  const index = words.findIndex((word, position) => {
    const match = FILE_ARGUMENT.exec(word);
    return (
      (match && isFile(match[2] ?? words[position + 1])) ||
      NO_STDERR.test(word) ||
      REDIRECTION.test(word)
    );
  });
  if (index < 0) return undefined;
  const redirection = REDIRECTION.exec(words[index]);
  const by = redirection ? redirection[0] : words[index];
  return { by: `\`${by}\``, path: [field, index] };
}

function byVariable(spec: JsonMap): FileLogging | undefined {
  const variable = mapsAt(spec, 'env').find(
    ({ value }) =>
      FILE_VARIABLE.test(stringAt(value, 'name') ?? '') &&
      isFile(stringAt(value, 'value')),
  );
  return (
    variable && {
      by: `\`${stringAt(variable.value, 'name')}\``,
      path: ['env', variable.index, 'value'],
    }
  );
}

function isFile(value: string | undefined): boolean {
  return (
    value !== undefined &&
    /[/.]/.test(value) &&
    !/^(\/dev\/|\/proc\/)/.test(value) &&
    !value.startsWith('--')
  );
}

/** Whether a container of the pod ships logs that others write. */
export function hasLogShipper({ containers }: Workload): boolean {
  return containers.some(({ name, spec }) =>
    SHIPPER.test(`${name} ${stringAt(spec, 'image') ?? ''}`),
  );
}
