import { isMap, JsonMap, listAt, mapAt, mapsAt, stringAt } from '../json';

/** Faults of Chaos Mesh that are over at once, so that nothing has to end them. */
const INSTANT_ACTIONS = new Set(['pod-kill', 'container-kill']);

/** Whether a spec of Chaos Mesh, or those nested in it, ends: `duration` is how it says so. */
function chaosMeshStops(kind: string, spec: JsonMap): boolean {
  if (kind === 'Workflow') return workflowStops(spec);
  const nested = Object.entries(spec).filter(
    ([key, value]) => /(Chaos|^workflow)$/.test(key) && isMap(value),
  );
  if (kind === 'Schedule' && nested.length > 0) {
    return nested.every(([key, value]) =>
      chaosMeshStops(key === 'workflow' ? 'Workflow' : key, value as JsonMap),
    );
  }
  return (
    Boolean(spec.duration) ||
    INSTANT_ACTIONS.has(stringAt(spec, 'action') ?? '')
  );
}

/** A workflow ends by a status check that aborts it, or by the deadline of each fault. */
function workflowStops(spec: JsonMap): boolean {
  const templates = mapsAt(spec, 'templates').map(({ value }) => value);
  const faults = templates.filter(template =>
    /Chaos$/.test(stringAt(template, 'templateType') ?? ''),
  );
  return (
    templates.some(template => template.abortWithStatusCheck === true) ||
    faults.every(
      template =>
        Boolean(template.deadline) ||
        Object.entries(template).some(
          ([key, value]) =>
            /Chaos$/.test(key) && isMap(value) && chaosMeshStops(key, value),
        ),
    )
  );
}

/** Litmus: a probe ends an experiment when the steady state is lost, its duration anyway. */
function litmusStops(spec: JsonMap): boolean {
  const engine = isMap(spec.engineTemplateSpec)
    ? spec.engineTemplateSpec
    : spec;
  return mapsAt(engine, 'experiments').every(
    ({ value }) =>
      listAt(value, 'spec', 'probe').length > 0 ||
      mapsAt(value, 'spec', 'components', 'env').some(
        env => env.value.name === 'TOTAL_CHAOS_DURATION',
      ),
  );
}

/** AWS FIS: a condition counts when it has a source other than `none`. */
function fisStops(properties: JsonMap): boolean {
  return mapsAt(properties, 'StopConditions').some(
    ({ value }) => !['', 'none'].includes(stringAt(value, 'Source') ?? ''),
  );
}

/**
 * Whether something ends an experiment before or when it hurts: a probe, a steady state, a
 * stop condition or at least a bounded time. Undefined where the format does not tell.
 */
export function stopsByItself(
  tool: string,
  kind: string,
  body: JsonMap,
): boolean | undefined {
  switch (tool) {
    case 'Chaos Mesh':
      return chaosMeshStops(kind, mapAt(body, 'spec'));
    case 'Litmus':
      // A workflow carries its engines as text.
      return kind.startsWith('Chaos')
        ? litmusStops(mapAt(body, 'spec'))
        : /\bprobe\b|TOTAL_CHAOS_DURATION/i.test(JSON.stringify(body));
    case 'AWS FIS':
      return fisStops(mapAt(body, 'Properties'));
    case 'Chaos Toolkit':
      return isMap(body['steady-state-hypothesis']);
    default:
      return undefined;
  }
}
