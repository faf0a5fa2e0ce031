import {
  AuditReport,
  describeLift,
} from '@helm-audit/plugin-helm-audit-common';
import { list, section, severityTag, table, task, words } from './parts';
import { describeSkippedKinds } from '../skippedKinds';
import { Html, markup } from './tag';
import { describeStandIn } from '../standIn';
import { effortText, isProvisional, percent, scoreText } from '../../words';

/** An effort in words. */
export const EFFORTS = {
  S: 'within an hour',
  M: 'within a day',
  L: 'longer',
} as const;

/** Radius of the gauge in its own units. */
const RADIUS = 52;
const AROUND = 2 * Math.PI * RADIUS;

/** Score, grade, what is known, and the sentence. */
export function header(report: AuditReport): Html {
  const { chart, score, summary, scenario, tier, renderer } = report;
  const standIn = describeStandIn(scenario);
  return markup`<header class="sheet">
    <div class="head">
      ${gauge(report)}
      <div>
        <p class="soft small">Production readiness of a Helm chart</p>
        <h1>${chart.name} ${chart.version}</h1>
        <p><strong>${words(summary.sentence)}</strong></p>
        ${standIn && markup`<p>${standIn}</p>`}
        ${score.cap && markup`<p>${score.cap.reason}</p>`}
        <p class="soft small">
          Scenario ${scenario.name}, tier
          ${tier.value}${tier.source === 'default' ? ' (assumed)' : ''};
          ${percent(score.coverage)} of what applies could be
          decided${
            isProvisional(score) && `, and scores ${scoreText(score.overall)}`
          }${
    renderer &&
    `; Helm ${renderer.helmVersion} for Kubernetes ${renderer.kubeVersion}`
  };
          ${chart.path}; audited
          ${report.auditedAt.slice(0, 16).replace('T', ' ')} UTC.
        </p>
      </div>
    </div>
  </header>`;
}

function gauge({ score }: AuditReport): Html {
  const isVague = isProvisional(score);
  const share = isVague ? 0 : (score.overall ?? 0) / 10;
  const label = isVague
    ? 'No grade: too little was seen'
    : `Score ${scoreText(score.overall)} of 10, grade ${score.grade ?? 'none'}`;
  return markup`<svg
    class="gauge"
    viewBox="0 0 120 120"
    role="img"
    aria-label="${label}"
  >
    <circle
      class="track"
      cx="60"
      cy="60"
      r="${RADIUS}"
      fill="none"
      stroke-width="10"
    />
    <circle
      class="value"
      cx="60"
      cy="60"
      r="${RADIUS}"
      fill="none"
      stroke-width="10"
      stroke-linecap="butt"
      stroke-dasharray="${(share * AROUND).toFixed(1)} ${AROUND.toFixed(1)}"
      transform="rotate(-90 60 60)"
    />
    <text x="60" y="64" font-size="30" font-weight="700">
      ${isVague ? '–' : scoreText(score.overall)}
    </text>
    <text x="60" y="84" font-size="13">
      ${isVague ? 'little seen' : `grade ${score.grade ?? '–'}`}
    </text>
  </svg>`;
}

/** Blockers, and the few things that pay most. */
export function whatFirst(report: AuditReport): Html {
  const { blockers, recommendations } = report.summary;
  const { hoursToReady } = report.roadmap;
  return markup`${section(
    'blockers',
    'Blockers',
    blockers.length > 0 &&
      blockers.map(
        ({ message, blastRadius, action, severity, findings }) =>
          markup`<div class="sheet">
            <p>
              ${severityTag(severity)}
              <strong>${words(message)}</strong>${
            findings > 1 && ` In ${findings} places.`
          }
            </p>
            <p>Hit when it shows: ${words(blastRadius)}</p>
            <p>${words(action)}</p>
          </div>`,
      ),
  )}
  ${section(
    'next',
    'Do these next',
    recommendations.length > 0 &&
      markup`${table(
        ['What', 'Severity', 'Lifts by', 'Effort'],
        recommendations.map(item => [
          task(item),
          severityTag(item.severity),
          words(describeLift(item)),
          EFFORTS[item.effort],
        ]),
      )}
        <p class="soft">
          ${
            hoursToReady > 0
              ? `Effort until nothing of high severity is left: ${effortText(
                  hoursToReady,
                )}.`
              : 'Nothing of high severity was found.'
          }
        </p>`,
  )}`;
}

/** What could not be seen. */
export function notSeen(report: AuditReport): Html | undefined {
  const skipped = describeSkippedKinds(report);
  return section(
    'not-seen',
    'What could not be seen',
    list([
      ...report.incompleteReasons.map(
        ({ message, fix }) => markup`${words(message)} ${words(fix)}`,
      ),
      ...(skipped ? [words(skipped)] : []),
    ]),
  );
}
