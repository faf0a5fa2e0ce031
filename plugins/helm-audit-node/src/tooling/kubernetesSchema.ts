import { promises as fs } from 'node:fs';
import path from 'node:path';
import { Models } from './kubernetesModels';

/**
 * The compact schema of the Kubernetes API, as JSON: which type each kind of each version is
 * of, and the fields of each type.
 *
 * It is read from the models of the official client, which are generated from the OpenAPI
 * document of one release of Kubernetes. Packages with ready schemas were passed over: those
 * that refuse unknown fields are years behind, or compile to megabytes. What
 * nobody writes, `status`, is not followed.
 */
export async function kubernetesSchema(): Promise<string> {
  const client = path.dirname(require.resolve('@kubernetes/client-node'));
  const models = new Models(path.join(client, 'gen/models'));
  const kinds = await readKinds(path.join(client, 'gen/apis'));
  const types: Record<string, string> = {};
  const pending = Object.values(kinds).flatMap(group => Object.values(group));
  while (pending.length > 0) {
    const type = pending.pop()!;
    if (type in types) continue;
    const { fields, references } = await models.read(type);
    types[type] = fields;
    pending.push(...references);
  }
  models.assertAllUsed();
  const [first] = Object.keys(types);
  return `${JSON.stringify(
    {
      release: await models.release(first),
      kinds: sorted(kinds),
      types: sorted(types),
    },
    null,
    2,
  )}\n`;
}

function sorted<T>(entries: Record<string, T>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Type of each kind, by `group/version`, from the calls that make an object of it. */
async function readKinds(
  folder: string,
): Promise<Record<string, Record<string, string>>> {
  const kinds: Record<string, Record<string, string>> = {};
  const files = (await fs.readdir(folder)).filter(name => name.endsWith('.js'));
  for (const file of files.sort()) {
    const text = await fs.readFile(path.join(folder, file), 'utf8');
    for (const call of text.split(/^ {4}async (?=create)/m).slice(1)) {
      const kind = call.match(/^create(?:Namespaced)?([A-Z]\w*)\(/)?.[1];
      const at = call.match(/localVarPath = '\/apis?\/([^']*)'/)?.[1];
      const type = call.match(/serialize\(body, "(\w+)"/)?.[1];
      // Calls on one object by its name are for sub-resources, those on any group for others.
      const isOfKind = at && !/\{(name|group)\}/.test(at);
      if (!kind || !type || !isOfKind) continue;
      const apiVersion = at.split('/').slice(0, at.startsWith('v1/') ? 1 : 2);
      (kinds[apiVersion.join('/')] ??= {})[kind] = type;
    }
  }
  return Object.fromEntries(
    Object.entries(kinds).map(([key, group]) => [key, sorted(group)]),
  );
}
