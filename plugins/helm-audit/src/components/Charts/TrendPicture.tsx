import { TrendPoint } from '@helm-audit/plugin-helm-audit-common';
import {
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatDate, formatScore } from '../../lib/format';
import { AXIS, GRID, MARGIN, TOOLTIP } from './look';

/** `16 Nov`, for the axis. */
function shortDate(week: string): string {
  return new Date(week).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
}

/** The average score as a line. */
export default function TrendPicture({ points }: { points: TrendPoint[] }) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={points} margin={MARGIN} accessibilityLayer={false}>
        <CartesianGrid {...GRID} />
        <XAxis dataKey="week" tickFormatter={shortDate} {...AXIS} />
        <YAxis domain={[0, 10]} ticks={[0, 2, 4, 6, 8, 10]} {...AXIS} />
        <Tooltip
          {...TOOLTIP}
          labelFormatter={week => `Week from ${formatDate(String(week))}`}
          formatter={value => [formatScore(Number(value)), 'Average score']}
        />
        <Line
          dataKey="score"
          stroke="var(--ha-accent)"
          strokeWidth={2}
          dot={{ r: 3, fill: 'var(--ha-accent)' }}
          isAnimationActive={false}
        />
      </LineChart>
    </ResponsiveContainer>
  );
}
