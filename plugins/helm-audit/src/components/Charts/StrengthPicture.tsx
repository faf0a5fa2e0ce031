import {
  Bar,
  BarChart,
  LabelList,
  Legend,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import { COVERAGE_TITLES } from '../../lib/orgWords';
import { StrengthRow } from './strengthRows';
import { AXIS, MARGIN } from './look';

type Strength = keyof typeof COVERAGE_TITLES;

/** The better watched, the more colour; what nothing watches stands out by its own. */
const LOOKS: Record<Strength, [fill: string, ink: string]> = {
  slo: ['var(--ha-accent)', 'var(--bui-accent-fg)'],
  alert: ['var(--ha-accent-strong)', 'var(--bui-fg-primary)'],
  canary: ['var(--ha-accent-soft)', 'var(--bui-fg-primary)'],
  dashboard: ['var(--ha-accent-faint)', 'var(--bui-fg-primary)'],
  none: ['var(--ha-critical-soft)', 'var(--bui-fg-primary)'],
  unknown: ['var(--ha-track)', 'var(--bui-fg-primary)'],
};

/** Golden signals in rows, services by how well each is watched. */
export default function StrengthPicture({ rows }: { rows: StrengthRow[] }) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={rows}
        layout="vertical"
        margin={{ ...MARGIN, left: 0 }}
        accessibilityLayer={false}
      >
        <XAxis type="number" allowDecimals={false} {...AXIS} />
        <YAxis type="category" dataKey="title" {...AXIS} width={84} />
        <Legend
          itemSorter={null}
          formatter={name => (
            <span style={{ color: 'var(--bui-fg-primary)' }}>{name}</span>
          )}
        />
        {(Object.keys(LOOKS) as Strength[]).map(key => (
          <Bar
            key={key}
            dataKey={key}
            name={COVERAGE_TITLES[key]}
            stackId="services"
            fill={LOOKS[key][0]}
            isAnimationActive={false}
          >
            <LabelList
              dataKey={key}
              fill={LOOKS[key][1]}
              formatter={value => (Number(value) > 0 ? value : '')}
            />
          </Bar>
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
