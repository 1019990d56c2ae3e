import type { Subject } from '../../src/core/subject';
import { addChild } from '../../src/parent/store/children';
import { askToJoin, confirmJoining, openJoinings } from '../../src/parent/store/joinings';
import type { Slip } from '../../src/core/slip';
import { addClasses, authOf, enrol, foundSchool, mint } from './desk';
import { CHILD, openOnePhone, type OnePhone, type Rows, type Surroundings } from './one-phone';
import { roughLine, type RoughLine } from './rough-line';
import { openShakenDesk, shared, type ShakenDesk } from './shaken-desk';

const MINUTE_MS = 60_000;

/** Monday afternoon in Shanghai, in the middle of a term and of a token block. */
const JOINED_AT = Date.parse('2026-12-07T06:00:00Z');
/** Tuesday at half past ten: Monday's evening and Tuesday's are open, Monday's until Wednesday at six. */
const BEGINS_AT = Date.parse('2026-12-08T02:30:00Z');
/** Time stands still then, so that before Monday's closes there is some left to come to rest. */
const STANDS_AT = Date.parse('2026-12-08T14:00:00Z');
export const NIGHTS = ['2026-12-07', '2026-12-08'] as const;

/** The phones of three families; the first has two. `bit` is the family's own: 5 · 2^bit minutes. */
export const PHONES = [
  { family: 0, bit: 0 },
  { family: 0, bit: 0 },
  { family: 1, bit: 3 },
  { family: 2, bit: 6 },
] as const;
/** Two more have seats and no phone: with fewer than five nothing is given out. */
const SILENT = [101, 102];

/** A class whose families have joined and have their tokens, to begin from as often as wanted. */
export type ClassToShake = {
  begin: (name: string, random: () => number) => Promise<ShakenClass>;
  close: () => Promise<void>;
};

/** One life of that class: its phones, its endpoint, the line between them, and the time. */
export type ShakenClass = {
  classId: string;
  phones: readonly OnePhone[];
  endpoint: ShakenDesk;
  line: RoughLine;
  now: () => number;
  wait: (minutes: number) => void;
  /** From here on everything has its chance. */
  goOn: () => void;
  close: () => Promise<void>;
};

/** Joins by the slip, as the screens would let a parent do. */
async function join(phone: OnePhone, slip: Slip): Promise<void> {
  const child = { id: CHILD, nickname: '小米', grade: 3, school: 'cn63' } as const;
  await addChild(phone.home(), child, NIGHTS[0]);
  await askToJoin(phone.home(), { way: slip, text: '', consent: { version: 1, night: NIGHTS[0] } });
  await phone.look(false);
  const [joining] = await openJoinings(phone.home());
  await confirmJoining(phone.home(), joining?.id ?? '', { id: CHILD });
  await phone.look(false);
}

/** The second phone: the seat and its secret by hand-over, and nothing of what the first has sent. */
async function handOver(from: OnePhone, to: OnePhone): Promise<void> {
  const rows = await from.rows();
  const handed = ['children', 'grades', 'enrolments', 'secrets'];
  await to.fill(Object.fromEntries(handed.map((table) => [table, rows[table] ?? []])));
}

export async function openClassToShake(): Promise<ClassToShake> {
  const common = shared();
  let now = JOINED_AT;
  const endpoint = await openShakenDesk(common, () => now);
  const admin = await foundSchool(endpoint.desk);
  const [classId = ''] = await addClasses(admin, '三年级2班');
  const { codes, term, keyHashes } = await mint(admin, classId);
  for (const [index, family] of SILENT.entries())
    await enrol(endpoint.desk, codes[index] ?? '', authOf(family, classId));
  const line = roughLine(endpoint);
  const surroundings: Surroundings = { now: () => now, random: () => 0.5 };
  const phones = PHONES.map((_, index) => openOnePhone(`begin ${index}`, surroundings, line.from));
  const isSecond = (index: number) => PHONES[index - 1]?.family === PHONES[index]?.family;
  for (const [index, phone] of phones.entries()) {
    if (isSecond(index)) await handOver(phones[index - 1]!, phone);
    else {
      const code = codes[SILENT.length + index] ?? '';
      await join(phone, { kind: 'slip', class: classId, code, term, keyHashes });
    }
  }
  // The first to join were too few, and are asked to come back in some hours.
  now += 7 * 60 * MINUTE_MS;
  for (const phone of phones) await phone.look(false);
  now = BEGINS_AT;
  for (const phone of phones) await phone.look(false);
  const begun: Rows[] = await Promise.all(phones.map((phone) => phone.rows()));
  for (const phone of phones) await phone.close();
  // Everything is in the files now, and nothing writes to them while they are copied.
  await endpoint.desk.world.close();

  return {
    begin: (name, random) =>
      beginShaken({ classId, begun, random, open: (clock) => openShakenDesk(common, clock, endpoint.folder) }, name),
    close: common.close,
  };
}

type Beginning = {
  classId: string;
  begun: readonly Rows[];
  random: () => number;
  open: (now: () => number) => Promise<ShakenDesk>;
};

async function beginShaken({ classId, begun, random, open }: Beginning, name: string): Promise<ShakenClass> {
  let now = BEGINS_AT;
  let until = STANDS_AT;
  const endpoint = await open(() => now);
  const line = roughLine(endpoint);
  const surroundings = { now: () => now, random };
  const phones = begun.map((_, index) => openOnePhone(`${name} ${index}`, surroundings, line.from));
  await Promise.all(phones.map((phone, index) => phone.fill(begun[index] ?? {})));
  return {
    classId,
    phones,
    endpoint,
    line,
    now: () => now,
    wait: (minutes) => {
      now = Math.min(now + minutes * MINUTE_MS, until);
    },
    goOn: () => {
      until = Infinity;
    },
    close: async () => {
      await Promise.all(phones.map((phone) => phone.close()));
      await endpoint.close();
    },
  };
}

/** What the release will read of an evening: sum and count of each figure. */
export type Sums = Record<string, { sum: number; count: number }>;

export async function sumsOf({ endpoint, classId }: ShakenClass, night: string): Promise<Sums> {
  const rows = await endpoint.desk.world.keeping.open
    .selectFrom('figure_row')
    .select(({ fn }) => ['figure', fn.sum<number | null>('value').as('sum'), fn.count<number>('value').as('count')])
    .where('class', '=', classId)
    .where('night', '=', night)
    .groupBy('figure')
    .execute();
  return Object.fromEntries(
    rows.map(({ figure, sum, count }) => [figure, { sum: Number(sum ?? 0), count: Number(count) }]),
  );
}

/** In which subjects each bit stands: of a family counted once, in one. */
export function subjectsOfBit(sums: Sums, bit: number, subjects: readonly Subject[]): Subject[] {
  return subjects.filter((subject) => (((sums[subject]?.sum ?? 0) / 5) >> bit) % 2 === 1);
}
