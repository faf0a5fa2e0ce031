import http from 'k6/http';
import { check } from 'k6';
import { uuidv4 } from './support/uuid.js';

// Peak of last December: 2,400 authorisations a second. Staging has a third of the
// pods, and the target is one and a half times the peak.
const PEAK_PER_SECOND = 2400;
const STAGING_SHARE = 1 / 3;
const TARGET_PER_SECOND = Math.round(PEAK_PER_SECOND * STAGING_SHARE * 1.5);

export const options = {
  scenarios: {
    authorise: {
      executor: 'ramping-arrival-rate',
      startRate: 50,
      timeUnit: '1s',
      preAllocatedVUs: 400,
      maxVUs: 2000,
      stages: [
        { target: TARGET_PER_SECOND, duration: '5m' },
        { target: TARGET_PER_SECOND, duration: '20m' },
        { target: 0, duration: '1m' },
      ],
    },
  },
  thresholds: {
    http_req_failed: [{ threshold: 'rate<0.0005', abortOnFail: true }],
    http_req_duration: ['p(99)<400', 'p(50)<120'],
  },
};

export default function authorise() {
  const response = http.post(
    `${__ENV.TARGET}/v1/authorisations`,
    JSON.stringify({
      merchant: 'load-test',
      card: 'test-card-approved',
      amount: { value: 1999, currency: 'EUR' },
    }),
    {
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': uuidv4(),
      },
      timeout: '1s',
    },
  );
  check(response, {
    'is answered': r => r.status === 200,
    'is approved': r => r.json('outcome') === 'approved',
  });
}
