/** What the pictures share of their looks: the plugin's tokens, nothing that moves. */
export const AXIS = {
  stroke: 'var(--ha-line)',
  tick: { fill: 'var(--ha-muted)', fontSize: 12 },
  tickLine: false,
} as const;

export const GRID = {
  stroke: 'var(--ha-line)',
  vertical: false,
} as const;

export const MARGIN = { top: 16, right: 16, bottom: 0, left: -20 } as const;

export const TOOLTIP = {
  isAnimationActive: false,
  contentStyle: {
    background: 'var(--bui-bg-neutral-1)',
    border: '1px solid var(--ha-line)',
    borderRadius: 'var(--bui-radius-3)',
    color: 'var(--bui-fg-primary)',
  },
} as const;
