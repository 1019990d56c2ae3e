import type { Override } from '../../../core/calendar';
import { GRADES, inForce, SCHOOLS } from '../../../core/grade';
import type { Break } from '../../../core/holidays';
import type { LimitChoice } from '../../../core/limit';
import { addNights, type Night } from '../../../core/night';
import type { PresetId } from '../../../core/presets';
import type { Problem } from '../../../core/problem';
import { isAlive, eveningId, type AliasRow, type ChildRow, type GradeRow, type OverrideRow } from '../rows';
import { bytesToChecked, checkedToBytes, lettersIn } from './checked-text';
import {
  count,
  fields,
  flag,
  fromBytes,
  listOf,
  maybe,
  oneOf,
  real,
  text,
  toBytes,
  whole,
  type Form,
} from './form';
import { emptyDiary, type Diary } from './parcel';
import { aliasForm, deleted, id, night, rowForm, stampOf } from './row-forms';
import { ROW_SHAPES } from './row-shapes';

/*
 * 给老人用: a child in a QR, as `/elder#code`. What grandfather's phone needs to keep the child's evenings, and nothing
 * that leads to its class: no seat, no family secret. The rows are the mother's own, so that both phones mean the same.
 */

const VERSION = 1;

/** The parent's word on evenings to come goes along for so many nights; the code must stay small enough for a cheap camera. */
const NIGHTS_AHEAD = 120;
const MOST_OVERRIDES = 12;
const MOST_ALIASES = 3;

const limitForm: Form<LimitChoice> = {
  write: (limit, to) => {
    text.write(limit.preset, to);
    if (limit.preset !== 'custom') return;
    oneOf(['written', 'all'] as const, 2).write(limit.scope, to);
    whole(9).write(limit.minutes, to);
  },
  read: (from) => {
    const preset = text.read(from) as PresetId | 'custom';
    if (preset !== 'custom') return { preset };
    return { preset, scope: oneOf(['written', 'all'] as const, 2).read(from), minutes: whole(9).read(from) };
  },
};

const breakForm = fields<Break>({ from: night, to: night });

function childForm(devices: readonly string[]): Form<ChildRow> {
  return rowForm<ChildRow, ChildRow>(
    {
      id,
      nickname: text,
      order: real,
      subjects: maybe(listOf(text)),
      fridayCounts: flag,
      breaks: maybe(listOf(breakForm)),
      yearsWithoutBreaks: maybe(listOf(count)),
      stamp: stampOf(devices),
      deleted,
    },
    {},
  );
}

function gradeForm(child: string, devices: readonly string[]): Form<GradeRow> {
  return rowForm<GradeRow, Omit<GradeRow, 'child'>>(
    {
      id,
      from: night,
      grade: oneOf(GRADES, 4),
      school: oneOf(SCHOOLS, 3),
      limit: limitForm,
      stamp: stampOf(devices),
      deleted,
    },
    { child },
  );
}

const KINDS: readonly Override[] = ['school', 'holiday', 'no-homework'];

function overrideForm(child: string, devices: readonly string[]): Form<OverrideRow> {
  const bare = fields<Pick<OverrideRow, 'night' | 'kind' | 'stamp'>>({
    night,
    kind: oneOf(KINDS, 3),
    stamp: stampOf(devices),
  });
  return {
    write: bare.write,
    read: (from) => {
      const row = bare.read(from);
      return { ...row, child, id: eveningId(child, row.night) };
    },
  };
}

/** One child as it goes to grandfather's phone. */
type Piece = {
  child: ChildRow;
  grades: readonly GradeRow[];
  overrides: readonly OverrideRow[];
  aliases: readonly AliasRow[];
};

const devicesForm = listOf(id);

const pieceForm: Form<Piece> = {
  write: (piece, to) => {
    const rows = [piece.child, ...piece.grades, ...piece.overrides, ...piece.aliases];
    const devices = [...new Set(rows.map(({ stamp }) => stamp[1]))];
    whole(8).write(VERSION, to);
    devicesForm.write(devices, to);
    childForm(devices).write(piece.child, to);
    listOf(gradeForm(piece.child.id, devices)).write(piece.grades, to);
    listOf(overrideForm(piece.child.id, devices)).write(piece.overrides, to);
    listOf(aliasForm(devices)).write(piece.aliases, to);
  },
  read: (from) => {
    whole(8).read(from);
    const devices = devicesForm.read(from);
    const child = childForm(devices).read(from);
    return {
      child,
      grades: listOf(gradeForm(child.id, devices)).read(from),
      overrides: listOf(overrideForm(child.id, devices)).read(from),
      aliases: listOf(aliasForm(devices)).read(from),
    };
  },
};

/** The grade in force and those to come: grandfather writes down evenings from now on. */
function gradesFrom(grades: readonly GradeRow[], tonight: Night): GradeRow[] {
  const alive = grades.filter(isAlive);
  const current = inForce(alive, tonight);
  return alive.filter((row) => row === current || row.from > tonight);
}

function overridesNear(overrides: readonly OverrideRow[], tonight: Night): OverrideRow[] {
  const [first, last] = [addNights(tonight, -1), addNights(tonight, NIGHTS_AHEAD)];
  return overrides
    .filter((row) => isAlive(row) && row.night >= first && row.night <= last)
    .sort((one, other) => (one.night < other.night ? -1 : 1))
    .slice(0, MOST_OVERRIDES);
}

/** What stands after the # of `/elder`. */
export function childToCode({ children, grades, overrides, aliases }: Diary, tonight: Night): string {
  const [child] = children;
  if (!child) throw new Error('A code for no child was asked for.');
  const piece: Piece = {
    child,
    grades: gradesFrom(grades, tonight),
    overrides: overridesNear(overrides, tonight),
    aliases: aliases.slice(0, MOST_ALIASES),
  };
  // As addresses have it: a `+` would be read as a blank by some.
  return bytesToChecked(toBytes(pieceForm, piece)).replaceAll('+', '-').replaceAll('=', '_');
}

/** The child of a scanned code as a piece of a diary. */
export function codeToChild(code: string): Diary | Problem {
  const letters = lettersIn(code.replaceAll('-', '+').replaceAll('_', '='));
  const bytes = checkedToBytes(letters);
  if (!bytes) return { kind: 'elder-unreadable' };
  if (bytes[0] !== VERSION) return { kind: 'line-newer' };
  try {
    const { child, ...rows } = fromBytes(pieceForm, bytes);
    const diary = {
      ...emptyDiary(),
      children: [child],
      grades: [...rows.grades],
      overrides: [...rows.overrides],
      aliases: [...rows.aliases],
    };
    return isSoundPiece(diary) ? diary : { kind: 'elder-unreadable' };
  } catch {
    // Nobody's app wrote this.
    return { kind: 'elder-unreadable' };
  }
}

function isSoundPiece(diary: Diary): boolean {
  const isRight = (table: 'children' | 'grades' | 'overrides' | 'aliases') =>
    diary[table].every((row) => ROW_SHAPES[table].safeParse(row).success);
  const whose = diary.children[0]?.id;
  return (
    diary.grades.length > 0 &&
    diary.aliases.every(({ child, same }) => child === whose || same === whose) &&
    diary.children.every(isAlive) &&
    (['children', 'grades', 'overrides', 'aliases'] as const).every(isRight)
  );
}
