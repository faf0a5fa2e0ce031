import {
  Bar,
  BarChart,
  CartesianGrid,
  LabelList,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import { AXIS, GRID, MARGIN } from './look';

/** Services by whole points of score, as bars with their numbers. */
export default function HistogramPicture(props: {
  bars: Array<{ range: string; services: number }>;
}) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={props.bars.map((bar, from) => ({ ...bar, from }))}
        margin={MARGIN}
        accessibilityLayer={false}
      >
        <CartesianGrid {...GRID} />
        <XAxis dataKey="from" interval={0} {...AXIS} />
        <YAxis allowDecimals={false} {...AXIS} />
        <Bar
          dataKey="services"
          fill="var(--ha-accent)"
          radius={[3, 3, 0, 0]}
          isAnimationActive={false}
        >
          <LabelList
            dataKey="services"
            position="top"
            fill="currentColor"
            formatter={value => (Number(value) > 0 ? value : '')}
          />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}
