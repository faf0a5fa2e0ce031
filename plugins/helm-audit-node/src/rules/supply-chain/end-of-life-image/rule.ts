import { defineRule } from '../../defineRule';
import { componentOfImage, doubtOf } from '../../dependencyComponents';
import { productOf } from '../../../facts/oss/products';

export default defineRule({
  meta: {
    id: 'end-of-life-image',
    dimension: 'supply-chain',
    title: 'No image is past its end of life',
    failureTitle: 'An image is past its end of life',
    severity: 'high',
    confidence: 'high',
    target: 'container',
    requires: ['ossManifest'],
    messages: {
      ended: {
        message:
          'Container {{container}} runs {{image}}, and {{release}} gets no fixes any more{{since}}.',
        remediation: 'Move to a release that is maintained.',
      },
    },
    effort: 'M',
    phase: 1,
    compliance: ['dependency-health', 'security-standards'],
    risks: ['oss-supply-chain', 'availability-impact'],
    controls: [],
    references: ['https://endoflife.date/'],
    since: '0.1.0',
  },
  appliesTo({ spec }, { facts: { ossManifest } }) {
    const component = componentOfImage(ossManifest, spec);
    return Boolean(component && productOf(component.name)?.endOfLife);
  },
  check({ name, spec }, { facts: { ossManifest }, report, undetermined }) {
    const component = componentOfImage(ossManifest, spec);
    if (!component) return;
    const { endOfLife } = component;
    if (endOfLife?.isEnded) {
      report({
        messageId: 'ended',
        data: {
          container: name,
          image: component.name,
          release: endOfLife.release,
          since: endOfLife.date ? ` since ${endOfLife.date}` : '',
        },
        path: ['image'],
      });
    }
    const doubt = doubtOf(component, 'endOfLife');
    if (doubt) undetermined(doubt);
  },
});
