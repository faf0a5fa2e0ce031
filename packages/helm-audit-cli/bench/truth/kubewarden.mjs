import path from 'node:path';
import { kubewardenPolicies } from '../truthMapPolicies.mjs';
import { textOf } from './files.mjs';

/**
 * kubewarden/policies: tests in shell that ask a policy about requests. Of policies with
 * settings those tests are read whose settings ask for what our rules ask for.
 */
export default {
  marker: 'policies/pod-privileged-policy/e2e.bats',
  async read(checkout) {
    const found = [];
    for (const [policy, mapped] of Object.entries(kubewardenPolicies)) {
      const folder = path.join(checkout, 'policies', policy);
      const script = await textOf(folder, 'e2e.bats');
      for (const test of script.replaceAll('\\\n', ' ').split(/^\s*@test /m)) {
        const name = test.match(/^"([^"]*)"/)?.[1];
        const request = test
          .replace(/--settings-path\s+\S+/, '')
          .match(/test_data\/\S+\.json/)?.[0];
        const allowed = test.match(/allowed\W.*?(true|false)/)?.[1];
        if (!request || !allowed || !(mapped.only ?? /./).test(name)) continue;
        const body = JSON.parse(await textOf(folder, request));
        found.push({
          name: `kubewarden/${policy} (${name}, ${path.basename(request)})`,
          text: JSON.stringify(objectOf(body.request ?? body)),
          rules: mapped.rules,
          fails: allowed === 'false',
        });
      }
    }
    return found;
  },
};

/** The object of a request, of which the request says the kind. */
function objectOf({ kind: { group, version, kind }, object }) {
  const apiVersion = group ? `${group}/${version}` : version;
  return { apiVersion, kind, ...object };
}
