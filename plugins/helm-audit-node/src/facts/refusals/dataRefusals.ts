import { mapAt, stringAt } from '../../json';
import { Resource } from '../../stages/gather/types';
import { Refusal } from './refusal';

const DATA_KEY = /^[-._a-zA-Z0-9]+$/;

/** What the data of a Secret must hold, by its type. */
const SECRET_KEYS: Record<string, string[]> = {
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
};

/** What of the data of a ConfigMap or Secret Kubernetes refuses. */
export function dataRefusals({ body }: Resource): Refusal[] {
  return ['data', 'binaryData', 'stringData'].flatMap(field =>
    Object.keys(mapAt(body, field))
      .filter(key => !DATA_KEY.test(key))
      .map(key => ({
        path: [field, key],
        defect: `has the key "${key}" in its data`,
        remedy: 'Use letters, digits, dashes, underscores and dots',
      })),
  );
}

/** A Secret without any data is filled by somebody else. */
export function secretRefusals(resource: Resource): Refusal[] {
  const { body } = resource;
  const type = stringAt(body, 'type') ?? '';
  const keys = ['data', 'stringData'].flatMap(field =>
    Object.keys(mapAt(body, field)),
  );
  const needed = Object.hasOwn(SECRET_KEYS, type) ? SECRET_KEYS[type] : [];
  const missing = needed.filter(key => !keys.includes(key));
  return [
    ...dataRefusals(resource),
    ...(keys.length > 0 && missing.length > 0
      ? [
          {
            path: ['data', missing[0]],
            defect: `is of type ${type} and has no ${missing.join(' and ')}`,
            remedy: `Add ${missing.join(' and ')}, or set \`type: Opaque\``,
          },
        ]
      : []),
  ];
}
