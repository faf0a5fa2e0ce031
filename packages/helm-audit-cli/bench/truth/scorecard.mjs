import path from 'node:path';
import { entriesOf, fieldOf, stringsIn, tableAfter } from './goTables.mjs';
import { textOf } from './files.mjs';
import { scriptWorkflow, workflowOf } from './workflowText.mjs';

/**
 * ossf/scorecard: the tests of its checks on workflows, and on names of files that a repository
 * must have. Left out are those that ask a forge (branches, reviews, contributors) and those on
 * downloads in scripts, which no rule judges.
 */
export default {
  marker: 'checks/raw/dangerous_workflow_test.go',
  async read(checkout) {
    const checks = path.join(checkout, 'checks');
    const groups = await Promise.all([
      dangerousWorkflows(checks),
      permissions(checks),
      pinning(checks),
      updateTools(checks),
      securityPolicies(checks),
      licences(checks),
    ]);
    return groups.flat();
  },
};

async function dangerousWorkflows(checks) {
  const source = await textOf(checks, 'raw/dangerous_workflow_test.go');
  const [contexts, files] = source.split('func TestGithubDangerousWorkflow');
  const variables = tableAfter(contexts, 'expected bool\n\t}{').map(entry => ({
    name: `scorecard/untrusted context ${fieldOf(entry, 'variable')}`,
    workflow: scriptWorkflow(fieldOf(entry, 'variable')),
    rules: ['ci-script-injection'],
    fails: entry.includes('expected: true'),
  }));
  const workflows = await Promise.all(
    tableAfter(files, 'expected ret\n\t}{').map(async entry => {
      const file = fieldOf(entry, 'filename');
      const isScript = file.includes('injection');
      return {
        name: `scorecard/dangerous workflow ${path.basename(file)}`,
        workflow: await textOf(checks, 'testdata', file),
        rules: [isScript ? 'ci-script-injection' : 'untrusted-ci-trigger'],
        fails: !entry.includes('nb: 0'),
        // The trigger alone, which we advise against, is not what they ask about.
        concerns: (_, { severity }) => isScript || severity === 'high',
      };
    }),
  );
  return [...variables, ...workflows.filter(({ name }) => /yml$/.test(name))];
}

/** One workflow a case; what costs no point passes. */
async function permissions(checks) {
  const source = await textOf(checks, 'permissions_test.go');
  const table = tableAfter(source, 'expected  scut.TestReturn\n\t}{');
  const single = table.filter(
    entry => [...entry.matchAll(/testdata\/.*\.ya?ml/g)].length === 1,
  );
  return Promise.all(
    single.map(async entry => {
      const file = entry.match(/testdata\/[^"]*/)[0];
      return {
        name: `scorecard/permissions ${path.basename(file)}`,
        workflow: await textOf(checks, file),
        rules: ['broad-ci-permissions'],
        fails: !/Score:\s+checker\.MaxResultScore,/.test(entry),
      };
    }),
  );
}

async function pinning(checks) {
  const source = await textOf(checks, 'raw/pinned_dependencies_test.go');
  const parts = source.split('func Test');
  const files = parts
    .filter(part => /^(Non)?GithubWorkflowPinning\(/.test(part))
    .flatMap(part => tableAfter(part, 'filename string\n\t}{'))
    .filter(entry => fieldOf(entry, 'filename')?.includes('/workflows/'));
  const workflows = await Promise.all(
    files.map(async entry => ({
      name: `scorecard/pinning ${path.basename(fieldOf(entry, 'filename'))}`,
      workflow: await textOf(checks, 'raw', fieldOf(entry, 'filename')),
      rules: ['unpinned-ci-action'],
      fails: /warns:/.test(entry),
    })),
  );
  const patterns = parts.find(part =>
    part.startsWith('GithubWorkflowPinningPattern('),
  );
  const uses = tableAfter(patterns, 'ispinned bool\n\t}{').map(entry => {
    const reference = fieldOf(entry, 'uses');
    const called = { uses: reference, steps: undefined };
    return {
      name: `scorecard/pinning of ${reference}`,
      workflow: reference.endsWith('.yml')
        ? workflowOf({}, called)
        : workflowOf({ uses: reference }),
      rules: ['unpinned-ci-action'],
      fails: entry.includes('ispinned: false'),
    };
  });
  return [...workflows, ...uses];
}

async function updateTools(checks) {
  const source = await textOf(checks, 'raw/dependency_update_tool_test.go');
  const table = tableAfter(source, 'wantErr bool\n\t}{');
  return table.map(entry =>
    fileCase(
      'update tool',
      fieldOf(entry, 'path'),
      'missing-update-bot',
      !/want:\s+true/.test(entry),
    ),
  );
}

async function securityPolicies(checks) {
  const source = await textOf(checks, 'raw/security_policy_test.go');
  const [names, files] = source.split('func TestSecurityPolicy(');
  const rule = 'missing-security-policy';
  const single = tableAfter(names, 'expected bool\n\t}{').map(entry =>
    fileCase(
      'security policy name',
      fieldOf(entry, 'filename'),
      rule,
      !entry.includes('expected: true'),
    ),
  );
  const found = tableAfter(files, 'scut.TestReturn\n\t}{').map(entry =>
    fileCase('security policy', fieldOf(entry, 'name'), rule, false),
  );
  return [...single, ...found];
}

async function licences(checks) {
  const source = await textOf(checks, 'raw/license_test.go');
  const table = tableAfter(source, '}{');
  return table.flatMap(entry => {
    const name = fieldOf(entry, 'filename');
    const [extensions = ''] = entriesOf(entry);
    return stringsIn(extensions).map(extension =>
      fileCase(
        'licence',
        name + extension,
        'missing-license',
        entry.includes('shouldFail: true'),
      ),
    );
  });
}

/** A repository with one file, of which the name alone counts. */
function fileCase(title, file, rule, fails) {
  return {
    name: `scorecard/${title} ${file}`,
    tree: { [file]: '\n' },
    rules: [rule],
    fails,
  };
}
