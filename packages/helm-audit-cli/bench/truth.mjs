/**
 * `yarn bench:truth <checkout>…`, with checkouts of the tools that truth/ has readers for: how
 * far our rules agree with cases that others labelled.
 *
 * Each of their checks that says what one of our rules says is mapped to it in truthMap*.mjs.
 * A case that they expect to pass must not fail with us, and the other way round. What
 * disagrees is printed with its case, and with the reason where the map gives one.
 */
import { createRequire } from 'node:module';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import checkov from './truth/checkov.mjs';
import datree from './truth/datree.mjs';
import { exists } from './truth/files.mjs';
import gatekeeper from './truth/gatekeeper.mjs';
import kubeaudit from './truth/kubeaudit.mjs';
import kubeLinter from './truth/kubeLinter.mjs';
import kubescape from './truth/kubescape.mjs';
import kubeScore from './truth/kubeScore.mjs';
import kyverno from './truth/kyverno.mjs';
import polaris from './truth/polaris.mjs';
import trivyChecks from './truth/trivyChecks.mjs';
import { explained as explainedFirst } from './truthMap.mjs';
import { explainedConfiguration } from './truthMapConfiguration.mjs';
import { explainedSecurity, narrowerSecurity } from './truthMapSecurity.mjs';

/** What reads the cases of a checkout, told by a path that it has. */
const READERS = [
  polaris,
  kubeScore,
  kubeLinter,
  datree,
  kubescape,
  checkov,
  kyverno,
  trivyChecks,
  gatekeeper,
  kubeaudit,
];

/** Why we disagree with a case, by its name. */
const explained = {
  ...explainedFirst,
  ...explainedConfiguration,
};

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');

const { createAuditor } = require('@helm-audit/plugin-helm-audit-node');

const caller = process.env.INIT_CWD ?? process.cwd();
const checkouts = process.argv
  .slice(2)
  .map(folder => path.resolve(caller, folder));
if (checkouts.length === 0) {
  console.error(
    'Usage: yarn bench:truth <checkout of a tool with labelled cases>…',
  );
  process.exit(2);
}

const auditor = createAuditor();
const cases = (
  await Promise.all(checkouts.map(folder => readCases(folder)))
).flat();
const wanted = cases.filter(
  ({ name, fails }) => fails || !narrowerSecurity.test(name),
);
const known = new Set(auditor.rules.map(({ meta }) => meta.id));
const scratch = await fs.mkdtemp(path.join(os.tmpdir(), 'helm-audit-truth-'));
const judged = [];
for (const testCase of wanted) {
  const rules = testCase.rules.filter(rule => known.has(rule));
  if (rules.length > 0)
    judged.push({ ...testCase, ...(await judge(testCase, rules)) });
}
await fs.rm(scratch, { recursive: true });
report(judged);

async function readCases(folder) {
  for (const { marker, read } of READERS) {
    if (await exists(path.join(folder, marker))) return read(folder);
  }
  throw new Error(`${folder} is no checkout that the bench knows`);
}

async function judge(testCase, rules) {
  const audit = await auditor.audit({
    source: { kind: 'manifests', path: await fileOf(testCase) },
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

/** Cases that are part of a file are judged in a file of their own. */
async function fileOf({ file, text }) {
  if (file) return file;
  const part = path.join(scratch, 'case.yaml');
  await fs.writeFile(part, text);
  return part;
}

function reasonFor(name) {
  const reason = explainedSecurity.find(([pattern]) => pattern.test(name));
  return explained[name] ?? reason?.[1];
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
    console.log(`  ${reasonFor(name) ?? 'not explained'}`);
  }
  const agree = all.filter(({ agrees }) => agrees).length;
  const open = all.filter(({ agrees, name }) => !agrees && !reasonFor(name));
  const share = (100 * (all.length - open.length)) / all.length;
  console.log(
    `\n${agree} of ${all.length} cases agree, ${
      all.length - agree - open.length
    } differ for a reason (${share.toFixed(1)} % together), ${
      open.length
    } are not explained`,
  );
}
