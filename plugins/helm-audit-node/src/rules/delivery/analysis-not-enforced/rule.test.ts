import { custom } from '../../../testing/manifests';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const template = (spec: string) =>
  custom('argoproj.io/v1alpha1', 'AnalysisTemplate', `\n  ${spec}`);
const canary = (spec: string) =>
  custom('flagger.app/v1beta1', 'Canary', `\n  ${spec}`);
const rollout = (spec: string) =>
  custom('argoproj.io/v1alpha1', 'Rollout', `\n  ${spec}`);

ruleTester.run(rule, {
  pass: [
    {
      name: 'a template that counts',
      manifests: template('metrics: [{ name: errors, failureLimit: 1 }]'),
    },
    {
      name: 'one metric on trial beside one that counts',
      manifests: template(
        'metrics: [{ name: errors }, { name: new }]\n  dryRun: [{ metricName: new }]',
      ),
    },
    {
      name: 'a metric that may fail but has to succeed in a row',
      manifests: template(
        'metrics: [{ name: errors, failureLimit: -1, consecutiveSuccessLimit: 4 }]',
      ),
    },
    {
      name: 'a Canary that looks',
      manifests: canary('skipAnalysis: false\n  analysis: { threshold: 5 }'),
    },
    {
      name: 'a Rollout whose analysis counts',
      manifests: rollout(
        'strategy: { canary: { analysis: { templates: [] } } }',
      ),
    },
  ],
  notApplicable: [
    {
      name: 'a Canary of another tool',
      manifests: custom('example.com/v1', 'Canary', '{ skipAnalysis: true }'),
    },
  ],
  fail: [
    {
      name: 'a pattern over all metrics',
      manifests: template(
        "metrics: [{ name: errors }]\n  dryRun: # finding: toothless\n    - metricName: '.*'",
      ),
    },
    {
      name: 'every metric by name',
      manifests: template(
        'metrics: [{ name: errors }]\n  dryRun: # finding: toothless\n    - metricName: errors',
      ),
    },
    {
      name: 'failures without limit',
      manifests: template(
        'metrics:\n    - name: errors\n      failureLimit: -1 # finding: toothless',
      ),
    },
    {
      name: 'an analysis that is skipped',
      manifests: canary('skipAnalysis: true # finding: toothless'),
    },
    {
      name: 'a Canary that sleeps',
      manifests: canary('suspend: true # finding: toothless'),
    },
    {
      name: 'a dry run of a step',
      manifests: rollout(
        "strategy:\n    canary:\n      steps:\n        - analysis:\n            dryRun: # finding: toothless\n              - metricName: '.*'",
      ),
    },
  ],
});
