import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const scheduled = (spec: string, apiVersion = 'batch/v1', kind = 'CronJob') => `
apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: nightly
spec:
  ${spec}
`;

ruleTester.run(rule, {
  pass: [
    { name: 'five fields', manifests: scheduled("schedule: '0 3 * * 1-5'") },
    { name: 'a macro', manifests: scheduled("schedule: '@weekly'") },
    {
      name: 'a time zone in its field',
      manifests: scheduled("schedule: '0 3 * * *'\n  timeZone: Europe/Berlin"),
    },
    {
      name: 'a time zone where it may stand',
      manifests: scheduled(
        "schedule: 'CRON_TZ=Europe/Berlin 0 3 * * *'",
        'velero.io/v1',
        'Schedule',
      ),
    },
  ],
  notApplicable: [
    { name: 'no schedule', manifests: scheduled('suspend: true') },
    {
      name: 'a schedule of something else',
      manifests: scheduled("schedule: 'tonight'", 'example.com/v1', 'Schedule'),
    },
  ],
  fail: [
    {
      name: 'six fields',
      manifests: scheduled("schedule: '0 0 3 * * *' # finding: defect"),
      severity: 'high',
    },
    {
      name: 'Sunday as 7',
      manifests: scheduled("schedule: '0 3 * * 7' # finding: defect"),
    },
    {
      name: 'a backup that never runs',
      manifests: scheduled(
        "schedule: '0 7 * */ *' # finding: defect",
        'velero.io/v1',
        'Schedule',
      ),
    },
    {
      name: 'a time zone in the schedule',
      manifests: scheduled(
        "schedule: 'TZ=Europe/Berlin 0 3 * * *' # finding: zoneInSchedule",
      ),
    },
    {
      name: "the node's time zone",
      manifests: scheduled(
        "schedule: '0 3 * * *'\n  timeZone: Local # finding: localZone",
      ),
    },
    {
      name: 'a time zone that is none',
      manifests: scheduled(
        "schedule: '0 3 * * *'\n  timeZone: Europe/Atlantis # finding: localZone",
      ),
    },
  ],
});
