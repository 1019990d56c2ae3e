/** The three who look at the demo. */
export const DESKS = ['parent', 'teacher', 'school'] as const;
export type Desk = (typeof DESKS)[number];

/** Whose page an address of the demo is. */
export function deskAt(path: string): Desk {
  const named = path.split('/')[2];
  return DESKS.find((desk) => desk === named) ?? 'parent';
}
