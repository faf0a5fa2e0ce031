import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root } from './basics.mjs';

/**
 * The environment of a task: the given Node first in PATH, then the workspace's own commands,
 * and native addons compiled against that same Node.
 */
export function taskEnvironment(node, base = process.env) {
  const env = {
    ...base,
    PATH: [
      path.dirname(node),
      path.join(root, 'node_modules/.bin'),
      base.PATH,
    ].join(path.delimiter),
  };
  const headers = nodeHeaders(node);
  if (headers) {
    env.npm_config_nodedir = headers;
  } else if (node !== process.execPath) {
    // A machine-wide setting speaks of another Node; an addon built against that won't load.
    delete env.npm_config_nodedir;
  }
  return env;
}

/** The folder holding `include/node` of this Node, as `npm_config_nodedir` wants it. */
function nodeHeaders(node) {
  const prefix = path.dirname(path.dirname(node));
  const candidates = [
    prefix,
    // The npm package `node` keeps the rest of the distribution in its platform package.
    path.join(
      prefix,
      'node_modules',
      `node-${process.platform}-${process.arch}`,
    ),
  ];
  return candidates.find(folder =>
    existsSync(path.join(folder, 'include/node/node.h')),
  );
}
