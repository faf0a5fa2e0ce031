export { Pager } from './Pager';
export { usePages } from './usePages';
export type { Pages } from './usePages';
