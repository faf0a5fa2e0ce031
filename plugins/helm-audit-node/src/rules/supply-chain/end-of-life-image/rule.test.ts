import { ruleTester } from '../../../testing/ruleTester';
import {
  aboutRedis,
  answer,
  NO_ANSWER,
  podOf,
} from '../../../testing/upstreamCase';
import rule from './rule';

const cycle = (isEol: boolean, eolFrom?: string) =>
  aboutRedis({ endOfLife: answer([{ name: '7.2', isEol, eolFrom }]) });

ruleTester.run(rule, {
  pass: [
    {
      name: 'a release that is maintained',
      manifests: podOf('redis:7.2.1'),
      upstream: cycle(false, '2027-01-01'),
    },
    {
      name: 'a release whose last day is still to come',
      manifests: podOf('redis:7.2.1'),
      upstream: cycle(true, '2026-02-01'),
    },
  ],
  notApplicable: [
    {
      name: 'software that no public list knows',
      manifests: podOf('example.com/redis:7.2.1'),
    },
    { name: 'no image', manifests: podOf('""') },
  ],
  unknown: [
    { name: 'nobody is asked', manifests: podOf('redis:7.2.1') },
    {
      name: 'no answer',
      manifests: podOf('redis:7.2.1'),
      upstream: aboutRedis({ endOfLife: NO_ANSWER }),
    },
    {
      name: 'a tag that names no release',
      manifests: podOf('redis:latest'),
      upstream: cycle(true),
    },
  ],
  fail: [
    {
      name: 'a release that ended',
      manifests: podOf('redis:7.2.1 # finding: ended'),
      upstream: cycle(true, '2025-06-30'),
      severity: 'high',
    },
    {
      name: 'a release that ended on an unknown day',
      manifests: podOf('docker.io/library/redis:7.2.1 # finding: ended'),
      upstream: cycle(true),
    },
  ],
});
