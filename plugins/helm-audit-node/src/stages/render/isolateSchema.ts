import { isMap } from '../../json';

/** Keywords by which a JSON schema names another document. */
const REFERENCES = ['$ref', '$dynamicRef', '$recursiveRef'];

/**
 * Takes out of a values schema what leads outside it: Helm would fetch it over the network or
 * open it on this machine. A schema that doesn't parse is left to Helm's own error.
 */
export function isolateSchema(text: string): string {
  let schema: unknown;
  try {
    schema = JSON.parse(text);
  } catch {
    return text;
  }
  return JSON.stringify(isolate(schema));
}

function isolate(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(isolate);
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, child]) => !leadsOutside(key, child))
      .map(([key, child]) => [key, isolate(child)]),
  );
}

function leadsOutside(key: string, value: unknown): boolean {
  if (typeof value !== 'string') return false;
  if (REFERENCES.includes(key)) return !value.startsWith('#');
  if (key === '$schema') return !/^https?:\/\/json-schema\.org\//.test(value);
  return key === '$id';
}
