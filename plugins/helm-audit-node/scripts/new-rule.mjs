import { promises as fs } from 'node:fs';
import path from 'node:path';

const RULES = path.resolve(import.meta.dirname, '../src/rules');

const [dimension, id] = (process.argv[2] ?? '').split('/');
if (!/^[a-z-]+$/.test(dimension) || !/^[a-z][a-z0-9-]+$/.test(id ?? '')) {
  console.error('Usage: yarn new-rule <dimension>/<rule-id>');
  console.error('Example: yarn new-rule reliability/missing-timeouts');
  process.exit(2);
}
const dimensions = (await fs.readdir(RULES, { withFileTypes: true }))
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name);
if (!dimensions.includes(dimension)) {
  console.error(`There is no dimension "${dimension}".`);
  console.error(`Use one of: ${dimensions.join(', ')}`);
  process.exit(2);
}
const taken = await Promise.all(
  dimensions.map(name =>
    fs.access(path.join(RULES, name, id)).then(
      () => name,
      () => undefined,
    ),
  ),
);
const owner = taken.find(Boolean);
if (owner) {
  console.error(
    `The rule ${owner}/${id} exists already; ids are never reused.`,
  );
  process.exit(2);
}

const title = id.replaceAll('-', ' ');
const folder = path.join(RULES, dimension, id);
const files = {
  'rule.ts': `import { booleanAt } from '../../../json';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: '${id}',
    dimension: '${dimension}',
    title: 'What holds when the rule passes',
    failureTitle: 'What is the case when it fails',
    severity: 'medium',
    confidence: 'high',
    target: 'container',
    requires: [],
    messages: {
      found: {
        message: 'Container {{name}} has ${title}.',
        remediation: 'Say in a few words what to do.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['kubernetes-best-practice'],
    risks: ['operational-burden'],
    controls: [],
    references: ['https://kubernetes.io/docs/concepts/'],
    since: '0.1.0',
  },
  check({ name, spec }, { report }) {
    if (booleanAt(spec, 'tty')) {
      report({ messageId: 'found', data: { name }, path: ['tty'] });
    }
  },
});
`,
  'rule.md': `# ${id}

## What it checks

Which field of which object, and what is left out.

## Why it matters

What breaks, for whom, and when.

## Failing

\`\`\`yaml
apiVersion: v1
kind: Pod
metadata:
  name: example
spec:
  containers:
    - name: app
      tty: true
\`\`\`

## Passing

\`\`\`yaml
apiVersion: v1
kind: Pod
metadata:
  name: example
spec:
  containers:
    - name: app
\`\`\`

## How to fix

What to change.

## How to verify

What to run, and what it must show.

## When to waive

When this is fine as it is.

## References

- https://kubernetes.io/docs/concepts/
`,
  'rule.test.ts': `import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const pod = (line: string) => \`
apiVersion: v1
kind: Pod
metadata:
  name: example
spec:
  containers:
    - name: app
      \${line}
\`;

ruleTester.run(rule, {
  pass: [{ name: 'the field is unset', manifests: pod('') }],
  fail: [
    {
      name: 'the field is set',
      manifests: pod('tty: true # finding: found'),
    },
  ],
});
`,
};

await fs.mkdir(folder, { recursive: true });
for (const [name, text] of Object.entries(files)) {
  await fs.writeFile(path.join(folder, name), text);
}
console.log(`Written: ${path.relative(process.cwd(), folder)}`);
console.log('Fill it in, then run:');
console.log(`  yarn test ${id}`);
console.log('  yarn generate');
