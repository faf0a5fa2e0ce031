import { findActions } from '../../../facts/actions';
import { findFetchedScripts } from '../../../facts/fetchedScripts';
import { defineRule } from '../../defineRule';

/** Accounts of the forge, which runs the pipeline and holds its secrets anyway. */
const FORGE = new Set(['actions', 'github', 'octokit', 'advanced-security']);

export default defineRule({
  meta: {
    id: 'unpinned-ci-action',
    dimension: 'supply-chain',
    title: 'Actions of the pipeline are pinned to commits',
    failureTitle: 'The pipeline runs actions that can change under their name',
    severity: 'medium',
    confidence: 'high',
    target: 'repository',
    requires: ['surroundings'],
    messages: {
      mutable: {
        message:
          '{{file}} runs {{actions}}; tags and branches can be moved to other code, which then runs with the secrets of your pipeline.',
        remediation:
          'Pin each to the full commit SHA, with the version in a comment.',
      },
      script: {
        message:
          '{{file}} pipes {{urls}} into a shell; whoever changes what lies there runs commands with the secrets of your pipeline.',
        remediation:
          'Fetch a version by its commit, or compare its checksum before it runs.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['security-standards', 'dependency-health'],
    risks: ['oss-supply-chain', 'change-management'],
    controls: ['OpenSSF Scorecard Pinned-Dependencies'],
    references: [
      'https://docs.github.com/en/actions/security-guides/security-hardening-for-github-actions',
    ],
    since: '0.1.0',
  },
  appliesTo: repository =>
    findActions(repository).length + findFetchedScripts(repository).length > 0,
  check(repository, { facts: { surroundings }, report }) {
    const slug =
      surroundings.entity?.entity.metadata.annotations?.[
        'github.com/project-slug'
      ];
    const own = slug?.split('/')[0].toLowerCase();
    const mutable = findActions(repository).filter(
      ({ owner, isPinned }) => !isPinned && owner.toLowerCase() !== own,
    );
    for (const file of new Set(mutable.map(action => action.file))) {
      const all = mutable.filter(action => action.file === file);
      const foreign = all.filter(
        ({ owner, isBranch }) => isBranch || !FORGE.has(owner),
      );
      const inFile = foreign.length > 0 ? foreign : all;
      const names = [...new Set(inFile.map(({ reference }) => reference))];
      report({
        messageId: 'mutable',
        data: { file, actions: names.join(', ') },
        file,
        text: inFile[0].reference,
        ...(foreign.length === 0 && { severity: 'low' as const }),
      });
    }
    const scripts = findFetchedScripts(repository);
    for (const file of new Set(scripts.map(script => script.file))) {
      const ofFile = scripts.filter(script => script.file === file);
      const urls = [...new Set(ofFile.map(({ url }) => url))];
      const data = { file, urls: urls.join(', ') };
      report({ messageId: 'script', data, file, text: urls[0] });
    }
  },
});
