import { custom } from '../../../testing/manifests';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

ruleTester.run(rule, {
  pass: [
    {
      name: 'a pipeline pushes the chart',
      repository: {
        '.github/workflows/ci.yml': 'run: helm push x.tgz oci://example.com',
      },
    },
    {
      name: 'a pipeline calls the script',
      repository: {
        '.gitlab-ci.yml': 'production: { script: [./deploy.sh] }',
        'deploy.sh': 'helm upgrade --install example .',
      },
    },
    {
      name: 'an action',
      repository: {
        '.github/workflows/ci.yml': 'uses: helm/chart-releaser-action@v1',
      },
    },
    {
      name: 'a controller takes what is merged',
      repository: {
        'flux/release.yaml': custom(
          'helm.toolkit.fluxcd.io/v2',
          'HelmRelease',
          '{ chart: { spec: { chart: ./chart } } }',
        ),
      },
    },
  ],
  unknown: [
    { name: 'no release anywhere', repository: { 'README.md': '' } },
    {
      name: 'a README tells users how to install',
      repository: { 'README.md': 'helm upgrade --install example .' },
    },
  ],
  fail: [
    {
      name: 'a script and no pipeline',
      repository: {
        'deploy.sh':
          '#!/bin/sh\nhelm upgrade --install example . # finding: byHand',
      },
    },
    {
      name: 'a make target beside a pipeline that only tests',
      repository: {
        '.github/workflows/ci.yml': 'run: helm lint .',
        Makefile:
          'ship:\n\thelm push example.tgz oci://example.com # finding: byHand',
      },
    },
  ],
});
