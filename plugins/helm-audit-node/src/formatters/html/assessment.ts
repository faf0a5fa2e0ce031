import {
  AuditReport,
  ComplianceState,
  CultureItem,
  describeLift,
  describePhaseScore,
  DimensionScore,
  explainPhaseScore,
  RiskLevel,
  SEVERITIES,
} from '@helm-audit/plugin-helm-audit-common';
import {
  list,
  section,
  severityTag,
  stateTag,
  table,
  task,
  words,
} from './parts';
import { EFFORTS } from './summary';
import { Content, Html, markup } from './tag';
import { effortText, percent, scoreText } from '../../words';

/** Share of a dimension below which its score says so in words. */
const LITTLE_SEEN = 0.5;

const COMPLIANCE_STATES: Record<ComplianceState, Html> = {
  met: stateTag('✓ met', 'good'),
  gap: stateTag('✗ gap', 'high'),
  unknown: stateTag('? unknown', 'open'),
  notApplicable: stateTag('– not needed', 'open'),
};

const CULTURE_STATES: Record<CultureItem['state'], Html> = {
  seen: stateTag('✓ seen', 'good'),
  partly: stateTag('partly', 'medium'),
  missing: stateTag('✗ missing', 'high'),
  unknown: stateTag('? unknown', 'open'),
  notApplicable: stateTag('– not needed', 'open'),
};

/** The twelve dimensions: first side by side, then each. */
export function dimensions({ score, gapAnalysis }: AuditReport): Html {
  return markup`${section(
    'dimensions',
    'Dimensions',
    table(
      ['Dimension', 'Score #', '', 'Known #', ...SEVERITIES.map(s => `${s} #`)],
      score.dimensions.map(dimension => [
        dimension.title,
        scoreText(dimension.score),
        dimension.score === null
          ? ''
          : markup`<span class="bar"
              ><span style="width:${dimension.score * 10}%"></span
            ></span>`,
        percent(dimension.coverage),
        ...SEVERITIES.map(severity => dimension.findings[severity]),
      ]),
    ),
  )}${section(
    'gaps',
    'Gap analysis',
    gapAnalysis.map(
      dimension => markup`<div class="sheet">
        <h3>
          ${dimension.title}: ${scoreText(dimension.score)}${describeSeen(
        score.dimensions.find(({ id }) => id === dimension.id),
      )}
        </h3>
        <p>
          Risk ${riskTag(dimension.risk)}
          ${
            dimension.blastRadius &&
            markup`Hit: ${words(dimension.blastRadius)}`
          }
        </p>
        <h4>Current state</h4>
        ${list(dimension.currentState.map(words))}
        ${
          dimension.gaps.length > 0 &&
          markup`<h4>Gaps</h4>
          ${table(
            ['What', 'Severity', 'Places #', 'What to do', 'Effort'],
            dimension.gaps.map(gap => [
              words(gap.message),
              severityTag(gap.severity),
              gap.findings,
              words(gap.action),
              EFFORTS[gap.effort],
            ]),
          )}
          <p class="soft">
            Complexity ${dimension.complexity}, ${effortText(dimension.hours)}
            in all.
          </p>`
        }
      </div>`,
    ),
  )}`;
}

/** Says that a number stands for little of a dimension; else nothing. */
function describeSeen(dimension: DimensionScore | undefined): string {
  if (!dimension || dimension.score === null) return '';
  return dimension.coverage < LITTLE_SEEN
    ? ` for the ${percent(dimension.coverage)} that could be seen`
    : '';
}

/** Three phases, each with the score that it leads to. */
export function roadmap({
  roadmap: plan,
  score,
}: AuditReport): Html | undefined {
  if (plan.phases.every(({ items }) => items.length === 0)) return undefined;
  return section('roadmap', 'Roadmap', [
    list([
      `Today: score ${scoreText(score.overall)}`,
      ...plan.phases.map(
        phase => `Phase ${phase.phase}: ${describePhaseScore(phase)}`,
      ),
    ]),
    ...plan.phases
      .filter(({ items }) => items.length > 0)
      .map(
        phase =>
          markup`<h3>Phase ${phase.phase}, ${phase.when}: ${phase.title}</h3>
            <p>
              Leads to ${describePhaseScore(phase)}; takes
              ${effortText(phase.hours)}.
            </p>
            <p class="soft">${words(explainPhaseScore(phase))}</p>
            ${table(
              ['What', 'Severity', 'Lifts by', 'Effort', 'Needs first'],
              phase.items.map(item => [
                task(item),
                severityTag(item.severity),
                words(describeLift(item)),
                EFFORTS[item.effort],
                item.after.map(id => markup`<code>${id}</code> `),
              ]),
            )}`,
      ),
  ]);
}

/** Checklist, risks, culture and open questions. */
export function judgements(report: AuditReport): Content {
  const { compliance, risks, culture, questions } = report;
  let above: string | undefined;
  const hitOnce = (hit: string | undefined) => {
    if (!hit) return undefined;
    const isSame = hit === above;
    above = hit;
    return isSame ? ' Hit: as above.' : markup` Hit: ${words(hit)}`;
  };
  return [
    section(
      'compliance',
      'Compliance checklist',
      grouped(compliance, item => [
        item.title,
        COMPLIANCE_STATES[item.state],
        words(item.sentence),
      ]),
    ),
    section(
      'risks',
      'Risk assessment',
      grouped(risks, item => [
        item.title,
        riskTag(item.level),
        markup`${words(item.sentence)}${hitOnce(item.blastRadius)}`,
      ]),
    ),
    section(
      'culture',
      'Culture and process',
      grouped(culture, item => [
        item.title,
        CULTURE_STATES[item.state],
        markup`${words(item.sentence)}${
          item.next && markup` Next: ${words(item.next)}`
        }`,
      ]),
    ),
    section(
      'questions',
      'Open questions',
      questions.map(
        ({ question, why, rules, example }) =>
          markup`<div class="sheet">
            <h3>${question}</h3>
            <p>${why}</p>
            ${
              rules.length > 0 &&
              markup`<p class="soft">
              Waiting for it: ${rules.map(id => markup`<code>${id}</code> `)}
            </p>`
            }
            <p class="soft">Answer it in ${answerPlace(example)}, such as:</p>
            <pre>${example}</pre>
          </div>`,
      ),
    ),
  ];
}

/** The file that an example of an answer belongs into. */
function answerPlace(example: string): Html {
  return example.startsWith('# in catalog-info.yaml')
    ? markup`the catalog`
    : markup`<code>.helm-audit.yaml</code> beside the chart`;
}

function grouped<T extends { group: string }>(
  items: readonly T[],
  row: (item: T) => Content[],
): Content[] {
  const groups = [...new Set(items.map(({ group }) => group))];
  return groups.map(
    group =>
      markup`<h3>${group}</h3>
        ${table(
          ['', '', 'What was found'],
          items.filter(item => item.group === group).map(row),
        )}`,
  );
}

function riskTag(level: RiskLevel): Html {
  if (level === 'unknown') return stateTag('? unknown', 'open');
  if (level === 'notApplicable') return stateTag('– none', 'open');
  return severityTag(level);
}
