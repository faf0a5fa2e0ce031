/** What a script hands over to later steps. */
export interface ScriptWrite {
  file: 'ENV' | 'OUTPUT' | 'PATH';
  /** Variables or outputs that it names, in lower case; none when they can't be read. */
  names: string[];
  text: string;
  /** The first line of it in the script, from 0. */
  line: number;
}

/** Appends to the files by which a step hands over variables, outputs and the path. */
const WRITES =
  /(?:>>?|\btee\s+(?:-a|--append))\s*["']?(?:\$\{?|\$env:|%)GITHUB_(ENV|OUTPUT|PATH)\b/i;

/** The old way, by what is printed. */
const PRINTS = /::set-(output|env)\s+name=([\w-]+)::/i;

const NAME = /(?:^|[\s"'])([A-Za-z_][\w-]*)(?:=|<<)/;

/** All that a script hands over to later steps. */
export function writesOf(script: string): ScriptWrite[] {
  const lines = script.split('\n');
  return lines.flatMap((text, line): ScriptWrite[] => {
    const printed = PRINTS.exec(text);
    if (printed) {
      const [whole, kind, name] = printed;
      const file = kind.toLowerCase() === 'env' ? 'ENV' : 'OUTPUT';
      const value = text.slice(printed.index + whole.length);
      return [{ file, names: [name.toLowerCase()], text: value, line }];
    }
    const [, file] = WRITES.exec(text) ?? [];
    if (!file) return [];
    const block = blockAt(lines, line);
    return [
      {
        ...block,
        file: file.toUpperCase() as ScriptWrite['file'],
        names: namesIn(block.text),
      },
    ];
  });
}

/** As many lines as a block has at most. */
const LONGEST_BLOCK = 200;

/** The line, the lines in braces before it, or those of a text that follows it. */
function blockAt(lines: string[], at: number) {
  const own = lines[at].replace(WRITES, '');
  if (/^\s*[})]/.test(own)) {
    const first = Math.max(0, at - LONGEST_BLOCK);
    const before = lines.slice(first, at);
    const start =
      first + before.findLastIndex(line => /^\s*[{(]\s*$/.test(line)) + 1;
    return { text: lines.slice(start, at).join('\n'), line: start };
  }
  const mark = /\bcat\b.*<<-?\s*["']?(\w+)/.exec(own)?.[1];
  if (mark) {
    const after = lines.slice(at + 1, at + 1 + LONGEST_BLOCK);
    const end = after.findIndex(line => line.trim() === mark);
    const text = after.slice(0, end < 0 ? undefined : end).join('\n');
    return { text, line: at };
  }
  return { text: own, line: at };
}

function namesIn(text: string): string[] {
  return text
    .split('\n')
    .map(line => NAME.exec(line)?.[1].toLowerCase())
    .filter((name): name is string => Boolean(name));
}
