import path from 'node:path';
import { narrowerScanners, semgrepChecks } from '../truthMapScanners.mjs';
import { filesBelow, load, textOf } from './files.mjs';

const KINDS = ['kubernetes', 'github-actions'];

/** The lists whose items are judged one by one. */
const LIST = /^( *)(containers|initContainers|steps|rules):\s*$/;
const MARK = /^\s*# (ruleid|ok): ([\w-]+)/;

/**
 * semgrep/semgrep-rules: comments mark the lines that a rule must find and those that it must
 * not. Of a list with several marks, each item is judged without the others.
 */
export default {
  marker: 'yaml/kubernetes/security',
  async read(checkout) {
    const found = [];
    const folder = path.join(checkout, 'yaml');
    const tests = /(?<!\.fixed)\.test\.ya?ml$/;
    for (const file of await filesBelow(folder, tests)) {
      const check = path.basename(file).replace(tests, '');
      const rules = semgrepChecks[check];
      const [kind] = path.relative(folder, file).split(path.sep);
      if (!rules || !KINDS.includes(kind)) continue;
      const isWorkflow = kind === 'github-actions';
      const documents = (await textOf(file)).split(/^---\s*$/m);
      const cases = documents.flatMap(text =>
        casesOf(text.split('\n'), check, isWorkflow),
      );
      cases.forEach(({ text, fails }, index) => {
        const name = `semgrep/${check} (${index + 1})`;
        const source = isWorkflow ? { workflow: text } : { text };
        if (fails || !narrowerScanners.has(check))
          found.push({ name, ...source, rules, fails });
      });
    }
    return found;
  },
};

/**
 * A case for each item that is marked, and one for marks that are on no item. Steps without a
 * mark stay, because it takes several to do harm.
 */
function casesOf(lines, check, isWorkflow) {
  const items = itemsOf(lines);
  const marks = marksOf(lines, check).map(mark => ({
    ...mark,
    item: items.find(({ start, end }) => start <= mark.at && mark.at < end),
  }));
  const groups = new Map();
  for (const { item, fails } of marks) {
    groups.set(item, groups.get(item) || fails);
  }
  return [...groups].flatMap(([item, fails]) => {
    const isLeft = other =>
      other === item || ((!item || isWorkflow) && !groups.has(other));
    const removed = items.filter(other => !isLeft(other));
    const text = lines
      .filter(
        (_, at) => !removed.some(({ start, end }) => start <= at && at < end),
      )
      .join('\n');
    const isEmpty =
      !item && removed.length === items.length && items.length > 0;
    return isEmpty || !load(text) ? [] : [{ text, fails: Boolean(fails) }];
  });
}

/** The marks for a check, each with the line that it is about. */
function marksOf(lines, check) {
  return lines.flatMap((line, index) => {
    const [, verdict, name] = line.match(MARK) ?? [];
    if (name !== check) return [];
    const at = lines.findIndex(
      (text, row) => row > index && /^\s*[^\s#]/.test(text),
    );
    return [{ at, fails: verdict === 'ruleid' }];
  });
}

/** The items of all lists that count, as ranges of lines. */
function itemsOf(lines) {
  return lines.flatMap((line, row) => {
    const list = line.match(LIST);
    if (!list) return [];
    const end = lines.findIndex(
      (text, at) => at > row && endsList(text, list[1].length),
    );
    const last = end < 0 ? lines.length : end;
    const body = lines.slice(row + 1, last);
    const indent = body.find(text => /^\s*- /.test(text))?.search(/\S/);
    const starts = body.flatMap((text, at) =>
      text.search(/\S/) === indent && text[indent] === '-'
        ? [row + 1 + at]
        : [],
    );
    return starts.map((start, at) => ({ start, end: starts[at + 1] ?? last }));
  });
}

function endsList(text, indent) {
  const at = text.search(/\S/);
  if (at < 0 || text[at] === '#') return false;
  return at < indent || (at === indent && text[at] !== '-');
}
