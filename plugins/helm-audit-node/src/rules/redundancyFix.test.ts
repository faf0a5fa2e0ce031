import { deriveDisruptionBudgets } from '../facts/disruptionBudgets';
import { deriveWorkloads } from '../facts/workloads';
import { gatherResources } from '../gatherers/resources';
import { parseRendered } from '../stages/parse/parseManifests';
import { documents, workloadText } from '../testing/manifestText';
import { redundancyFix, redundancyNeeds } from './redundancyFix';

const BUDGET = `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: payments }
spec: { maxUnavailable: 1, selector: { matchLabels: { app: payments } } }
`;

const read = (text: string) => {
  const resources = gatherResources(parseRendered(text).manifests);
  const workloads = deriveWorkloads(resources);
  const disruptionBudgets = deriveDisruptionBudgets(resources, workloads);
  return { workload: workloads[0], facts: { resources, disruptionBudgets } };
};

describe('redundancyNeeds', () => {
  it('names what a second replica has to come with', () => {
    const { workload, facts } = read(workloadText());
    expect(redundancyNeeds(workload, facts)).toBe(
      ', together with a PodDisruptionBudget and a spread over nodes and zones',
    );
  });

  it('leaves out what is there', () => {
    const { workload, facts } = read(documents(workloadText(), BUDGET));
    expect(redundancyNeeds(workload, facts)).toBe(
      ', together with a spread over nodes and zones',
    );
  });
});

describe('redundancyFix', () => {
  it('adds no pods to software of which two do harm', () => {
    const text = workloadText();
    const alone = read(
      text.replace('example.com/payments:1.4.2', 'prom/pushgateway:v1.9.0'),
    );
    expect(redundancyFix(alone.workload, alone.facts)).toBeUndefined();
    const usual = read(text);
    expect(redundancyFix(usual.workload, usual.facts)).toBeDefined();
  });
});
