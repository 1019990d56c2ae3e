import type { EnrolmentRow } from '../class-rows';
import type { AliasRow, ChildRow, EntryRow, EveningRow, GradeRow, OverrideRow } from '../rows';

/** The rows of a family's diary, tombstones too. Running timers stay on their phone, and so does what the phone keeps for itself. */
export type Diary = {
  children: ChildRow[];
  grades: GradeRow[];
  entries: EntryRow[];
  evenings: EveningRow[];
  overrides: OverrideRow[];
  aliases: AliasRow[];
};

export const DIARY_TABLES = [
  'children',
  'grades',
  'entries',
  'evenings',
  'overrides',
  'aliases',
] as const satisfies readonly (keyof Diary)[];

/** A child's seat in its class with the family secret, 32 bytes as 43 characters: in a sealed file or a hand-over alone. */
export type SeatPart = { enrolment: EnrolmentRow; secret: string };

/** What travels by the family's own hand: a backup, a hand-over. Plain files have no seats (PRIVACY.md, step 2). */
export type Parcel = { diary: Diary; seats: readonly SeatPart[] };

export function emptyDiary(): Diary {
  return { children: [], grades: [], entries: [], evenings: [], overrides: [], aliases: [] };
}
