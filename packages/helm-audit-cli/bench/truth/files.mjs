import { promises as fs } from 'node:fs';
import path from 'node:path';
import yaml from 'js-yaml';

/** Whether a file or folder is there. */
export function exists(file) {
  return fs.access(file).then(
    () => true,
    () => false,
  );
}

/** Names in a folder, sorted; none when it isn't there. */
export async function namesIn(folder) {
  return (await fs.readdir(folder).catch(() => [])).sort();
}

/** The text of a file, empty when it isn't there. */
export function textOf(...parts) {
  return fs.readFile(path.join(...parts), 'utf8').catch(() => '');
}

/** Parses one YAML document; of duplicate keys the last wins. */
export function load(text) {
  return yaml.load(text, { json: true });
}

/** The objects of a text of several YAML documents, each with its own text. */
export function documentsOf(text) {
  return text
    .split(/^---.*$/m)
    .map(part => ({ text: part, body: tryLoad(part) }))
    .filter(({ body }) => body?.kind);
}

function tryLoad(text) {
  try {
    return load(text);
  } catch {
    return undefined;
  }
}

/** All files below a folder whose path matches, sorted. */
export async function filesBelow(folder, pattern) {
  const entries = await fs.readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))
    .filter(file => pattern.test(file))
    .sort();
}
