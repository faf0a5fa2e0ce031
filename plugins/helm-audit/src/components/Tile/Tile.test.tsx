import { render, screen } from '@testing-library/react';
import { Tile, Tiles } from './Tile';

describe('Tiles', () => {
  it('knows how many there are, to fill two rows alike', () => {
    render(
      <Tiles label="In numbers">
        {Array.from({ length: 7 }, (_, index) => (
          <Tile key={index} title={`Tile ${index}`} value={index} />
        ))}
        {false}
      </Tiles>,
    );
    const style = screen.getByRole('list', { name: 'In numbers' }).style;
    expect(style.getPropertyValue('--tiles')).toBe('7');
    expect(style.getPropertyValue('--half')).toBe('4');
  });
});
