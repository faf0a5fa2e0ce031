import { FileTree } from '../../stages/load/types';
import { JsonMap } from '../../json';
import { parseTemplateFile } from '../parse';
import { Node } from '../types';
import { Effects } from './effects';
import { lastLineOf } from './lines';
import { TemplateSet } from './types';

/** A named template and the lines that it spans, counted from 1. */
export interface NamedTemplate {
  name: string;
  file: string;
  body: Node[];
  firstLine: number;
  lastLine: number;
}

/** A template file, parsed. */
interface TemplateFile {
  lines: string[];
  nodes: Node[];
  named: NamedTemplate[];
}

const TEMPLATE = /(^|\/)templates\/.*\.(ya?ml|tpl|txt)$/;

/** All templates of a chart and its subcharts, each parsed when it is first needed. */
export class ChartTemplates implements TemplateSet {
  readonly #parsed = new Map<string, TemplateFile | undefined>();
  #named: Map<string, NamedTemplate> | undefined;
  readonly calls: TemplateSet['calls'] = new Map();
  readonly effects = new Effects(this);

  constructor(private readonly files: FileTree, readonly values: JsonMap) {}

  /** A template's text and nodes; nothing when there is no such template. */
  file(path: string): TemplateFile | undefined {
    if (!this.#parsed.has(path)) this.#parsed.set(path, this.#parse(path));
    return this.#parsed.get(path);
  }

  /** The named template that holds a line. */
  namedAt(path: string, line: number): NamedTemplate | undefined {
    return this.file(path)?.named.findLast(
      ({ firstLine, lastLine }) => firstLine <= line && line <= lastLine,
    );
  }

  get named(): ReadonlyMap<string, NamedTemplate> {
    if (!this.#named) {
      this.#named = new Map();
      // As Helm has it, what the chart defines counts before what its subcharts do.
      const paths = [...this.files.keys()].filter(path => TEMPLATE.test(path));
      paths.sort((a, b) => depthOf(b) - depthOf(a));
      for (const path of paths) {
        for (const named of this.file(path)?.named ?? []) {
          this.#named.set(named.name, named);
        }
      }
    }
    return this.#named;
  }

  #parse(path: string): TemplateFile | undefined {
    const content = TEMPLATE.test(path) && this.files.get(path);
    if (!content || content.length === 0) return undefined;
    try {
      const nodes = parseTemplateFile(content);
      const lines = content.toString('utf8').split('\n');
      return { lines, nodes, named: namedIn(nodes, path) };
    } catch {
      return undefined;
    }
  }
}

function depthOf(path: string): number {
  return path.split('/').length;
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
