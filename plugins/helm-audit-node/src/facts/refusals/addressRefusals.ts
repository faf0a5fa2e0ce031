import ipaddr from 'ipaddr.js';
import { JsonMap, listAt, mapAt, mapsAt, Path, stringAt } from '../../json';
import { boundRefusals } from './boundRefusals';
import { fieldsSet, isPartName, Refusal, repeated } from './refusal';

/** Whether a text is a range of addresses, such as 10.0.0.0/8. */
export function isRange(text: string): boolean {
  return ipaddr.isValidCIDR(text);
}

/** Which addresses of a Service Kubernetes refuses; `None` stands for none at all. */
export function serviceAddressRefusals(body: JsonMap): Refusal[] {
  const { spec } = body;
  const ranges = listAt(spec, 'loadBalancerSourceRanges');
  return [
    ...listAt(spec, 'externalIPs').flatMap((address, index) =>
      isOutside(address)
        ? []
        : [
            {
              path: ['spec', 'externalIPs', index],
              defect: `has the external address "${address}"`,
              remedy: 'Name an address that others can reach',
            },
          ],
    ),
    ...ranges
      .filter(range => !isRange(String(range).trim()))
      .map(range => ({
        path: ['spec', 'loadBalancerSourceRanges', ranges.indexOf(range)],
        defect: `lets in "${range}", which is no range of addresses`,
        remedy: 'Write a range such as 10.0.0.0/8',
      })),
    ...annotatedRangeRefusals(body),
    ...repeated(listAt(spec, 'ipFamilies'), String).map(family => ({
      path: ['spec', 'ipFamilies'],
      defect: `lists the family ${family} twice`,
      remedy: 'List it once',
    })),
    ...boundRefusals(mapAt(spec), [
      {
        path: ['sessionAffinityConfig', 'clientIP', 'timeoutSeconds'],
        least: 1,
        most: 86_400,
      },
    ]).map(refusal => ({ ...refusal, path: ['spec', ...refusal.path] })),
  ];
}

const RANGES = 'service.beta.kubernetes.io/load-balancer-source-ranges';

/** Ranges in an annotation, separated by commas: the way from before there was a field. */
function annotatedRangeRefusals(body: JsonMap): Refusal[] {
  const path = ['metadata', 'annotations', RANGES];
  const ranges = stringAt(body, ...path)?.trim();
  const isOverruled =
    listAt(body, 'spec', 'loadBalancerSourceRanges').length > 0;
  if (!ranges || ranges.includes('{') || isOverruled) return [];
  if (stringAt(body, 'spec', 'type') !== 'LoadBalancer') {
    const defect =
      'limits by an annotation who reaches a load balancer, and is none';
    const remedy = 'Remove the annotation, or set `type: LoadBalancer`';
    return [{ path, defect, remedy }];
  }
  const about = { path, remedy: 'Set `loadBalancerSourceRanges` instead' };
  return ranges
    .split(',')
    .filter(range => !isRange(range.trim()))
    .map(range => ({
      ...about,
      defect: `lets in "${range}", which is no range of addresses`,
    }));
}

/** Whether an address is none of those that never lead out of the node or its link. */
function isOutside(address: unknown): boolean {
  const text = String(address);
  const isAddress =
    ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);
  if (!isAddress) return false;
  const parsed = ipaddr.parse(text);
  const [first, second, third] = parsed.toByteArray();
  const isOfLink =
    parsed.kind() === 'ipv4'
      ? first === 224 && second === 0 && third === 0
      : first === 0xff && second % 16 === 2;
  const isNone = parsed.toByteArray().every(byte => byte === 0);
  return (
    !isNone && !isOfLink && !['loopback', 'linkLocal'].includes(parsed.range())
  );
}

/**
 * What of a block of addresses in a NetworkPolicy Kubernetes refuses: exceptions lie within the
 * range and are smaller.
 */
export function blockRefusals(block: JsonMap, at: Path): Refusal[] {
  const range = stringAt(block, 'cidr');
  if (!range) return [];
  if (!isRange(range)) {
    return [
      {
        path: [...at, 'cidr'],
        defect: `names the range "${range}", which is no range of addresses`,
        remedy: 'Write a range such as 10.0.0.0/8',
      },
    ];
  }
  return listAt(block, 'except').flatMap((entry, index) =>
    isWithin(String(entry), range)
      ? []
      : [
          {
            path: [...at, 'except', index],
            defect: `excepts "${entry}", which is no part of ${range}`,
            remedy: `Name a smaller range within ${range}`,
          },
        ],
  );
}

function isWithin(part: string, whole: string): boolean {
  if (!isRange(part)) return false;
  const [inner, innerLength] = ipaddr.parseCIDR(part);
  const [outer, outerLength] = ipaddr.parseCIDR(whole);
  return (
    inner.kind() === outer.kind() &&
    innerLength > outerLength &&
    inner.match(outer, outerLength)
  );
}

/** Names of ports: at least one letter, no two dashes in a row, 15 signs at most. */
const PORT_NAME = /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$/;

/** What of the ports of a rule in a NetworkPolicy Kubernetes refuses. */
export function policyPortRefusals(rule: JsonMap, at: Path): Refusal[] {
  return mapsAt(rule, 'ports').flatMap(({ value, index }) => {
    const { port, endPort } = value;
    const here = [...at, 'ports', index];
    const isText = typeof port === 'string';
    const isBad = isText
      ? !PORT_NAME.test(port)
      : typeof port === 'number' && (port < 1 || port > 65_535);
    const isOpen =
      fieldsSet(value, ['endPort']).length > 0 &&
      !(typeof port === 'number' && Number(endPort) >= port);
    return [
      ...(isBad
        ? [
            {
              path: [...here, 'port'],
              defect: `allows the port "${port}", which is none`,
              remedy: 'Name a port, or write a number from 1 to 65535',
            },
          ]
        : []),
      ...(isOpen || Number(endPort) > 65_535
        ? [
            {
              path: [...here, 'endPort'],
              defect: `has ports up to ${endPort} that begin at ${
                port ?? 'none'
              }`,
              remedy: 'Begin at a number that is not above the last',
            },
          ]
        : []),
    ];
  });
}

/** The name of a Secret by which an Ingress finds its certificate. */
export function certificateRefusals({ spec }: JsonMap): Refusal[] {
  return mapsAt(spec, 'tls').flatMap(({ value, index }) => {
    const name = stringAt(value, 'secretName');
    if (!name || name.split('.').every(isPartName)) return [];
    return [
      {
        path: ['spec', 'tls', index, 'secretName'],
        defect: `takes its certificate from "${name}", which is no name of a Secret`,
        remedy: 'Use lower-case letters, digits, dashes and dots',
      },
    ];
  });
}
