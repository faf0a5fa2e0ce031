export { LinkedOverviewCard } from './LinkedOverviewCard';
export { OverviewCard } from './OverviewCard';
