import { isScalar, Node, Pair, stringify, YAMLMap } from 'yaml';
import { isMap } from '../json';

/** 1.1, as Helm reads it: `yes` and `0755` are quoted when they are strings. */
const STYLE = {
  lineWidth: 0,
  version: '1.1',
  aliasDuplicateObjects: false,
} as const;

/** What YAML 1.1 reads as a boolean, as nothing or, as some parsers do, as a number. */
const KEYWORD = /^(y|yes|n|no|on|off|true|false|null|nan|e[-+]?\d+)$/i;

/** Whether a value takes lines of its own in block style. */
export function isBlock(value: unknown): boolean {
  return Array.isArray(value)
    ? value.length > 0
    : isMap(value) && Object.keys(value).length > 0;
}

/** Writes a value as block lines that begin at a column. */
export function blockLines(value: unknown, column: number): string[] {
  const lines =
    plainLines(value) ?? stringify(value, STYLE).trimEnd().split('\n');
  return lines.map(line => (line ? ' '.repeat(column) + line : line));
}

/**
 * Block lines of a value that is made of words, whole numbers and switches alone, as fixes
 * mostly are; the library takes many times as long to write the same.
 */
function plainLines(value: unknown): string[] | undefined {
  const text = plainText(value);
  if (text !== undefined) return [text];
  if (Array.isArray(value) && value.length > 0) {
    return flatOrNothing(value.map(item => hang('- ', plainLines(item))));
  }
  if (!isMap(value) || !isBlock(value)) return undefined;
  return flatOrNothing(
    Object.entries(value).map(([key, child]) => {
      if (!isWord(key)) return undefined;
      const inline = plainText(child);
      if (inline !== undefined) return [`${key}: ${inline}`];
      const below = plainLines(child)?.map(line => `  ${line}`);
      return below && [`${key}:`, ...below];
    }),
  );
}

/** What stands on one line and needs no quotes. */
function plainText(value: unknown): string | undefined {
  if (typeof value === 'boolean' || Number.isSafeInteger(value)) {
    return Object.is(value, -0) ? undefined : String(value);
  }
  if (typeof value === 'string') return isPlain(value) ? value : undefined;
  if (typeof value !== 'object' || value === null || isBlock(value)) {
    return undefined;
  }
  return Array.isArray(value) ? '[]' : '{}';
}

/** Whether a text can only be read as text: words, quantities such as `100m`. */
function isPlain(text: string): boolean {
  const isPhrase =
    /^[A-Za-z](?:[\w ./()%+=-]|:(?=\w))*$/.test(text) &&
    !/[ -]$/.test(text) &&
    !KEYWORD.test(text);
  return isPhrase || /^\d+(?:[smhd%]|[KMGT]i)$/.test(text);
}

/** A text that can't do without quotes between braces, as the library puts them. */
function quotedText(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^[ -~]*$/.test(value)) return undefined;
  if (!/[{}[\],]|: |^\d+$/.test(value)) return undefined;
  return value.includes('"') && !value.includes("'")
    ? `'${value}'`
    : JSON.stringify(value);
}

function hang(mark: string, lines: string[] | undefined) {
  const indent = ' '.repeat(mark.length);
  return lines?.map((line, index) => (index === 0 ? mark : indent) + line);
}

function flatOrNothing(
  parts: Array<string[] | undefined>,
): string[] | undefined {
  const known = parts.filter(part => part !== undefined);
  return known.length === parts.length ? known.flat() : undefined;
}

/** Writes a value so that it fits on the line of its key. */
export function inlineText(value: unknown): string {
  const plain = plainText(value) ?? quotedText(value);
  if (plain !== undefined) return plain;
  return typeof value === 'string' && value.includes('\n')
    ? JSON.stringify(value)
    : stringify(value, { ...STYLE, collectionStyle: 'flow' }).trimEnd();
}

/** Whether a text can only be read as text, as nearly all keys can. */
function isWord(text: string): boolean {
  return /^[A-Za-z][\w./-]*$/.test(text) && !KEYWORD.test(text);
}

/** Where the content of a node ends; comments and blank lines after it do not count. */
export function contentEnd(
  text: string,
  node: Node | null | undefined,
): number {
  if (!node?.range) return 0;
  if ('items' in node && !(node as YAMLMap).flow) {
    const items = node.items as Array<Pair<Node, Node | null> | Node>;
    return Math.max(node.range[0], ...items.map(item => itemEnd(text, item)));
  }
  const end = node.range[1];
  const isText = isScalar(node) && /^BLOCK/.test(String(node.type));
  return isText ? text.slice(0, end).trimEnd().length : end;
}

/** Where a pair of a map or an item of a list ends. */
export function itemEnd(
  text: string,
  item: Pair<Node, Node | null> | Node,
): number {
  return 'key' in item
    ? Math.max(contentEnd(text, item.key), contentEnd(text, item.value))
    : contentEnd(text, item);
}

/** The column that an offset stands in, counted from 0. */
export function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** Offset of the end of the line, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' && end > offset ? end - 1 : end;
}

/** Offset of the beginning of the line. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Whether sections of a file are set apart by blank lines. */
export function isAiry(text: string): boolean {
  return /\n\r?\n[^\s]/.test(text);
}

/** What has to follow a text so that lines stand at its end. */
export function textAtEnd(text: string, lines: string[], eol: string): string {
  const isOpen = text.length > 0 && !text.endsWith('\n');
  return (isOpen ? eol : '') + lines.map(line => line + eol).join('');
}
