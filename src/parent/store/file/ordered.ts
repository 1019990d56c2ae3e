/** A value as JSON whose keys stand in the order of the alphabet: the same value is the same text on every phone. */
export function toOrderedText(value: unknown, indent?: number): string {
  return JSON.stringify(value, byAlphabet, indent);
}

function byAlphabet(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value as Record<string, unknown>).sort(([one], [other]) => compareText(one, other)),
  );
}

/** By code units, as every phone sorts alike whatever its language. */
export function compareText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
