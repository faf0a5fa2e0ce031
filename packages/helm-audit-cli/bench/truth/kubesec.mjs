import path from 'node:path';
import {
  kubesecChecks,
  kubesecExamples,
  kubesecSearches,
  narrowerScanners,
} from '../truthMapScanners.mjs';
import { load, namesIn, textOf } from './files.mjs';

const SINGLE = /`([^`]*)`[\s\S]*?\b(\w+)\(json\)\s*if \w+ != (\d+) \{/;
const TABLE = /data: `([^`]*)`,\s*want: (\d+)/g;
const PROFILE =
  /description:\s*"([^"]*)",\s*expectedProfileType:\s*(\w+),\s*manifest:\s*(\w+)/g;
const ACCEPTANCE =
  /^@test "(passes|fails) [^"]*" \{\s*run _app "\$\{TEST_DIR\}\/asset\/([\w.-]+)"\s*assert_/gm;

/**
 * controlplaneio/kubesec: Go tests count the containers or volumes that a check finds, and
 * acceptance tests score whole files.
 */
export default {
  marker: 'pkg/rules/capDropAll_test.go',
  async read(checkout) {
    const folder = path.join(checkout, 'pkg/rules');
    const found = [];
    for (const test of await namesIn(folder)) {
      if (test.endsWith('_test.go'))
        found.push(...unitCases(await textOf(folder, test)));
      if (test.endsWith('TestCases.go'))
        found.push(...profileCases(await textOf(folder, test)));
    }
    found.push(...(await acceptanceCases(checkout)));
    return found.filter(
      ({ check, fails }) => fails || !narrowerScanners.has(check),
    );
  },
};

function unitCases(source) {
  const tests = source.replace(/^\s*\/\/.*$/gm, '').split(/^func Test_?/m);
  return tests.flatMap(block => {
    const name = block.match(/^\w+/)?.[0];
    const check = block.match(/:= ([A-Z]\w+)\(json\)/)?.[1];
    const rows = [...block.matchAll(TABLE)].map(([, text, count]) => [
      text,
      count,
    ]);
    const single = block.match(SINGLE);
    if (rows.length === 0 && single) rows.push([single[1], single[3]]);
    return rows.flatMap(([text, count], index) =>
      caseOf(check, `${name} ${index + 1}`, text, Number(count)),
    );
  });
}

/** A case, none when there is nothing to judge or no rule of ours for the check. */
function caseOf(check, name, text, count) {
  const rules = kubesecChecks[check];
  const wanted = expectedCount(check, load(text.trim().replace(/^---/, '')));
  if (!rules || wanted === 0) return [];
  const fails = kubesecSearches.has(check) ? count > 0 : count < wanted;
  return [{ name: `kubesec/${check} (${name})`, check, text, rules, fails }];
}

/** How many containers, claims or pods a check that looks for what is good must count. */
function expectedCount(check, body) {
  if (check === 'AutomountServiceAccountToken') return 1;
  if (kubesecSearches.has(check)) return 1;
  if (check === 'VolumeClaimRequestsStorage')
    return body?.spec?.volumeClaimTemplates?.length ?? 0;
  const job = body?.spec?.jobTemplate ?? body;
  const pod = job?.spec?.template?.spec ?? body?.spec;
  const lists = ['containers', 'initContainers', 'ephemeralContainers'];
  return lists.flatMap(list => pod?.[list] ?? []).length;
}

/** Profiles of seccomp and AppArmor are listed once, for the checks on both. */
function profileCases(source) {
  const manifests = new Map(
    [...source.matchAll(/(\w+) = `([^`]*)`/g)].map(([, name, text]) => [
      name,
      text,
    ]),
  );
  return [...source.matchAll(PROFILE)].flatMap(
    ([, description, profile, manifest]) => {
      const check = /Seccomp/.test(profile)
        ? 'SeccompAny'
        : 'ApparmorUnconfined';
      const isGood = /RuntimeDefault|LocalHost|Localhost/.test(profile);
      const isBad = profile.endsWith('Unconfined');
      const count = (check === 'SeccompAny' ? isGood : isBad) ? 1 : 0;
      return caseOf(check, description, manifests.get(manifest), count);
    },
  );
}

async function acceptanceCases(checkout) {
  const source = await textOf(checkout, 'test/1_cli.bats');
  return [...source.matchAll(ACCEPTANCE)].flatMap(([, verdict, file]) => {
    const check = kubesecExamples.find(([name]) => name.test(file))?.[1];
    if (!check) return [];
    return [
      {
        name: `kubesec/${check} (${file})`,
        check,
        file: path.join(checkout, 'test/asset', file),
        rules: kubesecChecks[check],
        fails: verdict === 'fails',
      },
    ];
  });
}
