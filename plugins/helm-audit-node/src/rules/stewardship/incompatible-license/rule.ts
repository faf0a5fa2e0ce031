import satisfies from 'spdx-satisfies';
import { defineRule } from '../../defineRule';
import {
  doubtOf,
  foreignComponents,
  labelOf,
  placeOf,
} from '../../dependencyComponents';

export default defineRule({
  meta: {
    id: 'incompatible-license',
    dimension: 'stewardship',
    title: 'Licences of dependencies are among those allowed',
    failureTitle: 'A dependency has a licence that is not allowed',
    severity: 'high',
    confidence: 'medium',
    target: 'chart',
    requires: ['ossManifest'],
    messages: {
      incompatible: {
        message:
          '{{label}} is under {{license}} (by {{source}}), which is none of the licences that are allowed.',
        remediation:
          'Replace it, or have its licence looked at and allowed for this use.',
      },
    },
    options: {
      allowed: {
        type: 'texts',
        description:
          'Licences that dependencies may have, as SPDX identifiers such as `Apache-2.0`. With an empty list nothing is judged.',
        default: [],
        stricter: 'fewer',
      },
    },
    effort: 'L',
    phase: 2,
    compliance: ['dependency-health', 'maintainer-respect'],
    risks: ['oss-supply-chain', 'community-relations'],
    controls: [],
    references: [
      'https://spdx.org/licenses/',
      'https://openchainproject.org/license-compliance',
    ],
    since: '0.1.0',
  },
  appliesTo: (_, { facts: { ossManifest }, options }) =>
    options.allowed.length > 0 && foreignComponents(ossManifest).length > 0,
  check(chart, { facts, options: { allowed }, report, undetermined }) {
    for (const component of foreignComponents(facts.ossManifest)) {
      const { license } = component;
      const doubt = doubtOf(component, 'license');
      if (!license) {
        if (doubt) undetermined(doubt);
      } else if (!license.isSpdx) {
        undetermined(`"${license.expression}" is no SPDX licence.`);
      } else if (!isAllowed(license.expression, allowed)) {
        report({
          messageId: 'incompatible',
          data: {
            label: labelOf(component),
            license: license.expression,
            source: license.source,
          },
          ...placeOf(component, chart, 'name'),
        });
      }
    }
  },
});

/** Whether one can meet the licence with those that are allowed, by SPDX's rules. */
function isAllowed(expression: string, allowed: readonly string[]): boolean {
  try {
    return satisfies(expression, [...allowed]);
  } catch {
    // A licence that is newer than the library's list is allowed by its name only.
    return allowed.includes(expression);
  }
}
