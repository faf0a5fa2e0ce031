import { TrendPoint } from '@helm-audit/plugin-helm-audit-common';
import {
  CartesianGrid,
  Legend,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatScore } from '../../lib/format';
import { countChangesOf, formatWeek, isSteady } from '../../lib/trend';
import { AXIS, GRID, MARGIN, TOOLTIP } from './look';
import { labelledWeeks } from './weeks';

export interface TrendPictureProps {
  points: TrendPoint[];
  /** Services behind the steady line. */
  steadyCount: number;
}

/** A week, and below it how many services are behind its point. */
function WeekTick(props: {
  x?: number | string;
  y?: number | string;
  payload?: { value: string };
  points: TrendPoint[];
}) {
  const { x = 0, y = 0, payload, points } = props;
  const point = points.find(({ week }) => week === payload?.value);
  if (!point) return null;
  return (
    <text
      x={x}
      y={Number(y) + 10}
      textAnchor="middle"
      fill={AXIS.tick.fill}
      fontSize={AXIS.tick.fontSize}
    >
      <tspan x={x}>{formatWeek(point.week)}</tspan>
      <tspan x={x} dy={15}>
        of {point.services}
      </tspan>
    </text>
  );
}

/**
 * The average score of the same services as a line; that of all with a score that week,
 * which moves too when those are others, fainter behind it.
 */
export default function TrendPicture(props: TrendPictureProps) {
  const { points, steadyCount } = props;
  const changes = countChangesOf({ trend: points });
  const labelled = labelledWeeks(points, changes);
  const steady = isSteady({ trend: points, steadyCount });
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={points} margin={MARGIN} accessibilityLayer={false}>
        <CartesianGrid {...GRID} />
        <XAxis
          dataKey="week"
          height={40}
          minTickGap={16}
          {...AXIS}
          tick={<WeekTick points={points} />}
          tickFormatter={formatWeek}
        />
        <YAxis domain={[0, 10]} ticks={[0, 2, 4, 6, 8, 10]} {...AXIS} />
        <Tooltip
          {...TOOLTIP}
          labelFormatter={week => `Week from ${formatWeek(String(week))}`}
          formatter={(value, name) => [formatScore(Number(value)), name]}
        />
        {changes.map(({ week, services }) => (
          <ReferenceLine
            key={week}
            x={week}
            stroke="var(--ha-line)"
            strokeDasharray="2 3"
            label={
              labelled.has(week)
                ? {
                    value: services > 0 ? `+${services}` : `−${-services}`,
                    position: 'top',
                    fill: AXIS.tick.fill,
                    fontSize: AXIS.tick.fontSize,
                  }
                : undefined
            }
          />
        ))}
        {!steady && (
          <>
            <Legend
              verticalAlign="top"
              // Room for the marks between it and the lines.
              wrapperStyle={{ paddingBottom: AXIS.tick.fontSize + 8 }}
              itemSorter={null}
              formatter={name => (
                <span style={{ color: 'var(--bui-fg-primary)' }}>{name}</span>
              )}
            />
            <Line
              dataKey="score"
              name="All with a score that week"
              stroke="var(--ha-muted)"
              strokeDasharray="4 4"
              // Dots take after their line otherwise, and so would be dashed.
              dot={{ r: 2, strokeDasharray: 'none' }}
              isAnimationActive={false}
            />
          </>
        )}
        <Line
          dataKey="steadyScore"
          name={`With a score throughout: ${steadyCount}`}
          stroke="var(--ha-accent)"
          strokeWidth={2}
          dot={{ r: 3, fill: 'var(--ha-accent)' }}
          isAnimationActive={false}
          legendType={steadyCount === 0 ? 'none' : undefined}
        />
      </LineChart>
    </ResponsiveContainer>
  );
}
