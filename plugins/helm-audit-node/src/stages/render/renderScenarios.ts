import { LoadedChart, Scenario } from '../load/types';
import { HelmCli } from './helmCli';
import { renderChart, RenderValues } from './renderChart';
import { HelmOptions, RenderedChart } from './types';

/**
 * Renders the first scenario, or the next that renders where a value that it lacks keeps it
 * from rendering. Plain manifests are not rendered.
 *
 * @param scenarios - at least one
 * @param getHelm - asked for only when something is to be rendered
 */
export async function renderScenarios(
  chart: LoadedChart,
  scenarios: Scenario[],
  values: Omit<RenderValues, 'scenario'>,
  getHelm: () => Promise<HelmCli>,
  options?: HelmOptions,
  signal?: AbortSignal,
): Promise<{ scenario: Scenario; rendered: RenderedChart | undefined }> {
  const [chosen, ...others] = scenarios;
  if (chart.kind === 'manifests') {
    return { scenario: chosen, rendered: undefined };
  }
  const helm = await getHelm();
  const render = (scenario: Scenario) =>
    renderChart(chart, { ...values, scenario }, helm, options, signal);
  const first = { scenario: chosen, rendered: await render(chosen) };
  if (first.rendered.ok || first.rendered.code !== 'render-failed') {
    return first;
  }
  for (const scenario of others) {
    const rendered = await render(scenario);
    if (rendered.ok) return { scenario, rendered };
  }
  return first;
}
