import { promises as fs } from 'node:fs';
import path from 'node:path';
import { ENUMS, NOT_REQUIRED, QUANTITIES } from './kubernetesDetails';

/** A field as the client's models write it down. */
interface Attribute {
  name: string;
  baseName: string;
  type: string;
  format: string;
}

const PRIMITIVES: Record<string, string> = {
  string: 'string',
  boolean: 'bool',
  any: 'any',
  Date: 'string',
  IntOrString: 'intOrString',
  V1MicroTime: 'string',
};

/** The models of the client, and what is known of their fields beyond them. */
export class Models {
  readonly #unused = new Set([
    ...Object.keys(ENUMS),
    ...QUANTITIES,
    ...NOT_REQUIRED,
  ]);

  constructor(private readonly folder: string) {}

  /** Fields of a type in one line, such as `name!:string ports:[]V1ContainerPort`. */
  async read(type: string): Promise<{ fields: string; references: string[] }> {
    const code = await this.#text(`${type}.js`);
    const declared = await this.#text(`${type}.d.ts`);
    const list = code.match(/attributeTypeMap = (\[[\s\S]*?\n?\]);/)?.[1];
    if (!list) throw new Error(`${type} tells no fields`);
    const base = type.replace(/V\d+((alpha|beta)\d+)?/, '');
    const attributes: Attribute[] = JSON.parse(list);
    const isObject = attributes.some(({ name }) => name === 'metadata');
    const references: string[] = [];
    const fields = attributes.map(attribute => {
      if (isObject && attribute.name === 'status') return 'status:any';
      const key = `${base}.${attribute.name}`;
      const isRequired =
        declared.includes(`    '${attribute.name}': `) &&
        !this.#isIn(NOT_REQUIRED, key);
      const { text, reference } = this.#typeOf(attribute, key);
      if (reference) references.push(reference);
      return `${attribute.baseName}${isRequired ? '!' : ''}:${text}`;
    });
    return { fields: fields.join(' '), references };
  }

  /** Release of Kubernetes that the models are of, such as `1.36`. */
  async release(type: string): Promise<string> {
    const text = await this.#text(`${type}.js`);
    const release = text.match(/OpenAPI spec version: release-(\d+\.\d+)/)?.[1];
    if (!release) throw new Error('The models tell no release of Kubernetes');
    return release;
  }

  /** @throws Error when something is said of a field that isn't there */
  assertAllUsed(): void {
    if (this.#unused.size === 0) return;
    throw new Error(`No such fields: ${[...this.#unused].join(', ')}`);
  }

  #typeOf({ type, format }: Attribute, key: string) {
    const list = type.match(/^Array<(.*)>$/)?.[1];
    const map = type.match(/^\{ \[key: string\]: (.*); \}$/)?.[1];
    const inner = map?.match(/^Array<(.*)>$/)?.[1];
    const prefix = `${map ? '{}' : ''}${list || inner ? '[]' : ''}`;
    const item = list ?? inner ?? map ?? type;
    if (Object.hasOwn(ENUMS, key)) {
      this.#unused.delete(key);
      return { text: `${prefix}=${ENUMS[key]}` };
    }
    if (this.#isIn(QUANTITIES, key)) return { text: `${prefix}quantity` };
    if (format === 'byte') return { text: `${prefix}bytes` };
    if (item === 'number') {
      return { text: `${prefix}${format === 'double' ? 'number' : 'int'}` };
    }
    if (Object.hasOwn(PRIMITIVES, item)) {
      return { text: `${prefix}${PRIMITIVES[item]}` };
    }
    return { text: `${prefix}${item}`, reference: item };
  }

  #isIn(list: readonly string[], key: string): boolean {
    this.#unused.delete(list.includes(key) ? key : '');
    return list.includes(key);
  }

  #text(file: string): Promise<string> {
    return fs.readFile(path.join(this.folder, file), 'utf8');
  }
}
