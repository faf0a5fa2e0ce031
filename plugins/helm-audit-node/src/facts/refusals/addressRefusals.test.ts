import {
  blockRefusals,
  certificateRefusals,
  policyPortRefusals,
  serviceAddressRefusals,
} from './addressRefusals';
import { Refusal } from './refusal';

const texts = (refusals: Refusal[]) => refusals.map(({ defect }) => defect);

it.each([
  [{ externalIPs: ['127.0.0.1'] }, 'has the external address "127.0.0.1"'],
  [{ externalIPs: ['224.0.0.1'] }, 'has the external address "224.0.0.1"'],
  [{ externalIPs: ['ff02::1'] }, 'has the external address "ff02::1"'],
  [{ externalIPs: ['0.0.0.0'] }, 'has the external address "0.0.0.0"'],
  [
    { externalIPs: ['a.example.com'] },
    'has the external address "a.example.com"',
  ],
  [
    { loadBalancerSourceRanges: ['1.2.3.4/33'] },
    'lets in "1.2.3.4/33", which is no range of addresses',
  ],
  [{ ipFamilies: ['IPv4', 'IPv4'] }, 'lists the family IPv4 twice'],
  [
    { sessionAffinityConfig: { clientIP: { timeoutSeconds: 0 } } },
    'has `timeoutSeconds: 0`',
  ],
])('finds what a Service with %p does wrong', (spec, defect) => {
  expect(texts(serviceAddressRefusals({ spec }))).toEqual([defect]);
});

it('lets addresses of a Service pass that others can reach', () => {
  const spec = {
    externalIPs: ['203.0.113.5', '2001:db8::1', '239.1.2.3', '0.1.2.3'],
    loadBalancerSourceRanges: ['10.0.0.0/8', ' 192.168.0.0/16 '],
  };
  expect(serviceAddressRefusals({ spec })).toEqual([]);
  expect(serviceAddressRefusals({})).toEqual([]);
});

it('keeps exceptions within their range', () => {
  const within = (except: string[], cidr = '10.0.0.0/8') =>
    texts(blockRefusals({ cidr, except }, []));
  expect(within(['10.1.0.0/16'])).toEqual([]);
  expect(within(['2001:db8:1::/48'], '2001:db8::/32')).toEqual([]);
  for (const part of [
    '10.0.0.0/8',
    '192.168.0.0/16',
    '2001:db8::/32',
    '10.1.0.0',
  ]) {
    expect(within([part])).toEqual([
      `excepts "${part}", which is no part of 10.0.0.0/8`,
    ]);
  }
  expect(blockRefusals({}, [])).toEqual([]);
});

it.each([
  [{ port: 65_536 }, 'allows the port "65536", which is none'],
  [{ port: 'a_b' }, 'allows the port "a_b", which is none'],
  [{ port: '80' }, 'allows the port "80", which is none'],
  [{ port: 90, endPort: 80 }, 'has ports up to 80 that begin at 90'],
  [{ endPort: 80 }, 'has ports up to 80 that begin at none'],
  [{ port: 'http', endPort: 80 }, 'has ports up to 80 that begin at http'],
  [{ port: 1, endPort: 65_536 }, 'has ports up to 65536 that begin at 1'],
])('finds what the port %p of a policy does wrong', (port, defect) => {
  expect(texts(policyPortRefusals({ ports: [port] }, []))).toEqual([defect]);
});

it('lets ports of a policy pass', () => {
  const ports = [
    {},
    { port: 'http' },
    { port: 80, endPort: 90 },
    { port: 80, endPort: null },
  ];
  expect(policyPortRefusals({ ports }, [])).toEqual([]);
});

it('knows names of Secrets', () => {
  const tls = (secretName?: string) =>
    texts(certificateRefusals({ spec: { tls: [{ secretName }] } }));
  expect([tls('web-tls'), tls('web.example.com'), tls()].flat()).toEqual([]);
  expect(tls('web tls')).toEqual([
    'takes its certificate from "web tls", which is no name of a Secret',
  ]);
});

it('reads ranges of a load balancer from its annotation', () => {
  const ranges = (text: string, type = 'LoadBalancer', field: string[] = []) =>
    texts(
      serviceAddressRefusals({
        metadata: {
          annotations: {
            'service.beta.kubernetes.io/load-balancer-source-ranges': text,
          },
        },
        spec: { type, loadBalancerSourceRanges: field },
      }),
    );
  expect(ranges('none', 'LoadBalancer', ['10.0.0.0/8'])).toEqual([]);
  expect(ranges('10.0.0.0/8, 192.168.0.0/16')).toEqual([]);
  expect(ranges('10.0.0.0')).toEqual([
    'lets in "10.0.0.0", which is no range of addresses',
  ]);
  expect(ranges('10.0.0.0/8', 'ClusterIP')).toEqual([
    'limits by an annotation who reaches a load balancer, and is none',
  ]);
});
