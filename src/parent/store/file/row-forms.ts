import type { Said } from '../../../core/entry';
import { addNights, nightsBetween, type Night } from '../../../core/night';
import { FLAGS, KINDS, PLACES, SETTERS, SUBJECTS } from '../../../core/subject';
import { eveningId, type AliasRow, type EntryRow, type EveningRow, type Stamp } from '../rows';
import { ID_ALPHABET, ID_LENGTH } from '../write';
import { count, fields, flag, listOf, maybe, oneOf, real, text, whole, type Form } from './form';

/*
 * The rows of a diary in as few bits as they need. What is read must be the row that was written, field for field:
 * two rows of one stamp are one row, or phones would differ for ever.
 */

/** 100 bits for the ids phones make; any other id as it is. */
export const id: Form<string> = {
  write: (value, to) => {
    const isOurs =
      value.length === ID_LENGTH && Array.from(value).every((sign) => ID_ALPHABET.includes(sign));
    flag.write(isOurs, to);
    if (isOurs) for (const sign of value) whole(5).write(ID_ALPHABET.indexOf(sign), to);
    else text.write(value, to);
  },
  read: (from) => {
    if (!flag.read(from)) return text.read(from);
    return Array.from({ length: ID_LENGTH }, () => ID_ALPHABET.charAt(whole(5).read(from))).join('');
  },
};

const FIRST_NIGHT = '2000-01-01';

/** Days since 2000: a hundred years have room. */
export const night: Form<Night> = {
  write: (value, to) => {
    whole(16).write(nightsBetween(FIRST_NIGHT, value), to);
  },
  read: (from) => addNights(FIRST_NIGHT, whole(16).read(from)),
};

/** Devices are listed once; a stamp names one by its place. */
export function stampOf(devices: readonly string[]): Form<Stamp> {
  const device = oneOf(devices, Math.max(1, Math.ceil(Math.log2(devices.length))));
  return {
    write: ([counter, name], to) => {
      count.write(counter, to);
      device.write(name, to);
    },
    read: (from) => [count.read(from), device.read(from)],
  };
}

const DAY_MS = 86_400_000;

/** An instant near its night, by the ms since the day before it began in UTC; any other as it is. */
function instant(of: Night): Form<number> {
  const zero = Date.parse(`${of}T00:00:00Z`) - DAY_MS;
  const near = whole(28);
  const isNear = (value: number) => Number.isInteger(value) && value >= zero && value < zero + 2 ** 28;
  return {
    write: (value, to) => {
      flag.write(isNear(value), to);
      if (isNear(value)) near.write(value - zero, to);
      else real.write(value, to);
    },
    read: (from) => (flag.read(from) ? zero + near.read(from) : real.read(from)),
  };
}

/** The fields of a row that a newer version wrote, as they are. */
const more: Form<Record<string, unknown>> = {
  write: (value, to) => {
    const isEmpty = Object.keys(value).length === 0;
    maybe(text).write(isEmpty ? undefined : JSON.stringify(value), to);
  },
  read: (from) => JSON.parse(maybe(text).read(from) ?? '{}') as Record<string, unknown>,
};

/** A row whose known fields have a form each; whatever else it has goes along. `bare` of it is known from elsewhere. */
export function rowForm<Row extends object, Known extends object>(
  forms: { [Key in keyof Known]-?: Form<Known[Key]> },
  bare: Partial<Row>,
): Form<Row> {
  const known = fields<Known>(forms);
  const elsewhere = new Set([...Object.keys(forms), ...Object.keys(bare)]);
  return {
    write: (row, to) => {
      known.write(row as unknown as Known, to);
      const rest = Object.entries(row).filter(([name, value]) => !elsewhere.has(name) && value !== undefined);
      more.write(Object.fromEntries(rest), to);
    },
    read: (from) => {
      const told = known.read(from);
      return { ...more.read(from), ...bare, ...told } as unknown as Row;
    },
  };
}

/** Where a row stands among those of its night, mostly in whole counters or 1024ths of one (store/entries). */
const order: Form<number> = {
  write: (value, to) => {
    const parts = value * 1024;
    const isPlain = Number.isSafeInteger(parts) && parts >= 0;
    flag.write(isPlain, to);
    if (!isPlain) {
      real.write(value, to);
      return;
    }
    count.write(Math.floor(value), to);
    maybe(whole(10)).write(parts % 1024 === 0 ? undefined : parts % 1024, to);
  },
  read: (from) => {
    if (!flag.read(from)) return real.read(from);
    return count.read(from) + (maybe(whole(10)).read(from) ?? 0) / 1024;
  },
};

export const deleted = maybe(oneOf([true as const], 1));

/** What the rows of one evening share. */
export type Around = { child: string; night: Night; devices: readonly string[] };

export function entryForm({ child, night: on, devices }: Around): Form<EntryRow> {
  return rowForm<EntryRow, Omit<EntryRow, 'child' | 'night'>>(
    {
      id,
      stamp: stampOf(devices),
      minutes: whole(10),
      subject: oneOf(SUBJECTS, 5),
      subjectName: maybe(text),
      kind: oneOf(KINDS, 2),
      setBy: oneOf(SETTERS, 3),
      place: oneOf(PLACES, 3),
      flags: listOf(oneOf(FLAGS, 3)),
      startedAt: maybe(instant(on)),
      endedAt: maybe(instant(on)),
      isBackFilled: maybe(flag),
      isGuess: maybe(flag),
      order: maybe(order),
      deleted,
    },
    { child, night: on },
  );
}

const SAID: readonly Said[] = ['no-homework', 'done-at-school'];

export function eveningForm({ child, night: on, devices }: Around): Form<EveningRow> {
  return rowForm<EveningRow, Pick<EveningRow, 'said' | 'stamp' | 'deleted'>>(
    { said: oneOf(SAID, 2), stamp: stampOf(devices), deleted },
    { child, night: on, id: eveningId(child, on) },
  );
}

/** Two ids of one child; the row's own id is both (store/file/take). */
export function aliasForm(devices: readonly string[]): Form<AliasRow> {
  const bare = rowForm<Omit<AliasRow, 'id'>, Omit<AliasRow, 'id'>>(
    { child: id, same: id, stamp: stampOf(devices), deleted },
    {},
  );
  return {
    write: ({ id: _both, ...row }, to) => {
      bare.write(row, to);
    },
    read: (from) => {
      const row = bare.read(from);
      return { ...row, id: `${row.same}/${row.child}` };
    },
  };
}
