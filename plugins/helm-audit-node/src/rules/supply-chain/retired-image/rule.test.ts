import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const pod = (image: string, list = 'containers') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      ${list}:
        - name: app
          image: ${image}
`;

ruleTester.run(rule, {
  pass: [
    { name: 'nothing is known of it', manifests: pod('example.com/web:1.0.0') },
    {
      name: 'a copy in an own registry',
      manifests: pod('registry.example.com/bitnami/redis:7.4.0'),
    },
    {
      name: 'the tag that Bitnami still publishes',
      manifests: pod('bitnami/redis:latest'),
    },
    { name: 'not an image', manifests: pod("'{{ .Values.image }}'") },
    {
      name: 'another image of a project called so',
      manifests: pod('example.com/tiller/web:1.0.0'),
    },
  ],
  notApplicable: [
    { name: 'no workload', manifests: 'kind: Service' },
    { name: 'no image', manifests: pod('').replace('image:', '# image') },
  ],
  fail: [
    {
      name: 'the same image in another container once',
      manifests: pod(
        `bitnamilegacy/redis:7.4.0 # finding: retired
        - name: exporter
          image: bitnamilegacy/redis:7.4.0
        - name: other
          image: bitnamilegacy/redis:7.2.0 # finding: retired`,
      ),
    },
    {
      name: 'a frozen registry',
      manifests: pod('k8s.gcr.io/pause:3.2 # finding: retired'),
      severity: 'high',
    },
    {
      name: 'a copy of a retired controller in an own registry',
      manifests: pod(
        'example.com/mirror/ingress-nginx/controller:v1.12.0 # finding: retired',
      ),
    },
    {
      name: 'a copy of Tiller by another name',
      manifests: pod('example.com/tiller-proxy:2.16.1 # finding: retired'),
    },
    {
      name: 'a retired image of an init container, pinned by digest',
      manifests: pod(
        `bitnamilegacy/redis:7.4.0@sha256:${'a'.repeat(64)} # finding: retired`,
        'initContainers',
      ),
    },
  ],
});
