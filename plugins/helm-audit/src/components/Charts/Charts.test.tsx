import { act, render, screen } from '@testing-library/react';
import { MovementResponse } from '@helm-audit/plugin-helm-audit-common';
import { buildMovement } from '../../testing';
import { Trend } from './Charts';
import TrendPicture from './TrendPicture';

const WEEKS = [
  { week: '2026-10-26', score: null, services: 0, steadyScore: null },
  { week: '2026-11-02', score: null, services: 0, steadyScore: null },
  { week: '2026-11-09', score: 5.1, services: 14, steadyScore: null },
  { week: '2026-11-16', score: 5.8, services: 15, steadyScore: null },
];

/** Pictures are drawn only where there is room for them. */
function giveRoom() {
  jest
    .spyOn(HTMLElement.prototype, 'getBoundingClientRect')
    .mockImplementation(function boundsOf(this: HTMLElement) {
      const isLegend = this.classList.contains('recharts-legend-wrapper');
      return { width: 600, height: isLegend ? 40 : 200 } as DOMRect;
    });
  window.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
}

/** Shows a trend, and waits for its picture. */
async function show(movement: MovementResponse) {
  await act(async () => {
    render(<Trend movement={movement} />);
  });
}

describe('Trend', () => {
  const { ResizeObserver } = window;

  afterEach(() => {
    jest.restoreAllMocks();
    window.ResizeObserver = ResizeObserver;
  });

  it('says where it begins when nothing had a score before', async () => {
    await show(buildMovement({ trend: WEEKS, steadyCount: 0 }));
    expect(
      screen.getByText(
        /^Drawn from 9 Nov, the first week with a score in this period\. /,
      ),
    ).toBeVisible();
  });

  it('says nothing of it when there is a score from the start', async () => {
    await show(buildMovement());
    expect(screen.queryByText(/Drawn from/)).not.toBeInTheDocument();
  });

  it('draws whole dots on the dashed line, and room between legend and marks', () => {
    giveRoom();
    const { container } = render(
      <TrendPicture points={WEEKS.slice(2)} steadyCount={0} />,
    );
    expect(screen.getByText('+1')).toBeInTheDocument();
    const dots = [...container.querySelectorAll('circle.recharts-dot')];
    expect(dots).not.toHaveLength(0);
    expect(dots.map(dot => dot.getAttribute('stroke-dasharray'))).toEqual(
      dots.map(() => 'none'),
    );
    expect(container.querySelector('.recharts-legend-wrapper')).toHaveStyle({
      paddingBottom: '20px',
    });
  });
});
