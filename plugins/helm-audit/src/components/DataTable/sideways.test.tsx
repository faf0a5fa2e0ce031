import { act, render, screen } from '@testing-library/react';
import { DataTable } from '.';

class SilentObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

/** A table of which 500 of 900 pixels are seen. */
function layOut(scrollWidth: number) {
  jest.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(500);
  jest
    .spyOn(Element.prototype, 'scrollWidth', 'get')
    .mockReturnValue(scrollWidth);
  const { container } = render(
    <DataTable
      label="Numbers"
      columns={[{ id: 'a', title: 'A', render: (n: number) => n }]}
      items={[1]}
      keyOf={String}
    />,
  );
  return container;
}

describe('the hint that a table goes on to the side', () => {
  const { ResizeObserver } = window;
  beforeEach(() => {
    window.ResizeObserver = SilentObserver;
  });
  afterEach(() => {
    jest.restoreAllMocks();
    window.ResizeObserver = ResizeObserver;
  });

  it('is there with the table, and the same wherever that is scrolled', () => {
    layOut(900);
    const hint = screen.getByText(/^More columns/);
    const words = hint.textContent;
    const scroller = screen.getByRole('table').parentElement!;
    for (const position of [200, 400]) {
      scroller.scrollLeft = position;
      act(() => {
        scroller.dispatchEvent(new Event('scroll'));
      });
      expect(hint).toHaveTextContent(words!);
      expect(hint.querySelectorAll('svg')).toHaveLength(2);
    }
    const [left, right] = hint.querySelectorAll('svg');
    expect(left).not.toHaveAttribute('data-end');
    expect(right).toHaveAttribute('data-end');
  });

  it('is left out where all columns are seen', () => {
    layOut(500);
    expect(screen.queryByText(/^More columns/)).not.toBeInTheDocument();
  });
});
