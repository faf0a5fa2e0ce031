import { isMap, JsonMap, mapAt, stringAt } from '../json';
import { Resource } from '../stages/gather/types';
import { automationText } from './automation';
import { stopsByItself } from './chaosStops';
import {
  parseOrUndefined,
  repositoryObjects,
  Surroundings,
} from './surroundings';

/** An experiment that breaks something on purpose. */
export interface ChaosExperiment {
  tool: string;
  kind: string;
  name: string;
  /** The rendered object; absent for experiments that the repository holds. */
  resource?: Resource;
  /** File of the repository that holds it. */
  file?: string;
  /** Whether it runs again and again by itself. */
  isScheduled: boolean;
  /** Whether something ends it; undefined where that can't be seen. */
  stops?: boolean;
}

/** Kinds that run a fault, by API group; definitions of faults are left out. */
const KINDS: Record<string, { tool: string; kinds: RegExp }> = {
  'chaos-mesh.org': {
    tool: 'Chaos Mesh',
    kinds: /^(\w+Chaos|Schedule|Workflow)$/,
  },
  'litmuschaos.io': { tool: 'Litmus', kinds: /^Chaos(Engine|Schedule)$/ },
  'chaos.datadoghq.com': { tool: 'Datadog', kinds: /^Disruption/ },
  'chaosblade.io': { tool: 'ChaosBlade', kinds: /^ChaosBlade$/ },
};

const SCHEDULING_KIND =
  /^(Schedule|ChaosSchedule|CronWorkflow|DisruptionCron)$/;

/** Annotations and labels by which a tool that runs elsewhere attacks a workload. */
const ATTACKED = /^(gremlin\.com\/service-id|kube-monkey\/enabled)$/;

/** Texts of the repository that hold an experiment of some tool. */
const MARK =
  /chaos-mesh\.org|litmuschaos|chaos\.datadoghq\.com|chaosblade\.io|AWS::FIS::ExperimentTemplate|steady-state-hypothesis/;

/** All experiments of the release and of the repository around the chart. */
export function deriveChaosExperiments(
  resources: Resource[],
  surroundings: Surroundings,
): ChaosExperiment[] {
  const { repository } = surroundings;
  // Engines that stand still are for pipelines to start.
  const isStarted =
    !repository || /chaosengine|engineState/i.test(automationText(repository));
  return [
    ...resources.flatMap(resource => [
      ...readObject(resource.body, isStarted).map(found => ({
        ...found,
        resource,
      })),
      ...readMarks(resource),
    ]),
    ...repositoryObjects(surroundings, MARK).flatMap(({ file, body }) =>
      [...readObject(body, isStarted), ...readDocument(body)].map(found => ({
        ...found,
        file,
      })),
    ),
    ...Object.entries(repository?.files ?? {}).flatMap(([file, text]) =>
      readFile(file, text).map(found => ({ ...found, file })),
    ),
  ];
}

function readObject(body: JsonMap, isStarted: boolean): ChaosExperiment[] {
  const kind = stringAt(body, 'kind') ?? '';
  const tool = toolOf(body, kind);
  if (!tool || isSwitchedOff(body, isStarted)) return [];
  return [
    {
      tool,
      kind,
      name: stringAt(body, 'metadata', 'name') ?? '',
      isScheduled:
        SCHEDULING_KIND.test(kind) || isMap(mapAt(body, 'spec').scheduler),
      stops: stopsByItself(tool, kind, body),
    },
  ];
}

function toolOf(body: JsonMap, kind: string): string | undefined {
  const [group] = (stringAt(body, 'apiVersion') ?? '').split('/');
  if (group === 'argoproj.io' && /^(Cron)?Workflow$/.test(kind)) {
    return JSON.stringify(body).includes('litmuschaos') ? 'Litmus' : undefined;
  }
  const known = Object.hasOwn(KINDS, group) ? KINDS[group] : undefined;
  return known?.kinds.test(kind) ? known.tool : undefined;
}

function isSwitchedOff(body: JsonMap, isStarted: boolean): boolean {
  const paused = mapAt(body, 'metadata', 'annotations')[
    'experiment.chaos-mesh.org/pause'
  ];
  return (
    String(paused) === 'true' ||
    (!isStarted && stringAt(body, 'spec', 'engineState') === 'stop')
  );
}

function readMarks(resource: Resource): ChaosExperiment[] {
  const { kind, name, labels, annotations } = resource;
  const mark = Object.keys({ ...labels, ...annotations }).find(key =>
    ATTACKED.test(key),
  );
  if (!mark) return [];
  const tool = mark.startsWith('gremlin') ? 'Gremlin' : 'kube-monkey';
  return [{ tool, kind, name, resource, isScheduled: tool !== 'Gremlin' }];
}

/** Experiments of files that are no Kubernetes objects: CloudFormation and Chaos Toolkit. */
function readDocument(body: JsonMap): ChaosExperiment[] {
  const templates = Object.entries(mapAt(body, 'Resources')).filter(
    ([, value]) => stringAt(value, 'Type') === 'AWS::FIS::ExperimentTemplate',
  );
  const found = templates.map(([name, value]) => ({
    tool: 'AWS FIS',
    kind: 'ExperimentTemplate',
    name,
    isScheduled: false,
    stops: stopsByItself('AWS FIS', '', value as JsonMap),
  }));
  if (!Array.isArray(body.method) || !stringAt(body, 'title')) return found;
  const stops = stopsByItself('Chaos Toolkit', '', body);
  const name = stringAt(body, 'title') ?? '';
  return [
    ...found,
    {
      tool: 'Chaos Toolkit',
      kind: 'experiment',
      name,
      isScheduled: false,
      stops,
    },
  ];
}

function readFile(file: string, text: string): ChaosExperiment[] {
  if (file.endsWith('.json') && MARK.test(text)) {
    const body = parseOrUndefined(text);
    return isMap(body) ? readDocument(body) : [];
  }
  if (!file.endsWith('.tf')) return [];
  const block =
    /resource\s+"(aws_fis_experiment_template|azurerm_chaos_studio_experiment)"\s+"([\w-]+)"/g;
  return [...text.matchAll(block)].map(([, kind, name]) => ({
    tool: kind.startsWith('aws') ? 'AWS FIS' : 'Azure Chaos Studio',
    kind,
    name,
    isScheduled: false,
    stops: kind.startsWith('aws')
      ? /stop_condition\s*\{[^}]*source\s*=\s*"aws:/.test(text)
      : undefined,
  }));
}
