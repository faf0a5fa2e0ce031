import path from 'node:path';
import { sonarChecks } from '../truthMapKics.mjs';
import { filesBelow, textOf } from './files.mjs';

const CHECKS = 'iac-extensions/kubernetes/src/test/resources/checks';

/** What takes the place of the kind that a test fills in; a CronJob's template lies deeper. */
const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job'];

const ROLES = ['ClusterRole', 'Role'];

/** How a line, or one further down, is marked as one that is reported. */
const MARK = /#\s*Noncompliant(?:@\+(\d+))?/i;

const POD = `apiVersion: v1
kind: Pod
metadata: { name: example }
spec:
  containers:
`;

/** What an item of a list is put into to be judged for itself. */
const AROUND = {
  containers: POD,
  env: `${POD}    - name: example\n      image: example.com/example:1.0.0\n      env:\n`,
  rules: `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: example }
rules:
`,
};

/**
 * SonarSource/sonar-iac: comments mark the lines that are reported. Files of several objects
 * are judged object by object, then item by item of the list that the check is about; folders
 * whose files refer to each other, and charts, as a whole.
 */
export default {
  marker: CHECKS,
  async read(checkout) {
    const found = [];
    for (const [check, { rules, list }] of Object.entries(sonarChecks)) {
      const folder = path.join(checkout, CHECKS, check);
      const files = await filesBelow(folder, /\.ya?ml$/);
      const charts = files.filter(file => file.endsWith('/Chart.yaml'));
      for (const file of files) {
        const isPart = charts.some(chart => isIn(file, path.dirname(chart)));
        if (isPart || /global|limit_?range|kustomized/i.test(file)) continue;
        const name = `sonar/${path.relative(path.dirname(folder), file)}`;
        if (path.dirname(file) !== folder) continue;
        const cases = await casesOf(file, list);
        found.push(
          ...cases.map(each => ({ ...each, rules, name: name + each.name })),
        );
      }
      const folders = foldersOf(files, folder, charts);
      for (const [own, isChart] of folders) {
        const texts = await textsOf(own);
        found.push({
          name: `sonar/${path.relative(path.dirname(folder), own)}`,
          ...(isChart ? { chart: own } : { file: own }),
          rules,
          fails:
            own.includes('/NonCompliant') ||
            texts.some(text => MARK.test(text)),
        });
      }
    }
    return found;
  },
};

function isIn(file, folder) {
  return file.startsWith(`${folder}/`);
}

/** Folders to judge as a whole, and whether they are charts. */
function foldersOf(files, folder, charts) {
  const roots = charts.map(chart => path.dirname(chart));
  const linked = files
    .filter(file => !roots.some(root => isIn(file, root)))
    .map(file => path.relative(folder, file).split('/'))
    .filter(({ length }) => length > 2)
    .map(parts => path.join(folder, ...parts.slice(0, 3)))
    .filter(each => !/\.ya?ml$/.test(each));
  return [
    ...[...new Set(linked)].map(each => [each, false]),
    ...roots.map(root => [root, true]),
  ];
}

async function textsOf(folder) {
  const files = await filesBelow(folder, /\.ya?ml$/);
  return Promise.all(files.map(file => textOf(file)));
}

async function casesOf(file, list) {
  const text = (await textOf(file)).replaceAll('${namespace}', 'example');
  return text.split(/^---.*\n/m).flatMap((part, index) => {
    const marked = markedLines(part);
    if (!/^kind:/m.test(part)) return [];
    const kinds = kindsFor(part);
    const whole = kinds.map(kind => ({
      name: ` ${kind}#${index + 1}`,
      text: part
        .replaceAll('${type}', kind)
        .replace(/apps\/v1(?=\nkind: Job)/, 'batch/v1'),
      fails: marked.size > 0,
    }));
    const items = list ? itemsOf(part.split('\n'), list, marked) : [];
    const named = items.map((item, at) => ({
      ...item,
      name: ` #${index + 1} ${list} ${at + 1}`,
    }));
    return items.length > 1 ? [...whole, ...named] : whole;
  });
}

function kindsFor(text) {
  if (!text.includes('${type}')) return [''];
  return text.includes('apiVersion: rbac') ? ROLES : KINDS;
}

/** Lines that are reported, counted from zero. */
function markedLines(text) {
  const lines = text.split('\n');
  return new Set(
    lines.flatMap((line, index) => {
      const mark = line.match(MARK);
      return mark ? [index + Number(mark[1] ?? 0)] : [];
    }),
  );
}

/** The items of all lists of a name, each in an object of its own. */
function itemsOf(lines, list, marked) {
  const key = new RegExp(`^(\\s*)(?:- )?${list}:\\s*(#.*)?$`);
  const found = [];
  let indent;
  lines.forEach((line, index) => {
    const dash = line.search(/\S/);
    if (key.test(line)) {
      indent = lines.slice(index + 1).find(each => /^\s*- /.test(each));
      indent = indent?.search(/\S/);
      return;
    }
    if (indent === undefined || dash < 0 || /^\s*#/.test(line)) return;
    if (dash < indent) indent = undefined;
    else if (dash === indent && line[dash] === '-')
      found.push({ lines: [line], indent, fails: marked.has(index) });
    else if (dash === indent) indent = undefined;
    else {
      const item = found.at(-1);
      item.lines.push(line);
      item.fails ||= marked.has(index);
    }
  });
  return found.map(item => {
    const margin = { containers: 4, env: 8, rules: 2 }[list];
    const own = item.lines.map(
      line => ' '.repeat(margin) + plainName(line.slice(item.indent), list),
    );
    // Kubernetes takes no container without an image.
    if (
      list === 'containers' &&
      !own.some(line => /^\s+(- )?image:/.test(line))
    )
      own.push(`${' '.repeat(margin + 2)}image: example.com/example:1.0.0`);
    return { text: `${AROUND[list]}${own.join('\n')}\n`, fails: item.fails };
  });
}

/** Kubernetes takes no containers called as theirs are. */
function plainName(line, list) {
  return list === 'containers'
    ? line.replace(/^(- | {2})name: \w+/, name => name.replaceAll('_', '-'))
    : line;
}
