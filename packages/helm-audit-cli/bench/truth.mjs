/**
 * `yarn bench:truth <checkout>…`, with checkouts of the tools that truth/ has readers for: how
 * far our rules agree with cases that others labelled, by rule, and by concept and tool.
 *
 * Each of their checks that says what one of our rules says is mapped to it in truthMap*.mjs.
 * A case that they expect to pass must not fail with us, and the other way round. What
 * disagrees is printed with its case, and with the reason where the map gives one.
 */
import { createRequire } from 'node:module';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import actionlint from './truth/actionlint.mjs';
import badRobot from './truth/badRobot.mjs';
import celAdmission from './truth/celAdmission.mjs';
import chartTesting from './truth/chartTesting.mjs';
import chartVerifier from './truth/chartVerifier.mjs';
import checkov from './truth/checkov.mjs';
import clusterlint from './truth/clusterlint.mjs';
import cnfTestsuite from './truth/cnfTestsuite.mjs';
import codeql from './truth/codeql.mjs';
import { conceptTable } from './truth/concepts.mjs';
import cronParser from './truth/cronParser.mjs';
import datree from './truth/datree.mjs';
import { exists } from './truth/files.mjs';
import gatekeeper from './truth/gatekeeper.mjs';
import helmLint from './truth/helmLint.mjs';
import insights from './truth/insights.mjs';
import k8sgpt from './truth/k8sgpt.mjs';
import keda from './truth/keda.mjs';
import kics from './truth/kics.mjs';
import kubeaudit from './truth/kubeaudit.mjs';
import kubeconform from './truth/kubeconform.mjs';
import kubectlValidate from './truth/kubectlValidate.mjs';
import kubent from './truth/kubent.mjs';
import kubeLinter from './truth/kubeLinter.mjs';
import kubernetesValidation from './truth/kubernetesValidation.mjs';
import kubescape from './truth/kubescape.mjs';
import kubeScore from './truth/kubeScore.mjs';
import kubesec from './truth/kubesec.mjs';
import kubeval from './truth/kubeval.mjs';
import kubewarden from './truth/kubewarden.mjs';
import kyverno from './truth/kyverno.mjs';
import marvin from './truth/marvin.mjs';
import pluto from './truth/pluto.mjs';
import podSecurity from './truth/podSecurity.mjs';
import polaris from './truth/polaris.mjs';
import popeye from './truth/popeye.mjs';
import raspbernetes from './truth/raspbernetes.mjs';
import redhatCop from './truth/redhatCop.mjs';
import regula from './truth/regula.mjs';
import poutine from './truth/poutine.mjs';
import scorecard from './truth/scorecard.mjs';
import semgrep from './truth/semgrep.mjs';
import terrascan from './truth/terrascan.mjs';
import sonar from './truth/sonar.mjs';
import trivyChecks from './truth/trivyChecks.mjs';
import vapLibrary from './truth/vapLibrary.mjs';
import weave from './truth/weave.mjs';
import zizmor from './truth/zizmor.mjs';
import { explained as explainedFirst } from './truthMap.mjs';
import { explainedConfiguration } from './truthMapConfiguration.mjs';
import { explainedControllers } from './truthMapControllers.mjs';
import { explainedKics, narrowerKics } from './truthMapKics.mjs';
import { explainedLibraries } from './truthMapLibraries.mjs';
import { explainedPods, narrowerPods } from './truthMapPods.mjs';
import { explainedPolicies, narrowerPolicies } from './truthMapPolicies.mjs';
import { explainedScanners } from './truthMapScanners.mjs';
import { explainedSecurity, narrowerSecurity } from './truthMapSecurity.mjs';
import { explainedUnseen } from './truthMapUnseen.mjs';

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
  kubeval,
  kubeconform,
  popeye,
  chartTesting,
  zizmor,
  actionlint,
  scorecard,
  poutine,
  helmLint,
  pluto,
  kubent,
  cronParser,
  kubectlValidate,
  kics,
  sonar,
  podSecurity,
  redhatCop,
  marvin,
  regula,
  celAdmission,
  badRobot,
  kubesec,
  semgrep,
  terrascan,
  clusterlint,
  insights,
  raspbernetes,
  vapLibrary,
  codeql,
  kubewarden,
  weave,
  chartVerifier,
  cnfTestsuite,
  k8sgpt,
  keda,
  kubernetesValidation,
];

/** Why we disagree with a case, by its name. */
const explained = {
  ...explainedFirst,
  ...explainedConfiguration,
};

const explainedByPattern = [
  ...explainedSecurity,
  ...explainedKics,
  ...explainedPods,
  ...explainedScanners,
  ...explainedUnseen,
  ...explainedLibraries,
  ...explainedPolicies,
  ...explainedControllers,
];
const narrower = [
  narrowerSecurity,
  ...[...narrowerKics, ...narrowerPods, ...narrowerPolicies].map(
    part => new RegExp(part),
  ),
];

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
  ({ name, fails }) => fails || !narrower.some(part => part.test(name)),
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
  const source = await sourceOf(testCase);
  const audit = await auditor.audit({ source }).catch(error => error.code);
  if (typeof audit === 'string') {
    // What can't be read at all is refused, too.
    return { agrees: testCase.fails, outcome: audit };
  }
  const outcomes = audit.rules.filter(({ id }) => rules.includes(id));
  const { concerns = () => true } = testCase;
  const fails = outcomes.some(({ findings }) =>
    findings.some(finding => concerns(finding.subject, finding)),
  );
  return {
    agrees: fails === testCase.fails,
    outcome: outcomes.map(({ id, outcome }) => `${id}: ${outcome}`).join(', '),
  };
}

/**
 * What to audit for a case: manifests, a chart, or a repository that holds some files. Cases
 * that are part of a file are judged in a file of their own.
 */
async function sourceOf({ file, text, chart, workflow, tree }) {
  if (chart) return { kind: 'directory', path: chart };
  if (workflow !== undefined) {
    return repositoryWith({ '.github/workflows/case.yml': workflow });
  }
  if (tree) return repositoryWith(tree);
  if (file) return { kind: 'manifests', path: file };
  const part = path.join(scratch, 'case.yaml');
  await fs.writeFile(part, text);
  return { kind: 'manifests', path: part };
}

/** A repository with a chart and some files, given by their paths. */
async function repositoryWith(tree) {
  const root = path.join(scratch, 'repository');
  await fs.rm(root, { recursive: true, force: true });
  const chart = path.join(root, 'chart');
  await fs.mkdir(path.join(chart, 'templates'), { recursive: true });
  const metadata = 'apiVersion: v2\nname: case\nversion: 1.0.0\n';
  const files = { 'chart/Chart.yaml': metadata, ...tree };
  for (const [file, text] of Object.entries(files)) {
    const at = path.join(root, file);
    await fs.mkdir(path.dirname(at), { recursive: true });
    await fs.writeFile(at, text);
  }
  return { kind: 'directory', path: chart, repositoryRoot: root };
}

function reasonFor(name) {
  const reason = explainedByPattern.find(([pattern]) => pattern.test(name));
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
  console.log(`\n${conceptTable(all).join('\n')}`);
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
