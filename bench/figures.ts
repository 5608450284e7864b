/** The middle of several measurements: one that something else disturbed does not move it. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  const [low = Number.NaN, high = low] = sorted.slice(sorted.length % 2 === 0 ? middle - 1 : middle, middle + 1);
  return (low + high) / 2;
}

export const seconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} s`;
export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const microseconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} µs`;
export const times = (value: number): string => `${value.toFixed(2)} ×`;
export const megabytes = (value: number): string => `${(value / 1e6).toFixed(0)} MB`;
export const bytes = (value: number): string => `${value.toFixed(0)} B`;
export const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;
export const count = (value: number): string => Math.round(value).toLocaleString('en-US');
