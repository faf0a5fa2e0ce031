import { ChartNode } from '../chartTree';
import { isMap, JsonMap, valueAt } from '../json';
import { FileTree } from '../stages/load/types';
import { parseYaml } from '../yaml';
import { childOf, OutlineNode, outlineYaml } from '../yamlOutline';
import { isTrue } from './functions';

/** Values files beside a chart's own, which show what a value may look like. */
const VALUES_FILE =
  /^(ci\/[^/]+|(values|environments|envs?)\/.+|[^/]*values[^/]*)\.ya?ml$/;

/** A comment that leads to documentation. */
const REFERENCE = /^\s*(refs?|see|docs?|source)\s*:\s*https?:/i;

/** Values files of a chart that are read for examples. */
const MAX_FILES = 20;

/** values.yaml, whose comments are read as YAML. */
class ValuesText {
  readonly #lines: string[];
  #outline: OutlineNode | undefined;

  constructor(private readonly text: string) {
    this.#lines = text.split('\n');
  }

  /** What the comment after or before a key says that may stand there. */
  commentAt(path: readonly string[]): unknown {
    const line = this.#lineOf(path);
    if (line === undefined) return undefined;
    const key = path.at(-1)!;
    return (
      this.#example(this.#comments(line, 1), key) ??
      this.#example(this.#comments(line - 2, -1).reverse(), key)
    );
  }

  #lineOf(path: readonly string[]): number | undefined {
    this.#outline ??= outlineYaml(this.text);
    let line: number | undefined;
    let node = this.#outline;
    for (const key of path) {
      const next = node && childOf(node, key);
      if (!next) return undefined;
      line = next.line;
      node = next.node;
    }
    return line;
  }

  /** Comments that stand together, from a line on; lines are counted from 0. */
  #comments(from: number, step: 1 | -1): string[] {
    const comments: string[] = [];
    for (let at = from; /^\s*#/.test(this.#lines[at] ?? ''); at += step) {
      comments.push(this.#lines[at].replace(/^\s*#+ ?/, ''));
    }
    return comments;
  }

  /** The largest end of the comment that is a map or a list; prose comes before it. */
  #example(comments: string[], key: string): unknown {
    for (let from = 0; from < comments.length; from++) {
      const lines = comments.slice(from);
      if (!/^\s*(- |[\w."/-]+:(\s|$))/.test(lines[0])) continue;
      if (REFERENCE.test(lines[0])) continue;
      const value = parseOrNothing(lines.join('\n'));
      if (!isExample(value)) continue;
      return isMap(value) && Object.hasOwn(value, key) ? value[key] : value;
    }
    return undefined;
  }
}

/**
 * Examples that a chart itself gives for its values: in other values files, and in comments of
 * values.yaml, where people keep what may stand in place of `{}` and `[]`.
 */
export class Examples {
  readonly #files = new Map<ChartNode, JsonMap[]>();
  readonly #values = new Map<ChartNode, ValuesText>();

  constructor(private readonly files: FileTree) {}

  /** What the chart shows for a value; undefined where it shows nothing. */
  find(chart: ChartNode, path: readonly string[]): unknown {
    const shown = this.#valuesOf(chart)
      .map(values => valueAt(values, ...path))
      .find(isTrue);
    return shown ?? this.#textOf(chart).commentAt(path);
  }

  /** Keys below a value that the chart's templates read. */
  keysRead(chart: ChartNode, path: readonly string[]): string[] {
    const folder = `${chart.folder}templates/`;
    const pattern = new RegExp(
      `\\.Values\\.${path.map(escapeRegExp).join('\\.')}\\.(\\w+)`,
      'g',
    );
    const keys = [...this.files].flatMap(([file, content]) =>
      file.startsWith(folder)
        ? [...content.toString('utf8').matchAll(pattern)].map(([, key]) => key)
        : [],
    );
    return [...new Set(keys)];
  }

  #valuesOf(chart: ChartNode): JsonMap[] {
    const known = this.#files.get(chart);
    if (known) return known;
    const values = [...this.files.keys()]
      .filter(file => file.startsWith(chart.folder))
      .filter(file => {
        const path = file.slice(chart.folder.length);
        return path !== 'values.yaml' && VALUES_FILE.test(path);
      })
      .sort()
      .slice(0, MAX_FILES)
      .map(file => parseMap(this.files.get(file)!.toString('utf8')));
    this.#files.set(chart, values);
    return values;
  }

  #textOf(chart: ChartNode): ValuesText {
    const known = this.#values.get(chart);
    if (known) return known;
    const content = this.files.get(`${chart.folder}values.yaml`);
    const text = new ValuesText(content?.toString('utf8') ?? '');
    this.#values.set(chart, text);
    return text;
  }
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function parseMap(text: string): JsonMap {
  const value = parseOrNothing(text);
  return isMap(value) ? value : {};
}

function parseOrNothing(text: string): unknown {
  try {
    return parseYaml(text);
  } catch {
    return undefined;
  }
}

/** Prose with a colon parses too, but its keys hold spaces. */
function isExample(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isTrue);
  if (!isMap(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length > 0 &&
    entries.every(([key, entry]) => !/\s/.test(key) && entry !== null)
  );
}
