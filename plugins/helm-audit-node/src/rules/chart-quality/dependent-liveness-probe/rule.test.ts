import { workloadText } from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const probes = (liveness: string, readiness = '', finding = '') =>
  workloadText({
    container: [
      'livenessProbe:',
      '  httpGet:',
      `    path: ${liveness}${finding && ` # finding: ${finding}`}`,
      '    port: 8080',
      ...(readiness
        ? [`readinessProbe: { httpGet: { path: ${readiness}, port: 8080 } }`]
        : []),
    ].join('\n'),
  });

ruleTester.run(rule, {
  pass: [
    { name: 'the process itself', manifests: probes('/healthz', '/ready') },
    {
      name: 'the path of readiness, whose pace another rule judges',
      manifests: probes('/ready', '/ready'),
    },
    {
      name: 'what only begins like a dependency',
      manifests: probes('/dbaas/live', '/already'),
    },
    {
      name: 'the software that the path is named after',
      manifests: probes('/redis/live').replace('name: app', 'name: redis'),
    },
  ],
  notApplicable: [
    { name: 'no probe', manifests: workloadText() },
    {
      name: 'a port only',
      manifests: workloadText({
        container: 'livenessProbe: { tcpSocket: { port: 8080 } }',
      }),
    },
  ],
  fail: [
    {
      name: 'a database',
      manifests: probes('/healthz/db?full=1', '/ready', 'dependency'),
      severity: 'medium',
    },
    {
      name: 'dependencies, even where readiness asks the same',
      manifests: probes(
        '/health/dependencies',
        '/health/dependencies',
        'dependency',
      ),
    },
    {
      name: 'an endpoint for readiness',
      manifests: probes('/actuator/health/readiness', '/up', 'readiness'),
      severity: 'low',
    },
  ],
});
