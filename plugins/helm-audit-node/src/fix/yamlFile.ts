import { isDeepStrictEqual } from 'node:util';
import { parseYaml } from '../yaml';
import { FieldChange } from './applyFields';
import { toTree, valueOf } from './changeTree';
import { YamlPart } from './yamlEdit';
import { blockLines, isAiry, isBlock, textAtEnd } from './yamlText';

/** A key at the left edge that can only be read as one. */
const ROOT_KEY = /^([A-Za-z_][\w.-]*):(?=\s|$)/;

/** What anchors and aliases look like; they tie parts of a file together. */
const TIED = /[&*]\w/;

/**
 * A YAML file that fields are changed in. Only the lines of these fields change: comments,
 * order, quotes and blank lines stay as they are. Values files are long and changes are small,
 * so of a file of plain keys only those that change are read.
 */
export class YamlFile {
  readonly #eol: string;
  readonly #sections: ReadonlyMap<string, string> | undefined;
  readonly #parts = new Map<string, YamlPart>();
  #whole: YamlPart | undefined;

  constructor(private readonly text: string) {
    this.#eol = text.includes('\r\n') ? '\r\n' : '\n';
    this.#sections = splitAtRootKeys(text);
  }

  /**
   * The text after the changes.
   *
   * @returns undefined when it can't be done by changing these fields alone, as where an
   *   alias or a merge key would have to be taken apart
   */
  edit(changes: readonly FieldChange[]): string | undefined {
    const edited =
      this.#sections && this.#editSections(this.#sections, changes);
    if (edited !== undefined) return edited;
    this.#whole ??= new YamlPart(this.text, this.#eol);
    return this.#whole.edit(changes);
  }

  #editSections(
    sections: ReadonlyMap<string, string>,
    changes: readonly FieldChange[],
  ): string | undefined {
    const byKey = groupByRoot(changes);
    if (byKey.has('')) return undefined;
    const added = [...byKey].flatMap(([key, own]) =>
      sections.has(key) ? [] : own,
    );
    const texts = [...sections].map(([key, text]) => {
      const own = byKey.get(key);
      return own ? this.#editSection(key, text, own) : text;
    });
    const end = added.length > 0 ? this.#append(added) : '';
    if (end === undefined || texts.includes(undefined)) return undefined;
    return texts.join('') + end;
  }

  #editSection(
    key: string,
    text: string,
    changes: readonly FieldChange[],
  ): string | undefined {
    if (TIED.test(text)) return undefined;
    const part = this.#parts.get(key) ?? new YamlPart(text, this.#eol);
    this.#parts.set(key, part);
    return part.edit(changes);
  }

  /** New keys at the end of the file. */
  #append(changes: readonly FieldChange[]): string | undefined {
    const wanted = valueOf(toTree(changes)) ?? {};
    if (!isBlock(wanted)) return '';
    const lines = blockLines(wanted, 0);
    if (!isDeepStrictEqual(parseYaml(lines.join('\n')), wanted))
      return undefined;
    const spaced = isAiry(this.text) ? ['', ...lines] : lines;
    return textAtEnd(this.text, spaced, this.#eol);
  }
}

/** Changes by the root key that they are below; '' for those that are below none. */
function groupByRoot(
  changes: readonly FieldChange[],
): Map<string, FieldChange[]> {
  const groups = new Map<string, FieldChange[]>();
  for (const change of changes) {
    const key = String(change.path[0] ?? '');
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return groups;
}

/**
 * The text of a file in pieces, each with the key that it begins with; what stands before the
 * first is a piece of its own, under ''.
 *
 * @returns undefined when the file is more than a map of plain keys, each of which stands once
 */
function splitAtRootKeys(text: string): Map<string, string> | undefined {
  const starts: Array<{ key: string; from: number }> = [{ key: '', from: 0 }];
  for (const { 0: line, index } of text.matchAll(/^[^\s#].*$/gm)) {
    const isStart = starts.length === 1 && line.trim() === '---';
    const key = ROOT_KEY.exec(line)?.[1];
    if (key !== undefined) starts.push({ key, from: index });
    else if (!isStart) return undefined;
  }
  const sections = new Map(
    starts.map(({ key, from }, index) => [
      key,
      text.slice(from, starts[index + 1]?.from),
    ]),
  );
  const isPlain = starts.length > 1 && sections.size === starts.length;
  return isPlain ? sections : undefined;
}
