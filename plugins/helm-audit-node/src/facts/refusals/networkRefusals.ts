import { JsonMap, mapAt, mapsAt, numberAt, Path, stringAt } from '../../json';
import { labelDefects } from '../objectMetadata';
import { Resource } from '../../stages/gather/types';
import {
  blockRefusals,
  certificateRefusals,
  policyPortRefusals,
  serviceAddressRefusals,
} from './addressRefusals';
import { fieldsSet, isPartName, Refusal, repeated } from './refusal';

const LOAD_BALANCER_ONLY = [
  'allocateLoadBalancerNodePorts',
  'loadBalancerClass',
  'loadBalancerSourceRanges',
];

/** What of a Service Kubernetes refuses, of what the schema lets pass. */
export function serviceRefusals({ body }: Resource): Refusal[] {
  const spec = mapAt(body, 'spec');
  const type = stringAt(spec, 'type') || 'ClusterIP';
  const isHeadless = spec.clusterIP === 'None';
  if (type === 'ExternalName') {
    return spec.externalName
      ? []
      : [refusal(['externalName'], 'has no `externalName`', 'Name the host')];
  }
  return [
    ...portRefusals(spec, type, isHeadless),
    ...serviceAddressRefusals(body),
    ...(isHeadless && type !== 'ClusterIP'
      ? [
          refusal(
            ['clusterIP'],
            `has no address of its own, which type ${type} needs`,
            'Remove `clusterIP: None`, or set `type: ClusterIP`',
          ),
        ]
      : []),
    ...misplacedFields(spec, type).map(field =>
      refusal(
        [field],
        `sets \`${field}\`, which type ${type} does not take`,
        `Remove \`${field}\`, or change the type`,
      ),
    ),
  ];
}

function refusal(path: Path, defect: string, remedy: string): Refusal {
  return { path: ['spec', ...path], defect, remedy };
}

function protocolOf({ protocol }: JsonMap): string {
  return String(protocol || 'TCP');
}

function misplacedFields(spec: JsonMap, type: string): string[] {
  const isOpen = type !== 'ClusterIP' || entriesOf(spec.externalIPs).length > 0;
  const external = isOpen || !spec.externalTrafficPolicy;
  return [
    ...(external ? [] : ['externalTrafficPolicy']),
    ...(type === 'LoadBalancer'
      ? []
      : fieldsSet(spec, LOAD_BALANCER_ONLY).filter(
          field => entriesOf(spec[field]).length > 0,
        )),
  ];
}

/** A value as a list; empty lists and texts are as good as nothing. */
function entriesOf(value: unknown): unknown[] {
  return [value]
    .flat()
    .filter(entry => entry !== undefined && entry !== null && entry !== '');
}

function portRefusals(
  spec: JsonMap,
  type: string,
  isHeadless: boolean,
): Refusal[] {
  const ports = mapsAt(spec, 'ports');
  if (ports.length === 0 && !isHeadless)
    return [refusal(['ports'], 'has no ports', 'List at least one port')];
  const nameOf = (port: { value: JsonMap }) => stringAt(port.value, 'name');
  return [
    ...ports
      .filter(port => ports.length > 1 && !nameOf(port))
      .map(({ index }) =>
        refusal(
          ['ports', index, 'name'],
          'has several ports, one of them without a name',
          'Name each port',
        ),
      ),
    ...repeated(ports, nameOf).map(({ value, index }) =>
      refusal(
        ['ports', index, 'name'],
        `has two ports named ${value.name}`,
        'Give each port a name of its own',
      ),
    ),
    ...repeated(ports, ({ value }) =>
      value.nodePort ? `${value.nodePort} ${protocolOf(value)}` : undefined,
    ).map(({ value, index }) =>
      refusal(
        ['ports', index, 'nodePort'],
        `opens the port ${value.nodePort} of nodes twice`,
        'Give each port one of its own',
      ),
    ),
    ...ports
      .filter(port => nameOf(port) && !isPartName(nameOf(port) ?? ''))
      .map(({ value, index }) =>
        refusal(
          ['ports', index, 'name'],
          `names a port "${value.name}"`,
          'Use lower-case letters, digits and dashes',
        ),
      ),
    ...ports
      .filter(
        ({ value }) => type === 'ClusterIP' && numberAt(value, 'nodePort'),
      )
      .map(({ index }) =>
        refusal(
          ['ports', index, 'nodePort'],
          'sets `nodePort`, which type ClusterIP does not take',
          'Remove it, or set `type: NodePort`',
        ),
      ),
  ];
}

const HOST =
  /^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const ADDRESS = /^\d+\.\d+\.\d+\.\d+$/;

/** What of an Ingress of the present API version Kubernetes refuses. */
export function ingressRefusals({ apiVersion, body }: Resource): Refusal[] {
  if (apiVersion !== 'networking.k8s.io/v1') return [];
  const spec = mapAt(body, 'spec');
  const rules = mapsAt(spec, 'rules');
  if (rules.length === 0 && fieldsSet(spec, ['defaultBackend']).length === 0)
    return [
      refusal(
        ['rules'],
        'has neither rules nor a default backend',
        'Add a rule, or do not render the Ingress',
      ),
    ];
  const backend = mapAt(spec, 'defaultBackend');
  return [
    ...classRefusals(body),
    ...certificateRefusals(body),
    ...backendRefusals(backend, ['defaultBackend']),
    ...rules.flatMap(({ value, index }) => [
      ...hostRefusals(stringAt(value, 'host'), ['rules', index, 'host']),
      ...mapsAt(value, 'http', 'paths').flatMap(entry => {
        const at = ['rules', index, 'http', 'paths', entry.index];
        return [
          ...pathRefusals(entry.value, at),
          ...backendRefusals(mapAt(entry.value, 'backend'), [...at, 'backend']),
        ];
      }),
    ]),
  ];
}

const CLASS = 'kubernetes.io/ingress.class';

/** The old annotation beside the field must say the same. */
function classRefusals(body: JsonMap): Refusal[] {
  const ofField = stringAt(body, 'spec', 'ingressClassName');
  const ofAnnotation = stringAt(body, 'metadata', 'annotations', CLASS);
  if (!ofField || !ofAnnotation || ofField === ofAnnotation) return [];
  return [
    refusal(
      ['ingressClassName'],
      `asks for the class ${ofField} and, by its annotation, for ${ofAnnotation}`,
      `Remove the annotation ${CLASS}`,
    ),
  ];
}

function hostRefusals(host: string | undefined, path: Path): Refusal[] {
  if (!host || (HOST.test(host) && !ADDRESS.test(host))) return [];
  const defect = `answers for "${host}", which is no name of a host`;
  return [
    refusal(path, defect, 'Write a DNS name in lower case, without a port'),
  ];
}

function pathRefusals({ path, pathType }: JsonMap, at: Path): Refusal[] {
  const text = typeof path === 'string' ? path : '';
  const mayBeEmpty = pathType === 'ImplementationSpecific' || !pathType;
  if (text.startsWith('/') || (text === '' && mayBeEmpty)) return [];
  return [
    refusal(
      [...at, 'path'],
      `has the path "${text}", which does not start at the root`,
      'Begin the path with a slash',
    ),
  ];
}

function backendRefusals(backend: JsonMap, at: Path): Refusal[] {
  const [service] = fieldsSet(backend, ['service']);
  if (!service) return [];
  const { name, number } = mapAt(backend, 'service', 'port');
  const { length } = [name, number].filter(Boolean);
  if (length === 1) return [];
  const defect = `names ${length} ports for the Service of a backend`;
  return [
    refusal(
      [...at, 'service', 'port'],
      defect,
      'Name the port by `name` or by `number`',
    ),
  ];
}

/** What of a NetworkPolicy Kubernetes refuses, of what the schema lets pass. */
export function networkPolicyRefusals({ body }: Resource): Refusal[] {
  return [
    ...labelRefusals(body, ['spec', 'podSelector']),
    ...ruleRefusals(body),
  ];
}

/** Labels that no object can have. */
function labelRefusals(body: JsonMap, selector: Path): Refusal[] {
  return labelDefects(body, [...selector, 'matchLabels']).map(
    ({ path, defect }) => ({
      path,
      defect: `selects by ${defect}`,
      remedy: 'Use letters, digits, dashes, underscores and dots',
    }),
  );
}

function ruleRefusals(body: JsonMap): Refusal[] {
  return [
    ['ingress', 'from'],
    ['egress', 'to'],
  ].flatMap(([direction, side]) =>
    mapsAt(body, 'spec', direction).flatMap(rule => [
      ...policyPortRefusals(rule.value, ['spec', direction, rule.index]),
      ...mapsAt(rule.value, side).flatMap(({ value, index }) => {
        const at = [direction, rule.index, side, index];
        const ways = fieldsSet(value, [
          'ipBlock',
          'namespaceSelector',
          'podSelector',
        ]);
        if (ways.length === 0)
          return [
            refusal(at, 'has an empty peer', 'Remove it, or select by it'),
          ];
        return [
          ...['podSelector', 'namespaceSelector'].flatMap(field =>
            labelRefusals(body, ['spec', ...at, field]),
          ),
          ...(ways.includes('ipBlock') && ways.length > 1
            ? [
                refusal(
                  at,
                  'selects a peer by address and by label at once',
                  'Make two peers of them',
                ),
              ]
            : []),
          ...blockRefusals(mapAt(value, 'ipBlock'), ['spec', ...at, 'ipBlock']),
        ];
      }),
    ]),
  );
}
