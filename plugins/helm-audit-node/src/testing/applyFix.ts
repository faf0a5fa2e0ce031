import { applyFields } from '../fix/applyFields';
import { partsOf } from '../fix/fields';
import { JsonMap } from '../json';
import { RawFinding } from '../stages/evaluate/types';
import { Resource } from '../stages/gather/types';
import { RuleFix } from '../rules/types';
import { gatherCase, RuleCase } from './gatherCase';

/** The case after a finding's fix, or undefined for fixes that add a file. */
export async function applyFix(
  testCase: RuleCase,
  finding: RawFinding,
): Promise<RuleCase | undefined> {
  let fixed: RuleCase | undefined;
  for (const part of finding.violation.fix
    ? partsOf(finding.violation.fix)
    : []) {
    fixed = await applyPart(fixed ?? testCase, finding, part);
  }
  return fixed;
}

async function applyPart(
  testCase: RuleCase,
  finding: RawFinding,
  fix: RuleFix,
): Promise<RuleCase | undefined> {
  const resource =
    fix.resource ?? finding.violation.resource ?? finding.subject.resource;
  const { gathered } = await gatherCase(testCase);
  if ('addFile' in fix || gathered.resources.state !== 'known') {
    return undefined;
  }
  const objects = gathered.resources.value.map(other => ({
    source: other.source,
    body: isSame(other, resource)
      ? applyToObject(other.body, fix, finding)
      : other.body,
  }));
  const added = 'addResource' in fix ? addedObject(fix) : undefined;
  const isNew = added && !objects.some(({ body }) => sameObject(body, added));
  const all = isNew
    ? [...objects, { source: 'templates/added.yaml', body: added }]
    : objects;
  const isRender = /^# Source: /m.test(testCase.manifests ?? '');
  return {
    ...testCase,
    manifests: all
      .map(
        ({ source, body }) =>
          `${isRender ? `# Source: example/${source}\n` : ''}${JSON.stringify(
            body,
          )}\n`,
      )
      .map(document => `---\n${document}`)
      .join(''),
  };
}

/** A rendered object after a fix of fields; others leave it as it is. */
export function applyToObject(
  body: JsonMap,
  fix: RuleFix,
  { violation, subject }: RawFinding,
): JsonMap {
  const base = fix.resource ?? violation.resource ? [] : subject.path;
  const at = (path = violation.path ?? []) => [...base, ...path];
  if ('fields' in fix) {
    const fields = fix.fields.map(({ path, set }) => ({ path: at(path), set }));
    return applyFields(body, fields);
  }
  if ('addResource' in fix || 'addFile' in fix) return body;
  return applyFields(body, [{ path: at(fix.path), set: fix.set }]);
}

/** Names what is added as its workload is named, in the same namespace. */
function addedObject(fix: Extract<RuleFix, { addResource: unknown }>): JsonMap {
  const { name = 'example', namespace } = fix.workload?.resource ?? {};
  return applyFields(fix.addResource as JsonMap, [
    { path: ['metadata', 'name'], set: name },
    { path: ['metadata', 'namespace'], set: namespace },
  ]);
}

/** By name, as the place of an object in the text changes once the text is written anew. */
function isSame(a: Resource, b: Resource | undefined): boolean {
  return (
    a.source === b?.source &&
    a.kind === b.kind &&
    a.name === b.name &&
    a.namespace === b.namespace
  );
}

function sameObject(a: JsonMap, b: JsonMap): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
