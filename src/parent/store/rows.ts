import type { Break } from '../../core/holidays';
import type { Override } from '../../core/calendar';
import type { Entry, Said } from '../../core/entry';
import type { Grade, School } from '../../core/grade';
import type { LimitChoice } from '../../core/limit';
import type { Night } from '../../core/night';
import type { SubjectKey } from '../../core/total';

/** Which write came last, on which phone: the higher counter wins, ties by device. */
export type Stamp = readonly [counter: number, device: string];

/** What merging needs of every row of the diary; a deleted row stays as a tombstone. */
export type Stamped = { id: string; stamp: Stamp; deleted?: true };

export type EntryRow = Entry &
  Stamped & {
    /** The counter of its first write, with a fraction for each part of a split; rows of the first version have none. */
    order?: number;
  };

/** Where a row stands among those of its night: an edit or an undo gives it a new stamp, and no new place. */
export function orderOf({ order, stamp }: Pick<EntryRow, 'order' | 'stamp'>): number {
  return order !== undefined && Number.isFinite(order) ? order : stamp[0];
}

export type ChildRow = Stamped & {
  nickname: string;
  /** Place in the row of children, ascending. */
  order: number;
  /** Subject buttons as the parent wants them; undefined = the grade's usual ones. */
  subjects?: readonly SubjectKey[];
  fridayCounts: boolean;
  /** The school's breaks; a school year of which none begins has the usual ones, and so has an empty list. */
  breaks?: readonly Break[];
  /** School years without any break: a list of its own, because an empty `breaks` has always meant the usual ones. */
  yearsWithoutBreaks?: readonly number[];
};

/** Grade, school system and limit as they hold from a night on. */
export type GradeRow = Stamped & {
  child: string;
  from: Night;
  grade: Grade;
  school: School;
  limit: LimitChoice;
};

/** The parent's word on a whole evening; its id is child and night, so it is one row an evening. */
export type EveningRow = Stamped & { child: string; night: Night; said: Said };

/** The parent's word on what kind of evening it is. */
export type OverrideRow = Stamped & { child: string; night: Night; kind: Override };

/** The parent's word that two ids are one child; `child` is the lower. Its id is both, so that every such word is kept. */
export type AliasRow = Stamped & { child: string; same: string };

export type KeptRow = { key: string; value: unknown };

export function eveningId(child: string, night: Night): string {
  return `${child}/${night}`;
}

/** Whether a row is there for a reader: a tombstone is not. */
export function isAlive(row: { deleted?: true }): boolean {
  return row.deleted !== true;
}
