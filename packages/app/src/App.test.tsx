import { render, screen } from '@testing-library/react';
import App from './App';

describe('App', () => {
  const { env } = process;

  afterEach(() => {
    process.env = env;
  });

  it('greets with the sign-in page', async () => {
    process.env = {
      NODE_ENV: 'test',
      APP_CONFIG: [
        {
          context: 'test',
          data: {
            app: { title: 'Meridian Pay' },
            backend: { baseUrl: 'http://localhost:7007' },
          },
        },
      ] as unknown as string,
    };

    render(App.createRoot());

    expect(await screen.findByRole('button', { name: 'Enter' })).toBeVisible();
    expect(screen.getByText('Meridian Pay')).toBeVisible();
  });
});
