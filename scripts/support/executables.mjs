import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** The first executable of these names in PATH, or undefined. */
export function findInPath(names, searchPath = process.env.PATH ?? '') {
  const folders = searchPath.split(path.delimiter).filter(Boolean);
  return names
    .flatMap(name => folders.map(folder => path.join(folder, name)))
    .find(isExecutable);
}

/** Whether the path is a file that may be executed. */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
