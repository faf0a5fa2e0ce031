import { Path } from '../../json';
import { splitDocuments } from '../../yaml';
import { childOf, OutlineNode, outlineYaml } from '../../yamlOutline';
import { TracedRender } from '../render/types';

/** A line of a template, and the keys at which the loops around it were. */
export interface TracedLine {
  file: string;
  /** Counted from 1. */
  line: number;
  /** Outermost first; of maps and lists alike, as text. */
  keys: string[];
}

/** How far the rendered text could be followed back into the templates. */
export interface TracedField {
  /** Template that the nearest marked field stands in. */
  file: string;
  /** Line of that field, counted from 1. */
  line: number;
  /** How many steps of the path lead to that field. */
  depth: number;
  /** Calls of named templates that led there, outermost first, and the line itself. */
  way: TracedLine[];
}

const MARK = / #@(\d+:\d+(?:[^\s\d]\S*)?)\s*$/;

/** Follows fields of rendered objects back to the template lines that write them. */
export class Trace {
  readonly #documents = new Map<string, string>();
  readonly #lines = new Map<string, string[]>();
  readonly #outlines = new Map<string, OutlineNode | undefined>();
  readonly #templates: string[];

  constructor({ output, templates }: TracedRender) {
    this.#templates = templates;
    const counts = new Map<string, number>();
    for (const text of splitDocuments(output)) {
      const source = text.match(/^# Source: [^/\n]+\/(.+)$/m)?.[1] ?? '';
      const document = counts.get(source) ?? 0;
      counts.set(source, document + 1);
      this.#documents.set(`${source} ${document}`, text);
    }
  }

  /**
   * The line that writes a field, or else the nearest field above it.
   *
   * @returns undefined when not even the first key of the path is marked
   */
  find(source: string, document: number, path: Path): TracedField | undefined {
    const outline = this.#outline(`${source} ${document}`);
    const lines = this.#linesOf(`${source} ${document}`);
    if (!lines || !outline) return undefined;
    let node = outline;
    let found: TracedField | undefined;
    for (let depth = 0; depth < path.length; depth++) {
      const next = childOf(node, path[depth]);
      if (!next) break;
      node = next.node;
      const mark = MARK.exec(lines[next.line - 1] ?? '');
      if (!mark) continue;
      const way = mark[1].split(';').map(step => this.#lineOf(step));
      const { file, line } = way.at(-1)!;
      found = { file, line, depth: depth + 1, way };
    }
    return found;
  }

  #lineOf(step: string): TracedLine {
    const [place, ...keys] = step.split('[');
    const [template, line] = place.split(':').map(Number);
    return {
      file: this.#templates[template],
      line,
      keys: keys.map(key => decodeKey(key.replace(/\]$/, ''))),
    };
  }

  #linesOf(key: string): string[] | undefined {
    const lines = this.#lines.get(key) ?? this.#documents.get(key)?.split('\n');
    if (lines) this.#lines.set(key, lines);
    return lines;
  }

  #outline(key: string): OutlineNode | undefined {
    if (!this.#outlines.has(key)) {
      this.#outlines.set(key, outlineYaml(this.#documents.get(key) ?? ''));
    }
    return this.#outlines.get(key);
  }
}

/** A key as `urlquery` writes it. */
function decodeKey(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}
