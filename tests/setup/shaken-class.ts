import { CONSENT_VERSION } from '../../src/core/consent';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Slip } from '../../src/core/slip';
import { SUBJECTS, type Subject } from '../../src/core/subject';
import { addChild } from '../../src/parent/store/children';
import { askToJoin, confirmJoining, openJoinings } from '../../src/parent/store/joinings';
import { addClasses, authOf, enrol, foundSchool, mint, type Hand } from './desk';
import { CHILD, openOnePhone, type OnePhone, type Rows } from './one-phone';
import { roughLine, type RoughLine } from './rough-line';
import { openShakenDesk, shared, type ShakenDesk } from './shaken-desk';

const MINUTE_MS = 60_000;
/** Monday afternoon in Shanghai, in the middle of a term and of a token block. */
const JOINED_AT = Date.parse('2026-12-07T06:00:00Z');
/** The first to join were too few, and were asked to come back in some hours. */
const ASKED_AT = Date.parse('2026-12-07T13:00:00Z');
/** Tuesday at half past ten: Monday's evening and Tuesday's are open, Monday's until Wednesday at six. */
const BEGINS_AT = Date.parse('2026-12-08T02:30:00Z');
/** Time stands still then, so that before Monday's closes there is some left to come to rest. */
const STANDS_AT = Date.parse('2026-12-08T14:00:00Z');

export const NIGHTS = ['2026-12-07', '2026-12-08'] as const;
/** The family of each phone. */
export const FAMILY_OF = [0, 0, 1, 2] as const;
export const FAMILIES = [0, 1, 2] as const;
/** A family's own bit: its evenings are of 5 · 2^bit minutes, whatever the subject. */
export const bitOf = (family: number) => 3 * family;
/** Two more have seats and no phone: with fewer than five nothing is given out. */
const SILENT = [101, 102];

/** A class as it stood at one moment: the endpoint's files, and each phone's rows. */
type Moment = { at: number; folder: string; rows: readonly Rows[] };
/** `seated`: the families have joined. `given`: they have their tokens too. */
type MomentName = 'seated' | 'given';

/** A class to begin with as often as wanted. */
export type ClassToShake = {
  begin: (moment: MomentName, random: () => number) => Promise<ShakenClass>;
  close: () => Promise<void>;
};

/** One life of that class: its phones, its endpoint, the line between them, and the time. */
export type ShakenClass = {
  classId: string;
  phones: readonly OnePhone[];
  endpoint: ShakenDesk;
  line: RoughLine;
  wait: (minutes: number) => void;
  /** From here on everything has its chance. */
  goOn: () => void;
  /** The slip a phone joined by is replaced at the desk; a new phone, in the family's hands. */
  replaceSlip: (phone: number) => Promise<{ slip: Slip; phone: OnePhone }>;
  close: () => Promise<void>;
};

/** Joins by the slip, as the screens would let a parent do. */
export async function joinBy(phone: OnePhone, slip: Slip): Promise<void> {
  const child = { id: CHILD, nickname: '小米', grade: 3, school: 'cn63' } as const;
  await addChild(phone.home(), child, NIGHTS[0]);
  await askToJoin(phone.home(), {
    way: slip,
    text: '',
    consent: { version: CONSENT_VERSION, night: NIGHTS[0] },
  });
  await phone.look(true);
  await lookAndJoin(phone);
}

/** The parent looks at the app, and says yes to a class that was found. */
export async function lookAndJoin(phone: OnePhone): Promise<void> {
  const [joining] = await openJoinings(phone.home());
  if (joining) await confirmJoining(phone.home(), joining.id, { id: CHILD });
  await phone.look(true);
}

/** The second phone: the seat and its secret by hand-over, and nothing of what the first has sent. */
async function handOver(from: OnePhone, to: OnePhone): Promise<void> {
  const rows = await from.rows();
  const handed = ['children', 'grades', 'enrolments', 'secrets'];
  await to.fill(Object.fromEntries(handed.map((table) => [table, rows[table] ?? []])));
}

const isSecond = (index: number) => FAMILY_OF[index - 1] === FAMILY_OF[index];

/** Each second phone by hand-over, each other by its slip. */
async function joinAll(phones: readonly OnePhone[], slipOf: (phone: number) => Slip): Promise<void> {
  for (const [index, phone] of phones.entries()) {
    if (isSecond(index)) await handOver(phones[index - 1]!, phone);
    else await joinBy(phone, slipOf(index));
  }
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
  const slipOf = (code = ''): Slip => ({ kind: 'slip', class: classId, code, term, keyHashes });
  const surroundings = { now: () => now, random: () => 0.5 };
  const phones = FAMILY_OF.map((_, index) =>
    openOnePhone(`begin ${String(index)}`, surroundings, roughLine(endpoint).from),
  );
  const codeOf = (index: number) => codes[SILENT.length + index];
  await joinAll(phones, (index) => slipOf(codeOf(index)));
  const momentNow = async (): Promise<Moment> => {
    const folder = mkdtempSync(join(tmpdir(), 'lamplight-moment-'));
    cpSync(endpoint.folder, folder, { recursive: true });
    return { at: now, folder, rows: await Promise.all(phones.map((phone) => phone.rows())) };
  };
  const lookAt = async (at: number) => {
    now = at;
    for (const phone of phones) await phone.look(false);
  };
  now = ASKED_AT;
  const seated = await momentNow();
  await lookAt(ASKED_AT);
  await lookAt(BEGINS_AT);
  const moments = { seated, given: await momentNow() };
  await Promise.all(phones.map((phone) => phone.close()));
  await endpoint.close();

  return {
    begin: async (name, random) => {
      const { at, folder, rows } = moments[name];
      const time = { now: at, until: STANDS_AT };
      const own = await openShakenDesk(common, () => time.now, folder);
      const hand: Hand = { ...admin, desk: own.desk };
      // The slip that is brought to the desk is the last one.
      const last = FAMILY_OF.map((_, index) => codeOf(index));
      return beginLife({ classId, time, endpoint: own, rows, random }, async (index) => {
        last[index] = (await mint(hand, classId, { code: last[index] })).codes[0];
        return slipOf(last[index]);
      });
    },
    close: async () => {
      await common.close();
      for (const { folder } of Object.values(moments)) rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Beginning = Pick<ShakenClass, 'classId' | 'endpoint'> &
  Pick<Moment, 'rows'> & { time: { now: number; until: number }; random: () => number };

let lives = 0;

async function beginLife(
  { classId, time, endpoint, rows, random }: Beginning,
  mintAgain: (phone: number) => Promise<Slip>,
): Promise<ShakenClass> {
  lives += 1;
  const life = String(lives);
  const line = roughLine(endpoint);
  const opened: OnePhone[] = [];
  const open = () => {
    const name = `life ${life}, phone ${String(opened.length)}`;
    const phone = openOnePhone(name, { now: () => time.now, random }, line.from);
    opened.push(phone);
    return phone;
  };
  const phones = rows.map(open);
  await Promise.all(phones.map((phone, index) => phone.fill(rows[index] ?? {})));
  return {
    classId,
    phones,
    endpoint,
    line,
    wait: (minutes) => {
      time.now = Math.min(time.now + minutes * MINUTE_MS, time.until);
    },
    goOn: () => {
      time.until = Infinity;
    },
    replaceSlip: async (index) => ({ slip: await mintAgain(index), phone: open() }),
    close: async () => {
      await Promise.all(opened.map((phone) => phone.close()));
      await endpoint.close();
    },
  };
}

/** An evening as the release will read it: the sum of each subject's minutes, and of how many children. */
export type Evening = { sums: Partial<Record<Subject, number>>; children: number };

export async function eveningOf({ endpoint, classId }: ShakenClass, night: string): Promise<Evening> {
  const rows = await endpoint.desk.world.keeping.open
    .selectFrom('figure_row')
    .select(['figure', 'value'])
    .where('class', '=', classId)
    .where('night', '=', night)
    .execute();
  const counted = rows.filter(({ value }) => value !== null);
  const sumOf = (subject: Subject) =>
    counted.reduce((sum, { figure, value }) => (figure === subject ? sum + Number(value) : sum), 0);
  return {
    sums: Object.fromEntries(SUBJECTS.map((subject) => [subject, sumOf(subject)])),
    children: counted.filter(({ figure }) => figure === 'mixed').length,
  };
}

/** The subjects in whose sum a family's bit stands: of a family counted once, one. */
export function subjectsOf(family: number, { sums }: Evening): Subject[] {
  return SUBJECTS.filter((subject) => (((sums[subject] ?? 0) / 5) >> bitOf(family)) % 2 === 1);
}
