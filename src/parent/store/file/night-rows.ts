import { GRADES, SCHOOLS, type Grade, type School } from '../../../core/grade';
import type { Night } from '../../../core/night';
import type { AliasRow, EntryRow, EveningRow } from '../rows';
import { listOf, maybe, oneOf, text, fields, type Form } from './form';
import { aliasForm, entryForm, eveningForm, id, night } from './row-forms';

/** One child's one evening as it travels: all rows of the night, tombstones too, and who the child is. */
export type NightRows = {
  child: string;
  night: Night;
  /** For a phone that does not know the child yet. */
  nickname: string;
  grade: Grade;
  school: School;
  entries: readonly EntryRow[];
  evening?: EveningRow | undefined;
  /** Other ids of the same child, so that a question once answered is not asked on the other phone too. */
  aliases: readonly AliasRow[];
};

type Head = Pick<NightRows, 'child' | 'night' | 'nickname' | 'grade' | 'school'> & {
  devices: readonly string[];
};

const head = fields<Head>({
  child: id,
  night,
  nickname: text,
  grade: oneOf(GRADES, 4),
  school: oneOf(SCHOOLS, 3),
  devices: listOf(id),
});

type Rows = Pick<NightRows, 'entries' | 'evening' | 'aliases'>;

function rowsWithin({ child, night, devices }: Head): Form<Rows> {
  const around = { child, night, devices };
  return fields<Rows>({
    entries: listOf(entryForm(around)),
    evening: maybe(eveningForm(around)),
    aliases: listOf(aliasForm(devices)),
  });
}

function devicesOf({ entries, evening, aliases }: Rows): string[] {
  const stamped = [...entries, ...(evening ? [evening] : []), ...aliases];
  return [...new Set(stamped.map(({ stamp }) => stamp[1]))];
}

export const nightForm: Form<NightRows> = {
  write: (rows, to) => {
    const named = { ...rows, devices: devicesOf(rows) };
    head.write(named, to);
    rowsWithin(named).write(rows, to);
  },
  read: (from) => {
    const { devices, ...named } = head.read(from);
    return { ...named, ...rowsWithin({ ...named, devices }).read(from) };
  },
};
