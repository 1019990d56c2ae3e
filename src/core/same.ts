/**
 * Whether two values of plain JSON say the same: whatever the order of their keys, and a key that is undefined is none.
 */
export function isSame(one: unknown, other: unknown): boolean {
  if (!isThere(one) || !isThere(other)) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => isSame(one[key], other[key]));
}

function isThere(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
