export { InlineCode, withoutCode } from './InlineCode';
