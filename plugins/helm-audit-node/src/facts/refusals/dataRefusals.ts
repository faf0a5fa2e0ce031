import { mapAt, stringAt } from '../../json';
import { Resource } from '../../stages/gather/types';
import { Refusal } from './refusal';

/** Names of files: no folder above, and nothing that begins as one. */
const DATA_KEY = /^(?!\.$|\.\.)[-._a-zA-Z0-9]{1,253}$/;

/** What the data of a Secret must hold, by its type. */
const SECRET_KEYS: Record<string, string[]> = {
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
};

/** Of these, one is enough. */
const LOGIN_KEYS = ['username', 'password'];

/** What of the data of a ConfigMap or Secret Kubernetes refuses. */
export function dataRefusals(resource: Resource): Refusal[] {
  const { body } = resource;
  const ofBoth = mapAt(body, 'binaryData');
  return [
    ...sizeRefusals(resource),
    ...['data', 'binaryData', 'stringData'].flatMap(field =>
      Object.keys(mapAt(body, field))
        .filter(key => !DATA_KEY.test(key))
        .map(key => ({
          path: [field, key],
          defect: `has the key "${shorten(key)}" in its data`,
          remedy:
            'Use at most 253 letters, digits, dashes, underscores and dots, and none of `.` and `..`',
        })),
    ),
    ...Object.keys(mapAt(body, 'data'))
      .filter(key => Object.hasOwn(ofBoth, key))
      .map(key => ({
        path: ['binaryData', key],
        defect: `has the key "${key}" in both \`data\` and \`binaryData\``,
        remedy: 'Keep one of them',
      })),
  ];
}

/** In bytes, all values together. */
const MOST_DATA = 1024 * 1024;

function sizeRefusals({ kind, body }: Resource): Refusal[] {
  const isSecret = kind === 'Secret';
  const isCoded = (field: string) => field === 'binaryData' || isSecret;
  const sizes = ['data', 'binaryData'].flatMap(field =>
    Object.values(mapAt(body, field)).map(value =>
      Buffer.byteLength(
        String(value ?? ''),
        isCoded(field) ? 'base64' : 'utf8',
      ),
    ),
  );
  const size = sizes.reduce((sum, each) => sum + each, 0);
  if (size <= MOST_DATA) return [];
  return [
    {
      path: ['data'],
      defect: `holds ${(size / MOST_DATA).toFixed(
        1,
      )} MiB of data, and 1 MiB is the most`,
      remedy: 'Make several of it, or keep the data elsewhere',
    },
  ];
}

function shorten(key: string): string {
  return key.length > 60 ? `${key.slice(0, 60)}…` : key;
}

const ACCOUNT = 'kubernetes.io/service-account.name';

/** A token is that of somebody. */
function accountRefusals({ body }: Resource): Refusal[] {
  const isToken = body.type === 'kubernetes.io/service-account-token';
  if (!isToken || stringAt(body, 'metadata', 'annotations', ACCOUNT)) return [];
  return [
    {
      path: ['metadata', 'annotations', ACCOUNT],
      defect: 'holds the token of no account',
      remedy: `Name the account in the annotation ${ACCOUNT}`,
    },
  ];
}

/** The keys of a Secret under which tools look for logins to registries, as JSON. */
const LOGINS = ['.dockercfg', '.dockerconfigjson'];

function loginRefusals({ body }: Resource): Refusal[] {
  const type = stringAt(body, 'type') ?? '';
  return LOGINS.filter(key => type === `kubernetes.io/${key.slice(1)}`).flatMap(
    key => {
      const plain = stringAt(body, 'stringData', key);
      const coded = stringAt(body, 'data', key);
      const text = plain ?? (coded && Buffer.from(coded, 'base64').toString());
      if (text === undefined || isJson(text)) return [];
      const field = plain === undefined ? 'data' : 'stringData';
      const defect = `has no JSON under ${key}`;
      return [{ path: [field, key], defect, remedy: `Put JSON under ${key}` }];
    },
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Which keys the type of a Secret demands; who fills it later must let it begin with them. */
export function secretRefusals(resource: Resource): Refusal[] {
  const { body } = resource;
  const type = stringAt(body, 'type') ?? '';
  const keys = ['data', 'stringData'].flatMap(field =>
    Object.keys(mapAt(body, field)),
  );
  const needed = Object.hasOwn(SECRET_KEYS, type) ? SECRET_KEYS[type] : [];
  const missing = needed.filter(key => !keys.includes(key));
  const isLogin = type === 'kubernetes.io/basic-auth';
  if (isLogin && !LOGIN_KEYS.some(key => keys.includes(key)))
    missing.push(LOGIN_KEYS.join(' or '));
  return [
    ...dataRefusals(resource),
    ...loginRefusals(resource),
    ...accountRefusals(resource),
    ...(missing.length > 0
      ? [
          {
            path: ['data', missing[0].split(' ')[0]],
            defect: `is of type ${type} and has no ${missing.join(' and ')}`,
            remedy: `Add ${missing.join(' and ')}, or set \`type: Opaque\``,
          },
        ]
      : []),
  ];
}
