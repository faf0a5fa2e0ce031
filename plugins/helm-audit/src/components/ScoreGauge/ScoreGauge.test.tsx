import { render, screen } from '@testing-library/react';
import { ScoreGauge } from './ScoreGauge';

describe('ScoreGauge', () => {
  it('shows score and grade', () => {
    render(<ScoreGauge score={7.3} grade="C" />);
    const gauge = screen.getByRole('img', {
      name: 'Score 7.3 out of 10, grade C',
    });
    expect(gauge).toHaveTextContent('7.3');
  });

  it('shows no number for what was hardly seen', () => {
    render(<ScoreGauge score={5.8} grade={null} />);
    const gauge = screen.getByRole('img', {
      name: 'No grade: too little could be seen',
    });
    expect(gauge).not.toHaveTextContent('5.8');
  });
});
