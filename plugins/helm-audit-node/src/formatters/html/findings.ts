import {
  AuditReport,
  compareSeverity,
  Finding,
  RuleReport,
} from '@helm-audit/plugin-helm-audit-common';
import { fixNotes, fixState } from '../fixText';
import { describeSubject, placeOf } from '../places';
import { list, prose, section, severityTag, words } from './parts';
import { Html, markup } from './tag';

/** Findings of one rule that are written out; the rest is counted. */
const MAX_FINDINGS = 10;

/** Every finding with its place, its fix and the rule's prose; then what is waived. */
export function findings({ rules }: AuditReport): Html {
  const failed = rules
    .filter(({ outcome }) => outcome === 'fail')
    .sort((a, b) => compareSeverity(worst(a), worst(b)));
  const waived = rules.flatMap(({ id, findings: all }) =>
    all.flatMap(({ message, waiver }) =>
      waiver
        ? [
            markup`${words(message)}
              <span class="soft"
                >Accepted: ${waiver.reason}
                (${waiver.source}${
              waiver.expires && `, until ${waiver.expires}`
            }; <code>${id}</code>)</span
              >`,
          ]
        : [],
    ),
  );
  const shown: ShownDiffs = new Map();
  return markup`${section(
    'findings',
    'Findings',
    failed.map(rule => ruleSheet(rule, shown)),
  )}${section('waived', 'Waived', list(waived))}`;
}

function worst({ findings: all, severity }: RuleReport) {
  return (
    all
      .filter(({ waiver }) => !waiver)
      .map(finding => finding.severity)
      .sort(compareSeverity)[0] ?? severity
  );
}

/** Changes that the page shows already, with the title of the rule that they stand under. */
type ShownDiffs = Map<string, string>;

function ruleSheet(rule: RuleReport, shown: ShownDiffs): Html {
  const open = rule.findings.filter(({ waiver }) => !waiver);
  const rest = open.length - MAX_FINDINGS;
  const { doc } = rule;
  const actions = new Set(open.map(({ remediation }) => remediation));
  const [onlyAction] = actions.size === 1 ? actions : [];
  return markup`<div class="sheet" id="rule-${rule.id}">
    <h3>
      ${severityTag(worst(rule))} ${rule.title}
      <code class="soft">${rule.id}</code>
    </h3>
    ${open
      .slice(0, MAX_FINDINGS)
      .map(finding => findingPart(finding, rule.title, shown, !onlyAction))}
    ${rest > 0 && markup`<p class="soft">And ${rest} more like it.</p>`}
    ${onlyAction && markup`<p>${words(onlyAction)}</p>`}
    ${
      doc &&
      markup`<details>
      <summary>Why it matters, how to fix and how to verify</summary>
      <h4>Why it matters</h4>
      ${prose(doc.whyItMatters)}
      <h4>How to fix</h4>
      ${prose(doc.howToFix)}
      <h4>How to verify</h4>
      ${prose(doc.howToVerify)}
    </details>`
    }
  </div>`;
}

function findingPart(
  finding: Finding,
  title: string,
  shown: ShownDiffs,
  withAction: boolean,
): Html {
  const { valuesKey, remediation, fix } = finding;
  const before = fix?.diff && shown.get(fix.diff);
  if (fix?.diff && !before) shown.set(fix.diff, title);
  return markup`<p>${words(finding.message)}</p>
    <p class="soft small">
      ${describeSubject(finding.subject)} in
      <code>${placeOf(finding)}</code>${
    valuesKey && markup`, values key <code>${valuesKey}</code>`
  }
    </p>
    ${snippet(finding)}
    ${withAction && markup`<p>${words(remediation)}</p>`}
    ${
      fix?.diff &&
      markup`<details>
      <summary>
        ${fix.title}
        (${fixState(fix)})
      </summary>
      ${fixNotes(fix).map(
        note => markup`<p class="soft small">${words(note)}</p>`,
      )}
      ${
        before
          ? markup`<p class="soft small">The same change as under “${before}”.</p>`
          : markup`<pre>${fix.diff}</pre>`
      }
    </details>`
    }`;
}

function snippet({ location }: Finding): Html | undefined {
  const { snippet: part, line } = location;
  return (
    part &&
    markup`<pre>${part.lines.map((text, index) =>
      part.startLine + index === line
        ? markup`<mark>${text}\n</mark>`
        : `${text}\n`,
    )}</pre>`
  );
}
