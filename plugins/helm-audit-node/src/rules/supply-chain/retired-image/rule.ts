import { parseImage } from '../../../facts/image';
import { eventOfImage } from '../../../facts/upstreamEvents';
import { stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'retired-image',
    dimension: 'supply-chain',
    title: 'No image is known to be retired',
    failureTitle: 'An image comes from a retired project or registry',
    severity: 'high',
    confidence: 'high',
    target: 'container',
    requires: [],
    messages: {
      retired: {
        message:
          'Container {{container}} of {{workload}} runs {{image}}, whose upstream ended on {{date}}: {{what}} ({{source}}).',
        remediation: '{{instead}}.',
      },
    },
    effort: 'M',
    phase: 1,
    compliance: ['dependency-health', 'security-standards'],
    risks: ['oss-supply-chain', 'availability-impact'],
    controls: ['OpenSSF Scorecard Maintained'],
    references: [
      'https://github.com/ossf/scorecard/blob/main/docs/checks.md#maintained',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ spec }) => Boolean(stringAt(spec, 'image')),
  check({ name, spec, workload }, { report }) {
    const image = stringAt(spec, 'image') ?? '';
    const reference = parseImage(image);
    const event = reference && eventOfImage(reference);
    if (!event) return;
    // Containers of one image are mended together.
    const first = workload.containers.find(other => other.spec.image === image);
    if (first?.spec !== spec) return;
    const { what, date, source, instead, isProduct } = event;
    const { kind, name: owner } = workload.resource;
    report({
      messageId: 'retired',
      data: {
        container: name,
        workload: `${kind} ${owner}`,
        image,
        what,
        date,
        source,
        instead,
      },
      path: ['image'],
      // Another image of the same is quickly named; another product is not.
      effort: isProduct ? 'L' : undefined,
    });
  },
});
