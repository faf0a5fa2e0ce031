import type { Entity } from '@backstage/catalog-model';
import MarkdownIt from 'markdown-it';
import { RuleDoc } from '@helm-audit/plugin-helm-audit-common';
import { RuleCase } from '../testing/gatherCase';
import { parseYaml } from '../yaml';

/** Headings of every rule.md, in this order. */
export const RULE_DOC_HEADINGS = [
  'What it checks',
  'Why it matters',
  'Failing',
  'Passing',
  'How to fix',
  'How to verify',
  'When to waive',
  'References',
] as const;

/** Heading of a section of rule.md. */
export type RuleDocHeading = (typeof RULE_DOC_HEADINGS)[number];

/** A rule.md in its parts. */
export interface ParsedRuleDoc {
  title: string;
  headings: string[];
  /** Markdown below each heading. */
  sections: Record<string, string>;
  failing: RuleCase;
  passing: RuleCase;
}

interface Fence {
  info: string;
  content: string;
}

const markdown = new MarkdownIt();

const MINIMAL_CHART = 'apiVersion: v2\nname: example\nversion: 1.0.0\n';

/** Parses a rule.md; examples become cases that can be tried. */
export function parseRuleDoc(text: string): ParsedRuleDoc {
  const lines = text.split('\n');
  const tokens = markdown.parse(text, {});
  const headings = tokens.flatMap((token, index) =>
    token.type === 'heading_open' && token.map
      ? [
          {
            level: token.tag,
            text: tokens[index + 1].content,
            line: token.map[0],
            end: token.map[1],
          },
        ]
      : [],
  );
  const sections = Object.fromEntries(
    headings.map((heading, index) => [
      heading.text,
      lines
        .slice(heading.end, headings[index + 1]?.line ?? lines.length)
        .join('\n')
        .trim(),
    ]),
  );
  return {
    title: headings.find(({ level }) => level === 'h1')?.text ?? '',
    headings: headings
      .filter(({ level }) => level === 'h2')
      .map(heading => heading.text),
    sections,
    failing: toCase(fencesOf(sections.Failing ?? '')),
    passing: toCase(fencesOf(sections.Passing ?? '')),
  };
}

/** The prose that reports carry. */
export function toRuleDoc({ sections }: ParsedRuleDoc): RuleDoc {
  return {
    whatItChecks: sections['What it checks'],
    whyItMatters: sections['Why it matters'],
    howToFix: sections['How to fix'],
    howToVerify: sections['How to verify'],
    whenToWaive: sections['When to waive'],
    references: [...sections.References.matchAll(/https?:\/\/[^\s)>]+/g)].map(
      ([url]) => url,
    ),
  };
}

function fencesOf(section: string): Fence[] {
  return markdown
    .parse(section, {})
    .filter(({ type }) => type === 'fence')
    .map(({ info, content }) => ({ info: info.trim(), content }));
}

/**
 * What a fence stands for is said after its language: nothing for rendered manifests,
 * `chart:<path>` and `repository:<path>` for a file, `chart-files` and `repository-files`
 * for a list of paths whose content does not matter, `rendered-again` for what a second
 * render gives, `render-error` for Helm's message when there is none, `upstream` for what sources say of the
 * open source in use, `entity` for the catalog entity and `related` for one that it is
 * related to, such as its owner; `tier:<n>` and `kube:<version>` before any of these set the
 * tier and the target version.
 */
function toCase(fences: Fence[]): RuleCase {
  const testCase: RuleCase = {};
  for (const { info, content } of fences) {
    const words = info.split(/\s+/).slice(1);
    const tier = words.find(word => word.startsWith('tier:'))?.at(-1);
    if (tier === '1' || tier === '3') testCase.tier = tier === '1' ? 1 : 3;
    const kube = words.find(word => word.startsWith('kube:'));
    if (kube) testCase.kubeVersion = kube.slice('kube:'.length);
    const role = words.find(word => !/^(tier|kube):/.test(word)) ?? 'manifests';
    const [kind, ...rest] = role.split(':');
    addFence(testCase, kind, rest.join(':'), content);
  }
  return testCase;
}

function addFence(
  testCase: RuleCase,
  kind: string,
  path: string,
  content: string,
): void {
  switch (kind) {
    case 'manifests':
      testCase.manifests = testCase.manifests
        ? `${testCase.manifests}---\n${content}`
        : content;
      break;
    case 'chart':
    case 'repository':
      testCase[kind] = { ...testCase[kind], [path]: content };
      break;
    case 'chart-files':
      testCase.chart = { ...listing(content), ...testCase.chart };
      break;
    case 'repository-files':
      testCase.repository = { ...listing(content), ...testCase.repository };
      break;
    case 'rendered-again':
      testCase.renderedAgain = content;
      break;
    case 'render-error':
      testCase.renderError = content.trim();
      break;
    case 'upstream':
      testCase.upstream = parseYaml(content) as RuleCase['upstream'];
      break;
    case 'entity':
      testCase.entity = parseYaml(content) as RuleCase['entity'];
      break;
    case 'related':
      testCase.related = [
        ...(testCase.related ?? []),
        parseYaml(content) as Entity,
      ];
      break;
    default:
      throw new Error(`An example's fence says "${kind}", which means nothing`);
  }
}

function listing(content: string): Record<string, string> {
  return Object.fromEntries(
    content
      .split('\n')
      .map(line => line.trim())
      .filter(Boolean)
      .map(path => [path, path === 'Chart.yaml' ? MINIMAL_CHART : '']),
  );
}
