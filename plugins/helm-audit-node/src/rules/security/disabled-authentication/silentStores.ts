import { podReferences } from '../../../facts/podReferences';
import { parseImage } from '../../../facts/image';
import { listAt, mapAt, mapsAt, stringAt } from '../../../json';
import { Resource } from '../../../stages/gather/types';
import { ContainerSubject } from '../../types';

/** A server whose official image lets in whoever asks until somebody tells it otherwise. */
interface SilentStore {
  name: string;
  /** Repositories of its official image. */
  image: RegExp;
  port: number;
  /** What starts it. */
  program: RegExp;
  /** What starts something else of the same image. */
  other: RegExp;
  /** Any sign of a login, or that others than its own pod do not reach it. */
  closed: RegExp;
}

const REDIS_CLOSED =
  /requirepass|aclfile|\buser\s+\S+\s+on\b|protected-mode\s+yes|\bbind\s+(127\.|localhost)/i;

const STORES: readonly SilentStore[] = [
  {
    name: 'Redis',
    image: /(^|\/)library\/redis$|^redis$/,
    port: 6379,
    program: /\bredis-server\b/,
    other: /\bredis-sentinel\b|--sentinel\b/,
    closed: REDIS_CLOSED,
  },
  {
    name: 'Valkey',
    image: /^valkey\/valkey$/,
    port: 6379,
    program: /\bvalkey-server\b/,
    other: /\bvalkey-sentinel\b|--sentinel\b/,
    closed: REDIS_CLOSED,
  },
  {
    name: 'MongoDB',
    image: /(^|\/)library\/mongo$|^mongo$/,
    port: 27017,
    program: /\bmongod\b/,
    other: /\bmongos\b/,
    closed:
      /--auth\b|keyFile|INITDB_ROOT|authorization|clusterAuthMode|x509|bind_?ip["']?[:= ]+["']?(127\.|localhost)/i,
  },
];

/** Names of variables that may hold a login. */
const LOGIN = /PASS|AUTH|USER|TOKEN|SECRET/i;

/**
 * Name of the server that a container runs without a login, when all that could give it one is
 * in the release: its flags, its variables and the ConfigMaps of its pod.
 */
export function silentStore(
  { spec, workload }: ContainerSubject,
  resources: readonly Resource[],
): string | undefined {
  const name = nameOnHub(stringAt(spec, 'image') ?? '');
  const store = STORES.find(({ image }) => image.test(name));
  if (!store || !declares(spec, store.port)) return undefined;
  const words = [...listAt(spec, 'command'), ...listAt(spec, 'args')].join(' ');
  const isServer = words === '' || store.program.test(words);
  if (!isServer || store.other.test(words)) return undefined;
  const variables = mapsAt(spec, 'env').map(({ value }) =>
    stringAt(value, 'name'),
  );
  if (variables.some(variable => LOGIN.test(variable ?? ''))) return undefined;
  const references = podReferences(workload);
  if (references.some(({ kind }) => kind === 'Secret')) return undefined;
  const texts = references
    .filter(({ kind }) => kind === 'ConfigMap')
    .map(reference => textOf(reference.name, resources));
  if (texts.includes(undefined)) return undefined;
  return store.closed.test([words, ...texts].join('\n'))
    ? undefined
    : store.name;
}

/** Repository of an image, with the registry where that is another than Docker Hub. */
function nameOnHub(text: string): string {
  const { registry, repository = '' } = parseImage(text) ?? {};
  return registry && !/(^|\.)docker\.io$/.test(registry)
    ? `${registry}/${repository}`
    : repository;
}

function declares(spec: ContainerSubject['spec'], port: number): boolean {
  return mapsAt(spec, 'ports').some(
    ({ value }) => value.containerPort === port,
  );
}

/** Text of a ConfigMap, or undefined for one that the release does not hold. */
function textOf(
  name: string,
  resources: readonly Resource[],
): string | undefined {
  const found = resources.find(
    other => other.kind === 'ConfigMap' && other.name === name,
  );
  return found && Object.values(mapAt(found.body, 'data')).join('\n');
}
