import { FileTree } from '../stages/load/types';
import { parseTemplateFile } from '../template/parse';
import { Node } from '../template/types';

const DEFINITION = /\{\{-?\s*(?:define|block)\s+["`]([^"`]+)["`]/g;
const IN_TEMPLATES = /^(charts\/[^/]+\/)*templates\//;

/** The templates of a chart and those below it, parsed when they are first asked for. */
export class TemplateLibrary {
  /** Text of the files under templates/ of the chart and of those below it. */
  readonly texts: ReadonlyMap<string, string>;
  /** File that defines the template of a name. */
  readonly #definers = new Map<string, string>();
  readonly #parsed = new Map<string, readonly Node[]>();
  readonly #definitions = new Map<string, readonly Node[]>();

  constructor(private readonly files: FileTree) {
    this.texts = new Map(
      [...files].flatMap(([file, content]) =>
        IN_TEMPLATES.test(file) ? [[file, content.toString('utf8')]] : [],
      ),
    );
    // Helm reads the deepest charts first, so that what stands higher wins.
    const inOrder = [...this.texts.keys()].sort(
      (a, b) => depthOf(b) - depthOf(a) || (a < b ? -1 : 1),
    );
    for (const file of inOrder) {
      for (const [, name] of this.texts.get(file)!.matchAll(DEFINITION)) {
        this.#definers.set(name, file);
      }
    }
  }

  /** Names of all templates that are defined. */
  get names(): IterableIterator<string> {
    return this.#definers.keys();
  }

  /** What a file writes; nothing where it can't be parsed. */
  file(file: string): readonly Node[] {
    const known = this.#parsed.get(file);
    if (known) return known;
    const content = this.files.get(file);
    const nodes = content ? parseOrNothing(content) : [];
    this.#parsed.set(file, nodes);
    return nodes;
  }

  /** What a named template writes; undefined where there is none. */
  definition(name: string): readonly Node[] | undefined {
    const known = this.#definitions.get(name);
    if (known) return known;
    const file = this.#definers.get(name);
    if (file === undefined) return undefined;
    for (const [defined, body] of definitionsIn(this.file(file))) {
      if (this.#definers.get(defined) === file) {
        this.#definitions.set(defined, body);
      }
    }
    return this.#definitions.get(name);
  }
}

function parseOrNothing(content: Buffer): readonly Node[] {
  try {
    return parseTemplateFile(content);
  } catch {
    return [];
  }
}

function definitionsIn(nodes: readonly Node[]): Array<[string, Node[]]> {
  return nodes.flatMap((node): Array<[string, Node[]]> => {
    if (node.type === 'define') {
      return [[node.name, node.body], ...definitionsIn(node.body)];
    }
    return 'body' in node
      ? definitionsIn([...node.body, ...node.otherwise])
      : [];
  });
}

function depthOf(file: string): number {
  return file.split('charts/').length;
}
