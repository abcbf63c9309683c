// Reads parameters the way Grape does: coerces, fills in defaults, refuses with 400 {"error": "… does not have a valid value"}.
import { invalid, isParams, type Params } from './http';

/** Characters as Ruby counts them: code points. */
export const lengthOf = (value: string): number => Array.from(value).length;

/** True where the parameter was sent at all, be it as null. */
export const given = (params: Params, name: string): boolean => name in params;

const absent = (params: Params, name: string): boolean => params[name] === undefined || params[name] === null;

export function text(params: Params, name: string): string | undefined {
  const value = params[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw invalid(`${name} is invalid`);
}

export function oneOf<T extends string>(params: Params, name: string, values: readonly T[]): T | undefined {
  const value = text(params, name);
  if (value === undefined) return undefined;
  const found = values.find(each => each === value);
  if (found === undefined) throw invalid(`${name} does not have a valid value`);
  return found;
}

export function integer(params: Params, name: string): number | undefined {
  if (absent(params, name) || params[name] === '') return undefined;
  return toInteger(params[name], name);
}

function toInteger(value: unknown, name: string): number {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number)) throw invalid(`${name} is invalid`);
  return number;
}

/** An array, or one text with commas where `commas` is set. // lib/api/validations/types/comma_separated_to_integer_array.rb */
export function integers(params: Params, name: string): readonly number[] | undefined {
  if (absent(params, name)) return undefined;
  const value = params[name];
  const list: readonly unknown[] = Array.isArray(value) ? value : String(value).split(',');
  return list.filter(each => each !== '').map(each => toInteger(each, name));
}

/** In the words that dry-types takes, in any case. */
export function boolean(params: Params, name: string): boolean | undefined {
  if (absent(params, name)) return undefined;
  const value = String(params[name]).toLowerCase();
  if (['1', 'on', 't', 'true', 'y', 'yes'].includes(value)) return true;
  if (['0', 'off', 'f', 'false', 'n', 'no'].includes(value)) return false;
  throw invalid(`${name} is invalid`);
}

/** Epoch milliseconds of an ISO 8601 time or date. */
export function instant(params: Params, name: string): number | undefined {
  const value = text(params, name);
  if (value === undefined) return undefined;
  const time = Date.parse(value);
  if (Number.isNaN(time)) throw invalid(`${name} is invalid`);
  return time;
}

/** Label names, comma-separated or as an array. // lib/api/validations/types/comma_separated_to_array.rb */
export function names(params: Params, name: string): readonly string[] | undefined {
  if (absent(params, name)) return undefined;
  const value = params[name];
  const list: readonly unknown[] = Array.isArray(value) ? value : String(value).split(',');
  return list
    .flatMap(each => String(each).split(','))
    .map(each => each.trim())
    .filter(each => each !== '');
}

export function hash(params: Params, name: string): Params {
  const value = params[name];
  if (value === undefined) return {};
  if (!isParams(value)) throw invalid(`${name} is invalid`);
  return value;
}
