import { render } from '@testing-library/react';
import { buildService } from '../../testing';
import { serviceColumns } from './serviceColumns';

describe('serviceColumns', () => {
  const [score] = serviceColumns({
    scorecards: undefined,
    rule: undefined,
  }).filter(({ id }) => id === 'score');

  it.each([
    [{ state: null, auditedAt: null }, 'no chart linked'],
    [{ state: 'queued', auditedAt: null }, 'waits for its audit'],
    [{ state: 'completed', auditedAt: null }, 'score is being read'],
    [
      { state: 'completed', auditedAt: '2026-11-20T10:00:00Z' },
      'too little evidence',
    ],
  ] as const)('says of %p why there is no score', (known, words) => {
    const service = buildService({ score: null, grade: null, ...known });
    const { container } = render(<>{score.render(service)}</>);
    expect(container).toHaveTextContent(words);
  });
});
