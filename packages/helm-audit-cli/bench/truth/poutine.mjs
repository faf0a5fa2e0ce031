import path from 'node:path';
import { namesIn, textOf } from './files.mjs';

const WORKFLOWS = 'scanner/testdata/.github/workflows';

/** Which of our rules say what a rule of poutine says, and which findings of ours count. */
const CHECKS = {
  injection: { rules: ['ci-script-injection'] },
  job_all_secrets: { rules: ['inherited-ci-secrets'] },
  unverified_script_exec: {
    rules: ['unpinned-ci-action'],
    concerns: (_, { message }) => message.includes(' into a shell'),
  },
  untrusted_checkout_exec: {
    rules: ['untrusted-ci-trigger'],
    // The trigger alone, which we advise against, is not what they ask about.
    concerns: (_, { severity }) => severity === 'high',
  },
};

/**
 * boostsecurityio/poutine: one test lists all findings in a repository. Left out are those on
 * what it knows of actions and their makers, and on runners.
 */
export default {
  marker: WORKFLOWS,
  async read(checkout) {
    const source = await textOf(checkout, 'scanner/inventory_test.go');
    const listed = new Set(
      [
        ...source.matchAll(/RuleId:\s*"(\w+)"[\s\S]{0,900}?Path:\s*"([^"]+)"/g),
      ].map(([, check, file]) => `${check} ${path.basename(file)}`),
    );
    const found = [];
    for (const name of await namesIn(path.join(checkout, WORKFLOWS))) {
      const workflow = await textOf(checkout, WORKFLOWS, name);
      if (!/^jobs:/m.test(workflow) || name.startsWith('invalid')) continue;
      for (const [check, mapped] of Object.entries(CHECKS)) {
        found.push({
          ...mapped,
          name: `poutine/${check} (${name})`,
          workflow,
          fails: listed.has(`${check} ${name}`),
        });
      }
    }
    return found;
  },
};
