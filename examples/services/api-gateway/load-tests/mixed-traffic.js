import http from 'k6/http';
import { check } from 'k6';

export const options = {
  scenarios: {
    merchants: {
      executor: 'constant-arrival-rate',
      rate: 1500,
      timeUnit: '1s',
      duration: '15m',
      preAllocatedVUs: 500,
    },
  },
  thresholds: {
    http_req_failed: ['rate<0.001'],
    http_req_duration: ['p(99)<500'],
  },
};

export default function request() {
  const response = http.get(`${__ENV.TARGET}/v1/payments?limit=10`, {
    headers: { Authorization: `Bearer ${__ENV.TEST_TOKEN}` },
  });
  check(response, { 'is ok': r => r.status === 200 });
}
