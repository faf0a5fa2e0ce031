import { Scenario } from '../load/types';
import { RenderedChart } from './types';

/** A scenario and what was rendered with it. */
export interface RenderedScenario {
  scenario: Scenario;
  rendered: RenderedChart;
  /** The scenario that counts, where it does not render and this one stands in for it. */
  insteadOf?: {
    name: string;
    /** Helm's message, secrets removed. */
    reason: string;
  };
}

/**
 * Renders the first scenario, or the next that renders where a value that it lacks keeps it
 * from rendering.
 *
 * @param scenarios - at least one
 */
export async function renderScenarios(
  scenarios: Scenario[],
  render: (scenario: Scenario) => Promise<RenderedChart>,
): Promise<RenderedScenario> {
  const [chosen, ...others] = scenarios;
  const first = { scenario: chosen, rendered: await render(chosen) };
  if (first.rendered.ok || first.rendered.code !== 'render-failed') {
    return first;
  }
  for (const scenario of others) {
    const rendered = await render(scenario);
    if (rendered.ok) {
      const { message: reason } = first.rendered;
      return { scenario, rendered, insteadOf: { name: chosen.name, reason } };
    }
  }
  return first;
}
