import { promises as fs } from 'node:fs';
import {
  AuditReport,
  Finding,
  Fix,
} from '@helm-audit/plugin-helm-audit-common';
import {
  AuditFailure,
  Auditor,
  combineFixes,
  createAuditor,
  diffFiles,
} from '@helm-audit/plugin-helm-audit-node';
import {
  ChartOptions,
  helmOptionsOf,
  openOutput,
  requestOf,
} from './auditCommand';
import { readChartTexts, writeChanges } from './chartFiles';
import { EXIT } from './exitCodes';
import { openSources } from './sources';
import { unknownRule } from './unknownRule';
import { whyNoFixes } from './whyNoFixes';

/** Which fixes the command applies. */
export const FIXES_TO_APPLY = ['verified', 'safe', 'all'] as const;

/** Options of `helm-audit fix`. */
export interface FixCommandOptions extends ChartOptions {
  /** Rules whose findings are mended; all when empty. */
  rule: string[];
  /**
   * `verified`: proven by a trial; `safe`: those of them that keep what the service does;
   * `all`: also what is only suggested.
   */
  only: (typeof FIXES_TO_APPLY)[number];
  /** Change the chart's files. */
  write: boolean;
}

interface FoundFix {
  rule: string;
  finding: Finding;
  fix: Fix;
}

/**
 * Shows what would mend a chart's findings as a diff, or does it.
 *
 * @returns the exit code
 * @throws AuditFailure when the chart can't be audited or changed
 */
export async function fixCommand(
  target: string,
  options: FixCommandOptions,
  signal: AbortSignal,
): Promise<number> {
  const auditor = createAuditor({
    helm: helmOptionsOf(options),
    sources: await openSources(options, signal),
  });
  const rules = knownRules(options.rule, auditor);
  const folder = await chartFolder(target);
  // Read before the audit, so that what changes during it is seen.
  const texts = await readChartTexts(folder);
  const report = await auditor.audit(
    {
      ...requestOf(target, { ...options, manifests: false }),
      fixes: {
        verify: true,
        rules,
        onlySafe: options.only === 'safe',
        keepsSecrets: true,
      },
    },
    { signal },
  );
  const all = fixesOf(report);
  const chosen = all.filter(
    ({ fix }) =>
      fix.status === 'verified' ||
      (options.only === 'all' && !fix.breaksRender),
  );
  const { changes, applied, left } = combineFixes(chosen, file =>
    texts.get(file),
  );
  const sink = await openOutput(options.output);
  await sink.write(diffFiles(changes));
  await sink.close();
  if (options.write) await writeChanges(folder, changes);
  process.stderr.write(
    summarise(
      applied,
      all.filter(fix => !chosen.includes(fix)),
      left,
      options,
    ) + (all.length === 0 ? whyNoFixes(report, rules) : ''),
  );
  return EXIT.ok;
}

/** @throws AuditFailure `unknown-rule` */
function knownRules(ids: string[], auditor: Auditor): string[] | undefined {
  const known = auditor.rules.map(({ meta }) => meta.id);
  const unknown = ids.find(id => !known.includes(id));
  if (unknown !== undefined) throw unknownRule(unknown, known);
  return ids.length > 0 ? ids : undefined;
}

/** @throws AuditFailure `link-not-found`; `not-a-folder` for archives, which can't be edited */
async function chartFolder(target: string): Promise<string> {
  const stats = await fs.stat(target).catch(() => undefined);
  if (!stats) {
    throw new AuditFailure(
      'link-not-found',
      `${target} can't be read.`,
      'Check the path to the chart.',
    );
  }
  if (stats.isDirectory()) return fs.realpath(target);
  throw new AuditFailure(
    'not-a-folder',
    `${target} is packed, so its files can't be changed.`,
    'Point at the folder that it was packed from.',
  );
}

function fixesOf({ rules }: AuditReport): FoundFix[] {
  return rules.flatMap(({ id, findings }) =>
    findings.flatMap(finding =>
      finding.fix ? [{ rule: id, finding, fix: finding.fix }] : [],
    ),
  );
}

function summarise(
  applied: FoundFix[],
  unproven: FoundFix[],
  colliding: FoundFix[],
  { write: isWritten, only }: FixCommandOptions,
): string {
  const verb = isWritten ? 'Applied' : 'Would apply';
  const lines = [
    `${verb} ${count(applied.length, 'fix', 'fixes')}.`,
    ...applied.map(each => `  ${describe(each)}`),
    ...toTest(applied),
    ...leftOut(
      unproven,
      only === 'all'
        ? 'known to keep the chart from rendering'
        : 'not proven; see them with --only all',
      each => each.fix.reason ?? 'It was not proven.',
    ),
    ...leftOut(
      colliding,
      'not to be had together with the others; apply those and run it again',
      () => 'It changes the same lines as another fix.',
    ),
    ...(applied.length > 0 && !isWritten ? ['Apply them with --write.'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** What trials can't tell of the fixes; what holds for several rules is said once. */
function toTest(fixes: FoundFix[]): string[] {
  const applied = new Set(fixes.map(({ finding }) => finding.fingerprint));
  const rulesOf = new Map<string, Set<string>>();
  for (const { rule, fix } of fixes) {
    const first = (fix.after ?? [])
      .filter(({ fingerprint }) => !applied.has(fingerprint))
      .map(({ message, ruleId }) => `Do this first: ${message} (${ruleId})`);
    const note = [...first, fix.toTest, fix.verify].filter(Boolean).join(' ');
    if (!note) continue;
    rulesOf.set(note, (rulesOf.get(note) ?? new Set()).add(rule));
  }
  const notes = [...rulesOf].map(
    ([note, rules]) => `  ${[...rules].join(', ')}: ${note}`,
  );
  return notes.length > 0 ? ['Test before it goes live:', ...notes] : [];
}

function leftOut(
  fixes: FoundFix[],
  why: string,
  reasonOf: (each: FoundFix) => string,
): string[] {
  if (fixes.length === 0) return [];
  const number = count(fixes.length, 'fix', 'fixes');
  return [
    `Left out ${number} that ${fixes.length === 1 ? 'is' : 'are'} ${why}.`,
    ...fixes.map(each => `  ${describe(each)}: ${reasonOf(each)}`),
  ];
}

function describe({ rule, finding, fix }: FoundFix): string {
  const { kind, name, container } = finding.subject;
  const subject = [name ? `${kind}/${name}` : kind, container]
    .filter(Boolean)
    .join(' ');
  return `${rule}, ${subject}: ${fix.title} (${fix.status}, ${fix.safety})`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
