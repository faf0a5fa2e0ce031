/**
 * `yarn bench:truth <checkout>…`, with checkouts of FairwindsOps/polaris, zegl/kube-score and
 * stackrox/kube-linter: how far our rules agree with cases that others labelled.
 *
 * Each of their checks that says what one of our rules says is mapped to it in truthMap.mjs.
 * A case that they expect to pass must not fail with us, and the other way round. What
 * disagrees is printed with its case, and with the reason where truthMap.mjs gives one.
 */
import { promises as fs } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import {
  explained,
  kubeLinterChecks,
  kubeScoreChecks,
  polarisChecks,
} from './truthMap.mjs';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');

const { createAuditor } = require('@helm-audit/plugin-helm-audit-node');

/** How kube-score's Go tests say what they expect of a file. */
const EXPECTATION =
  /testExpectedScore(?:WithConfig)?\(\s*t,\s*(?:\[\]ks\.NamedReader\{testFile\()?"([^"]+)"[\s\S]*?"([A-Z][A-Za-z ]+)",\s*scorecard\.Grade(\w+)/g;

const caller = process.env.INIT_CWD ?? process.cwd();
const checkouts = process.argv
  .slice(2)
  .map(folder => path.resolve(caller, folder));
if (checkouts.length === 0) {
  console.error(
    'Usage: yarn bench:truth <checkout of polaris, kube-score or kube-linter>…',
  );
  process.exit(2);
}

const auditor = createAuditor();
const cases = (
  await Promise.all(checkouts.map(folder => readCases(folder)))
).flat();
const known = new Set(auditor.rules.map(({ meta }) => meta.id));
const judged = [];
for (const testCase of cases) {
  const rules = testCase.rules.filter(rule => known.has(rule));
  if (rules.length > 0)
    judged.push({ ...testCase, ...(await judge(testCase, rules)) });
}
report(judged);

async function readCases(folder) {
  const polaris = path.join(folder, 'test/checks');
  const kubeScore = path.join(folder, 'score/testdata');
  if (await exists(polaris)) return readPolaris(polaris);
  const kubeLinter = path.join(folder, 'e2etests/bats-tests.sh');
  if (await exists(kubeScore)) return readKubeScore(folder, kubeScore);
  if (await exists(kubeLinter)) return readKubeLinter(folder, kubeLinter);
  throw new Error(
    `${folder} is no checkout of polaris, kube-score or kube-linter`,
  );
}

function exists(file) {
  return fs.access(file).then(
    () => true,
    () => false,
  );
}

/** One folder a check; the file name starts with what is expected. */
async function readPolaris(folder) {
  const found = [];
  for (const [check, rules] of Object.entries(polarisChecks)) {
    for (const name of (await fs.readdir(path.join(folder, check))).sort()) {
      if (!/^(success|failure).*\.yaml$/.test(name)) continue;
      found.push({
        name: `polaris/${check}/${name}`,
        file: path.join(folder, check, name),
        rules,
        fails: name.startsWith('failure'),
      });
    }
  }
  return found;
}

/** The expectations stand in the Go tests. Those with a configuration of their own differ. */
async function readKubeScore(folder, data) {
  const found = new Map();
  const tests = (await fs.readdir(path.join(folder, 'score')))
    .filter(name => name.endsWith('_test.go'))
    .sort();
  for (const test of tests) {
    const source = await fs.readFile(path.join(folder, 'score', test), 'utf8');
    for (const block of source.split(/^func Test/m)) {
      if (/RunConfiguration\{|WithConfig/.test(block)) continue;
      for (const [, file, check, grade] of block.matchAll(EXPECTATION)) {
        const rules = kubeScoreChecks[check];
        // Some tests put the file name together; those are left out.
        if (!rules || !file.endsWith('.yaml')) continue;
        const name = `kube-score/${file} (${check})`;
        found.set(name, {
          name,
          file: path.join(data, file),
          rules,
          fails: !grade.startsWith('AllOK'),
        });
      }
    }
  }
  return [...found.values()];
}

/**
 * One test a check, on a file of several objects. It names the kinds that are reported;
 * objects called `dont-fire` must not be.
 */
async function readKubeLinter(folder, tests) {
  const found = [];
  const source = await fs.readFile(tests, 'utf8');
  for (const block of source.split(/^@test /m)) {
    const check = block.match(/^"([^"]+)"/)?.[1];
    const file = block.match(/tests\/checks\/[\w.-]+/)?.[0];
    const rules = kubeLinterChecks[check];
    if (!rules || !file) continue;
    const testCase = { file: path.join(folder, file), rules };
    const messages = block.matchAll(
      /messages?\d*(?:\[\d+\])?\}" == "(\w+)[^:]*:/g,
    );
    for (const kind of new Set([...messages].map(match => match[1]))) {
      // We report a role where kube-linter reports what binds it.
      const kinds = [kind, kind.replace(/Binding$/, '')];
      const concerns = subject =>
        kinds.includes(subject.kind) && !isClean(subject);
      const name = `kube-linter/${check} (${kind})`;
      found.push({ ...testCase, name, concerns, fails: true });
    }
    const text = await fs.readFile(testCase.file, 'utf8');
    if (!text.includes('name: dont-fire')) continue;
    const name = `kube-linter/${check} (dont-fire)`;
    found.push({ ...testCase, name, concerns: isClean, fails: false });
  }
  return found;
}

function isClean({ name }) {
  return name?.startsWith('dont-fire');
}

async function judge(testCase, rules) {
  const audit = await auditor.audit({
    source: { kind: 'manifests', path: testCase.file },
  });
  const outcomes = audit.rules.filter(({ id }) => rules.includes(id));
  const { concerns = () => true } = testCase;
  const fails = outcomes.some(({ findings }) =>
    findings.some(({ subject }) => concerns(subject)),
  );
  return {
    agrees: fails === testCase.fails,
    outcome: outcomes.map(({ id, outcome }) => `${id}: ${outcome}`).join(', '),
  };
}

function report(all) {
  const byRule = new Map();
  for (const { rules, agrees } of all) {
    const key = rules.join(' | ');
    const counts = byRule.get(key) ?? { cases: 0, agree: 0 };
    counts.cases++;
    if (agrees) counts.agree++;
    byRule.set(key, counts);
  }
  for (const [rule, { cases: total, agree }] of [...byRule].sort()) {
    console.log(
      `${String(agree).padStart(4)} of ${String(total).padEnd(4)} ${rule}`,
    );
  }
  for (const { name, fails, outcome, agrees } of all) {
    if (agrees) continue;
    console.log(
      `\n${name}: expected to ${fails ? 'fail' : 'pass'}; ${outcome}`,
    );
    console.log(`  ${explained[name] ?? 'not explained'}`);
  }
  const agree = all.filter(({ agrees }) => agrees).length;
  const open = all.filter(({ agrees, name }) => !agrees && !explained[name]);
  const share = (100 * (all.length - open.length)) / all.length;
  console.log(
    `\n${agree} of ${all.length} cases agree, ${
      all.length - agree - open.length
    } differ for a reason (${share.toFixed(1)} % together), ${
      open.length
    } are not explained`,
  );
}
