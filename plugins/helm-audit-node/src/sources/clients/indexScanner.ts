import { StringDecoder } from 'node:string_decoder';
import { isMap, JsonMap, listAt, mapAt } from '../../json';
import { parseYaml } from '../../yaml';
import { SourceError } from '../http/sourceError';

/** Characters of one version's entry; real ones have a few thousand. */
const MAX_ENTRY = 512 * 1024;

/** Characters of an index that is JSON and so has to be read as a whole. */
const MAX_JSON = 16 * 1024 * 1024;

/** Takes one version of a chart. */
export type EntryVisitor = (name: string, entry: JsonMap) => void;

/** Follows the lines of an index. */
class Scanner {
  isIndex = false;
  #isInEntries = false;
  /** Spaces before the names of charts. */
  #indent: number | undefined;
  #name: string | undefined;
  /** Spaces before the versions of the chart. */
  #listIndent = 0;
  #entry: string[] = [];
  #size = 0;

  constructor(
    private readonly wanted: ReadonlySet<string>,
    private readonly visit: EntryVisitor,
  ) {}

  take(line: string): void {
    const text = line.trimStart();
    if (text === '' || text.startsWith('#')) {
      // Blank lines belong to block scalars; elsewhere they do no harm.
      this.#add(line);
      return;
    }
    const indent = line.length - text.length;
    if (indent === 0 && !text.startsWith('-')) {
      this.end();
      this.#isInEntries = /^["']?entries["']?:/.test(text);
      this.isIndex ||= this.#isInEntries;
      return;
    }
    if (!this.#isInEntries) return;
    this.#indent ??= indent;
    if (indent <= this.#indent && !text.startsWith('-')) {
      this.end();
      this.#name = nameOf(text);
    } else if (text.startsWith('- ') && indent <= this.#indent + 2) {
      this.#startEntry(indent, line);
    } else {
      this.#add(line);
    }
  }

  /** Hands out what was collected of a version. */
  end(): void {
    const lines = this.#entry;
    this.#entry = [];
    this.#size = 0;
    if (this.#name === undefined || lines.length === 0) return;
    const [entry] = asList(lines.join('\n'));
    if (isMap(entry)) this.visit(this.#name, entry);
  }

  #startEntry(indent: number, line: string): void {
    // A list within a version may stand as far to the left where charts are set deeper.
    if (this.#entry.length > 0 && indent > this.#listIndent) {
      this.#add(line);
      return;
    }
    this.end();
    this.#listIndent = indent;
    this.#begin(line);
  }

  #begin(line: string): void {
    if (!this.#isWanted()) return;
    this.#entry = [line];
    this.#size = line.length;
  }

  #add(line: string): void {
    if (this.#entry.length === 0) return;
    this.#size += line.length + 1;
    if (this.#size > MAX_ENTRY) throw tooLarge();
    this.#entry.push(line);
  }

  #isWanted(): boolean {
    return this.#name !== undefined && this.wanted.has(this.#name);
  }
}

/**
 * Reads a chart repository's index.yaml as a stream and hands out the versions of the wanted
 * charts one by one, so that an index of any size needs little memory. It relies on the form
 * that Helm and all repository servers write: block style, with `entries` at the left edge.
 * An index that is written as JSON is read as a whole, up to a bound.
 *
 * @returns whether it was an index
 * @throws SourceError when it can't be read
 */
export async function scanIndex(
  body: AsyncIterable<Buffer>,
  wanted: ReadonlySet<string>,
  visit: EntryVisitor,
): Promise<boolean> {
  const lines = linesOf(body);
  const first = await lines.next();
  if (first.done) return false;
  if (/^\s*\{/.test(first.value)) {
    return scanJson(await joined(first.value, lines), wanted, visit);
  }
  const scanner = new Scanner(wanted, visit);
  scanner.take(first.value);
  for await (const line of lines) scanner.take(line);
  scanner.end();
  return scanner.isIndex;
}

function nameOf(text: string): string | undefined {
  return text.match(/^(["']?)([\w.-]+)\1:\s*(#.*)?$/)?.[2];
}

function asList(text: string): unknown[] {
  try {
    const list = parseYaml(text);
    return Array.isArray(list) ? list : [];
  } catch {
    throw new SourceError('bad-response', 'Its index.yaml is broken.');
  }
}

function scanJson(
  text: string,
  wanted: ReadonlySet<string>,
  visit: EntryVisitor,
): boolean {
  const index: unknown = JSON.parse(text);
  if (!isMap(index) || !isMap(index.entries)) return false;
  for (const name of wanted) {
    listAt(mapAt(index, 'entries'), name)
      .filter(isMap)
      .forEach(entry => visit(name, entry));
  }
  return true;
}

async function joined(
  first: string,
  lines: AsyncIterable<string>,
): Promise<string> {
  let text = first;
  for await (const line of lines) {
    text += `\n${line}`;
    if (text.length > MAX_JSON) throw tooLarge();
  }
  return text;
}

/** Lines of a body, without line breaks; an endless line is refused. */
async function* linesOf(
  body: AsyncIterable<Buffer>,
): AsyncGenerator<string, void> {
  const decoder = new StringDecoder('utf8');
  let parts: string[] = [];
  let length = 0;
  for await (const chunk of body) {
    const text = decoder.write(chunk);
    const lines = text.split('\n');
    const last = lines.pop() ?? '';
    if (lines.length > 0) {
      yield bare(parts.join('') + lines[0]);
      for (const line of lines.slice(1)) yield bare(line);
      parts = [];
      length = 0;
    }
    parts.push(last);
    length += last.length;
    if (length > MAX_JSON) throw tooLarge();
  }
  const rest = parts.join('') + decoder.end();
  if (rest) yield bare(rest);
}

function bare(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

function tooLarge(): SourceError {
  return new SourceError('too-large', 'Its index has an entry without end.');
}
