import table from './kubernetesSchema.json';

/** What a field takes. */
export type FieldType =
  | { is: 'text' | 'integer' | 'number' | 'boolean' | 'any' }
  | { is: 'intOrText' | 'quantity' | 'base64' }
  | { is: 'enum'; values: readonly string[] }
  | { is: 'list' | 'map'; item: FieldType }
  | { is: 'object'; type: string };

/** A field of a type. */
export interface Field {
  name: string;
  type: FieldType;
  isRequired: boolean;
}

/** The fields of a type by name. */
export type Fields = ReadonlyMap<string, Field>;

const KINDS: Readonly<Record<string, Readonly<Record<string, string>>>> =
  table.kinds;
const TYPES: Readonly<Record<string, string>> = table.types;

/** Release of Kubernetes that the schema is of, such as `1.36`. */
export const SCHEMA_RELEASE = table.release;

/** Type of what an object holds under `metadata`, whatever its kind. */
export const OBJECT_META = 'V1ObjectMeta';

/** Type of the pod templates of workloads. */
export const POD_TEMPLATE = 'V1PodTemplateSpec';

const PLAIN: Readonly<Record<string, FieldType>> = {
  any: { is: 'any' },
  bool: { is: 'boolean' },
  bytes: { is: 'base64' },
  int: { is: 'integer' },
  intOrString: { is: 'intOrText' },
  number: { is: 'number' },
  quantity: { is: 'quantity' },
  string: { is: 'text' },
};

const read = new Map<string, Fields>();

/** The type of a kind, if Kubernetes has that kind in that version. */
export function typeOfKind(
  apiVersion: string,
  kind: string,
): string | undefined {
  const kinds = Object.hasOwn(KINDS, apiVersion) ? KINDS[apiVersion] : {};
  return Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
}

/** All kinds of Kubernetes, with their versions. */
export function listKinds(): Array<{ apiVersion: string; kind: string }> {
  return Object.entries(KINDS).flatMap(([apiVersion, kinds]) =>
    Object.keys(kinds).map(kind => ({ apiVersion, kind })),
  );
}

/** The versions in which Kubernetes has a kind, the stable ones first. */
export function versionsOfKind(kind: string): string[] {
  return Object.keys(KINDS)
    .filter(apiVersion => Object.hasOwn(KINDS[apiVersion], kind))
    .sort((a, b) => Number(isPreview(a)) - Number(isPreview(b)));
}

/** Whether Kubernetes serves anything of an API group. */
export function isBuiltInGroup(group: string): boolean {
  return Object.keys(KINDS).some(apiVersion => groupOf(apiVersion) === group);
}

/** Whether a version is alpha or beta, which come and go with releases. */
export function isPreview(apiVersion: string): boolean {
  return /v\d+(alpha|beta)\d+$/.test(apiVersion);
}

/** The fields of a type; read once in the life of the process. */
export function fieldsOf(type: string): Fields {
  const known = read.get(type);
  if (known) return known;
  const fields = new Map(
    (TYPES[type] ?? '')
      .split(' ')
      .filter(Boolean)
      .map(text => {
        const at = text.indexOf(':');
        const isRequired = text[at - 1] === '!';
        const name = text.slice(0, isRequired ? at - 1 : at);
        return [
          name,
          { name, isRequired, type: parseType(text.slice(at + 1)) },
        ];
      }),
  );
  read.set(type, fields);
  return fields;
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}

function parseType(text: string): FieldType {
  if (text.startsWith('[]')) {
    return { is: 'list', item: parseType(text.slice(2)) };
  }
  if (text.startsWith('{}')) {
    return { is: 'map', item: parseType(text.slice(2)) };
  }
  if (text.startsWith('=')) {
    return { is: 'enum', values: text.slice(1).split('|') };
  }
  return Object.hasOwn(PLAIN, text)
    ? PLAIN[text]
    : { is: 'object', type: text };
}
