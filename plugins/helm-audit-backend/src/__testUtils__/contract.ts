import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { Response } from 'supertest';
import { parse } from 'yaml';

type Json = { [key: string]: any };

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** The OpenAPI document of the plugin. */
export function readOpenApi(): Json {
  const file = resolvePackagePath(
    '@helm-audit/plugin-helm-audit-backend',
    'src/schema/openapi.yaml',
  );
  return parse(readFileSync(file, 'utf8'));
}

/** Holds responses against the OpenAPI document, and knows what was never seen. */
export class Contract {
  readonly #document = closed(readOpenApi());
  readonly #ajv = new Ajv({ strict: false, allErrors: true });
  readonly #unseen = new Set<string>();

  /** @param covers - paths whose every documented status must be seen; all where absent */
  constructor(covers: (path: string) => boolean = () => true) {
    addFormats(this.#ajv);
    this.#ajv.addSchema(this.#document, 'openapi');
    for (const [path, item] of Object.entries(this.#document.paths as Json)) {
      if (!covers(path)) continue;
      for (const method of METHODS.filter(name => item[name])) {
        for (const status of Object.keys(item[method].responses)) {
          this.#unseen.add(`${method} ${path} ${status}`);
        }
      }
    }
  }

  /** @throws Error when some documented status of an operation was never seen */
  checkComplete(): void {
    if (this.#unseen.size > 0) {
      throw new Error(`Never seen: ${[...this.#unseen].join(', ')}`);
    }
  }

  /** @throws Error when the response is not as documented */
  check(method: string, url: string, response: Response): void {
    const path = this.#pathOf(url);
    const operation = `${method} ${path} ${response.status}`;
    const documented =
      this.#document.paths[path]?.[method]?.responses[response.status];
    if (!documented) throw new Error(`Not documented: ${operation}`);
    this.#unseen.delete(operation);

    const pointer = documented.$ref
      ? `${documented.$ref}/content`
      : `#/paths/${escape(path)}/${method}/responses/${
          response.status
        }/content`;
    const $ref = `openapi${pointer}/${escape(response.type)}/schema`;
    const validate = this.#ajv.compile({ $ref });
    const isJson = response.type === 'application/json';
    if (!validate(isJson ? response.body : response.text)) {
      throw new Error(
        `${operation} is not as documented: ${this.#ajv.errorsText(
          validate.errors,
        )}`,
      );
    }
  }

  #pathOf(url: string): string {
    const { pathname } = new URL(url, 'http://backend');
    const path = pathname.replace(/^\/api\/helm-audit/, '');
    const template = Object.keys(this.#document.paths).find(candidate =>
      new RegExp(`^${candidate.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
    );
    return template ?? path;
  }
}

function escape(part: string): string {
  return encodeURIComponent(part.replace(/~/g, '~0').replace(/\//g, '~1'));
}

/** Refuses undocumented properties wherever a schema doesn't allow them explicitly. */
function closed<T>(schema: T): T {
  if (Array.isArray(schema)) return schema.map(closed) as T;
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]) => [
    key,
    closed(value),
  ]);
  const copy = Object.fromEntries(entries);
  if (copy.type === 'object' && copy.properties) {
    copy.additionalProperties ??= false;
  }
  return copy;
}
