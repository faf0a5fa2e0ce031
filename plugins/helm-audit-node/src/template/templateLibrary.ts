import { FileTree } from '../stages/load/types';
import { lastLineOf } from './lines';
import { parseTemplateFile } from './parse';
import { Node } from './types';

const DEFINITION = /\{\{-?\s*(?:define|block)\s+["`]([^"`]+)["`]/g;
const IN_TEMPLATES = /^(charts\/[^/]+\/)*templates\//;

/** A named template and the lines that it spans, counted from 1. */
export interface NamedTemplate {
  name: string;
  file: string;
  body: Node[];
  firstLine: number;
  lastLine: number;
}

/** A template file, parsed. */
export interface TemplateFile {
  lines: string[];
  nodes: Node[];
  named: NamedTemplate[];
}

const LIBRARIES = new WeakMap<FileTree, TemplateLibrary>();

/** The templates of a chart and those below it, parsed when they are first asked for. */
export class TemplateLibrary {
  /** Text of the files under templates/ of the chart and of those below it. */
  readonly texts: ReadonlyMap<string, string>;
  /** Files that seem to define the template of a name, in the order in which Helm reads them. */
  readonly #definers = new Map<string, string[]>();
  readonly #parsed = new Map<string, TemplateFile | undefined>();
  readonly #named = new Map<string, NamedTemplate | undefined>();

  private constructor(private readonly files: FileTree) {
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
        const definers = this.#definers.get(name);
        if (definers) definers.push(file);
        else this.#definers.set(name, [file]);
      }
    }
  }

  /** The one of these files, which several stages ask for. */
  static of(files: FileTree): TemplateLibrary {
    const library = LIBRARIES.get(files) ?? new TemplateLibrary(files);
    LIBRARIES.set(files, library);
    return library;
  }

  /** Names of all templates that seem to be defined. */
  get names(): IterableIterator<string> {
    return this.#definers.keys();
  }

  /** What a file holds; undefined where there is none, or it can't be parsed. */
  file(file: string): TemplateFile | undefined {
    if (!this.#parsed.has(file)) this.#parsed.set(file, this.#parse(file));
    return this.#parsed.get(file);
  }

  /** What is defined under a name. */
  named(name: string): NamedTemplate | undefined {
    if (!this.#named.has(name)) this.#named.set(name, this.#find(name));
    return this.#named.get(name);
  }

  /** The named template that holds a line. */
  namedAt(file: string, line: number): NamedTemplate | undefined {
    return this.file(file)?.named.findLast(
      ({ firstLine, lastLine }) => firstLine <= line && line <= lastLine,
    );
  }

  /** The last that Helm reads; what seems to define it may only be a comment. */
  #find(name: string): NamedTemplate | undefined {
    for (const file of this.#definers.get(name)?.toReversed() ?? []) {
      const found = this.file(file)?.named.findLast(
        named => named.name === name,
      );
      if (found) return found;
    }
    return undefined;
  }

  #parse(file: string): TemplateFile | undefined {
    const text = this.texts.get(file);
    if (text === undefined) return undefined;
    try {
      const nodes = parseTemplateFile(this.files.get(file)!);
      return { lines: text.split('\n'), nodes, named: namedIn(nodes, file) };
    } catch {
      return undefined;
    }
  }
}

function namedIn(nodes: Node[], file: string): NamedTemplate[] {
  return nodes.flatMap((node): NamedTemplate[] => {
    if (node.type === 'define') {
      const { name, body, line } = node;
      const lastLine = lastLineOf(node);
      const named = { name, file, body, firstLine: line, lastLine };
      return [named, ...namedIn(body, file)];
    }
    return 'body' in node
      ? namedIn([...node.body, ...node.otherwise], file)
      : [];
  });
}

function depthOf(file: string): number {
  return file.split('charts/').length;
}
