/**
 * The cases that a test written in Go lists: the composite literals `{…}` at the top level of
 * a text, without their braces. Strings and comments may hold braces of their own.
 */
export function entriesOf(text) {
  const entries = [];
  const plain = text.replace(
    /"(?:\\.|[^"\\\n])*"|`[^`]*`|'(?:\\.|[^'\\])'|\/\/[^\n]*/g,
    part => part.replace(/[{}]/g, ' '),
  );
  let depth = 0;
  let start = 0;
  for (let index = 0; index < plain.length; index++) {
    if (plain[index] === '{' && depth++ === 0) start = index + 1;
    if (plain[index] === '}' && --depth === 0) {
      entries.push(text.slice(start, index));
    }
  }
  return entries;
}

/** The entries of the list that follows a text of a test, up to the line that closes it. */
export function tableAfter(source, beginning) {
  const at = source.indexOf(beginning);
  if (at < 0) return [];
  const table = source.slice(at + beginning.length);
  return entriesOf(table.slice(0, table.search(/^\t?\}\n/m)));
}

/** All strings of a text, read as Go does. */
export function stringsIn(text) {
  return [...text.matchAll(/"((?:\\.|[^"\\\n])*)"|`([^`]*)`/g)].map(
    ([, quoted, raw]) => raw ?? unquote(quoted),
  );
}

/** The string that a field of a literal is set to; undefined when it isn't set. */
export function fieldOf(entry, name) {
  const found = new RegExp(`\\b${name}:\\s*("(?:\\\\.|[^"\\\\\\n])*")`).exec(
    entry,
  );
  return found ? stringsIn(found[1])[0] : undefined;
}

const ESCAPES = { n: '\n', t: '\t' };

function unquote(text) {
  return text.replace(/\\(.)/g, (_, letter) => ESCAPES[letter] ?? letter);
}
