import { isTrue, textOf } from './functions';
import { Want } from './types';

/** To be true, as Go's templates take it. */
export const TRUTHY: Want = { type: 'truthy' };

/** To be false, as Go's templates take it. */
export const FALSY: Want = { type: 'falsy' };

/** Whether a text is as wanted. */
export function isWritten(text: string, want: Want): boolean {
  if (want.type === 'equal') return text.trim() === textOf(want.to).trim();
  if (want.type === 'different') {
    return text.trim() !== textOf(want.from).trim();
  }
  return text.trim() !== '';
}

/** The opposite. */
export function negate(want: Want): Want {
  switch (want.type) {
    case 'truthy':
      return FALSY;
    case 'falsy':
      return TRUTHY;
    case 'equal':
      return { type: 'different', from: want.to };
    case 'different':
      return { type: 'equal', to: want.from };
    case 'atLeast':
      return { type: 'atMost', number: want.number - 1 };
    default:
      return { type: 'atLeast', number: want.number + 1 };
  }
}

/** What is wanted of something that is true or false. */
export function asBoolean(want: Want): boolean | undefined {
  if (want.type === 'truthy') return true;
  if (want.type === 'falsy') return false;
  const isEqual = want.type === 'equal';
  const value = want.type === 'equal' ? want.to : undefined;
  const other = want.type === 'different' ? want.from : value;
  if (textOf(other) === 'true') return isEqual;
  return textOf(other) === 'false' ? !isEqual : undefined;
}

/** A number of entries is wanted: there are to be some, or none. */
export function wantOfCollection(want: Want): Want {
  switch (want.type) {
    case 'equal':
      return Number(want.to) === 0 ? FALSY : TRUTHY;
    case 'atMost':
      return want.number <= 0 ? FALSY : TRUTHY;
    case 'falsy':
      return FALSY;
    default:
      return TRUTHY;
  }
}

/** Whether a value is as wanted. */
export function meets(value: unknown, want: Want): boolean {
  switch (want.type) {
    case 'truthy':
      return isTrue(value);
    case 'falsy':
      return !isTrue(value);
    case 'equal':
      return textOf(value) === textOf(want.to);
    case 'different':
      return textOf(value) !== textOf(want.from);
    case 'atLeast':
      return Number(value) >= want.number;
    default:
      return Number(value) <= want.number;
  }
}
