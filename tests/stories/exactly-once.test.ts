import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SUBJECTS, type Subject } from '../../src/core/subject';
import { leaveClass } from '../../src/parent/store/enrolments';
import { leaveTheirs, letLetterGo, takeBack, useThisPhones } from '../../src/parent/store/letters';
import { CHILD, type OnePhone } from '../setup/one-phone';
import { FATES, type Fate } from '../setup/rough-line';
import {
  bitOf,
  eveningOf,
  FAMILIES,
  FAMILY_OF,
  joinBy,
  lookAndJoin,
  NIGHTS,
  openClassToShake,
  subjectsOf,
  type ClassToShake,
  type ShakenClass,
} from '../setup/shaken-class';

/** What a parent writes of a night, by its number: a version of it, or that there was nothing. */
type Written = { night: number; version: number | undefined };
type Decided = 'takeBack' | 'letGo' | 'replace' | 'keep';

/** One thing that happens, to a phone by its number. */
type Act =
  /** The parent writes, looks at the app again some minutes after, and the line does what it does. */
  | {
      kind: 'look';
      phone: number;
      wrote: Written | undefined;
      after: number;
      isLineBack: boolean;
      fates: Fate[];
    }
  /** The app stays in sight, and something is due. */
  | { kind: 'stay'; phone: number; fates: Fate[] }
  | ({ kind: 'write'; phone: number } & Written)
  | { kind: Decided; phone: number; night: number }
  | { kind: 'kill' | 'leave'; phone: number }
  | { kind: 'clock'; phone: number; hours: number }
  | { kind: 'wait'; minutes: number }
  /** A letter arrives late, or once more. */
  | { kind: 'arrive'; which: number }
  | { kind: 'restart' };

/** What a family wants of an evening in the end. */
type LastWish = 'contributes' | 'withdraws' | 'as it was';

const phone = fc.nat({ max: FAMILY_OF.length - 1 });
const night = fc.nat({ max: NIGHTS.length - 1 });
const anyFate = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Fate>('good') },
  { weight: 4, arbitrary: fc.constantFrom(...FATES) },
);
const fates = fc.array(anyFate, { minLength: 1, maxLength: 3, size: 'max' });
const written = fc.record({ night, version: fc.option(fc.nat({ max: 3 }), { nil: undefined, freq: 6 }) });

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.record({
      kind: fc.constant('look' as const),
      phone,
      wrote: fc.option(written, { nil: undefined, freq: 3 }),
      after: fc.constantFrom(0, 31, 31),
      isLineBack: fc.boolean(),
      fates,
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('stay' as const), phone, fates }) },
  {
    weight: 5,
    arbitrary: fc.tuple(phone, written).map(([by, what]) => ({ kind: 'write' as const, phone: by, ...what })),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constantFrom<Decided>('takeBack', 'letGo', 'letGo', 'replace', 'replace', 'keep'),
      phone,
      night,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('kill' as const), phone }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), phone }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('clock' as const),
      phone,
      hours: fc.constantFrom(0, 0, 0, 0, 0, -30, -1, 1, 7, 50),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.nat({ max: 25 }) }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('arrive' as const), which: fc.nat({ max: 99 }) }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'restart' as const }) },
);

const lastWish = fc.constantFrom<LastWish>('contributes', 'contributes', 'withdraws', 'as it was');
const anyLife = fc.record({
  acts: fc.noBias(fc.array(anyAct, { maxLength: 70, size: 'max' })),
  /** By family and night. */
  wishes: fc.array(fc.tuple(lastWish, lastWish), { minLength: 3, maxLength: 3 }),
  /** Which of a family's phones has the last word. */
  speaks: fc.constantFrom('first' as const, 'last' as const),
  chance: fc.nat(),
});
type Life = typeof anyLife extends fc.Arbitrary<infer Value> ? Value : never;

/** The version that only a last wish has. */
const LAST = 4;

/** A version of an evening is a subject: no two phones of a family have one in common, and all say the family's bit. */
function subjectOf(index: number, version: number): Subject {
  const isSecond = FAMILY_OF[index - 1] === FAMILY_OF[index];
  return SUBJECTS.filter((_, at) => (at % 2 === 1) === isSecond)[version]!;
}

function sittingOf(index: number, version: number | undefined) {
  if (version === undefined) return undefined;
  return { subject: subjectOf(index, version), minutes: 5 * 2 ** bitOf(FAMILY_OF[index] ?? 0) };
}

/** Chance that is the same for the same number (mulberry32). */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const DECIDE = { takeBack, letGo: letLetterGo, replace: useThisPhones, keep: leaveTheirs };

async function decide(by: OnePhone, kind: Decided, date: string): Promise<void> {
  const letter = await by.letter(date);
  // Where two phones differ the screen asks, and nowhere else.
  const isOffered = kind === 'takeBack' || kind === 'letGo' || letter?.taken !== undefined;
  if (letter && isOffered) await DECIDE[kind](by.home(), letter.id);
}

async function happen(shaken: ShakenClass, act: Act): Promise<void> {
  const by = 'phone' in act ? shaken.phones[act.phone]! : shaken.phones[0]!;
  switch (act.kind) {
    case 'look':
      if (act.wrote) {
        await by.write(NIGHTS[act.wrote.night]!, sittingOf(act.phone, act.wrote.version));
        // The app sees what was written, and draws when it shall go.
        await by.stay();
      }
      shaken.wait(act.after);
      return shaken.line.during(act.fates, () => by.look(act.isLineBack));
    case 'stay':
      return shaken.line.during(act.fates, by.stay);
    case 'write':
      return by.write(NIGHTS[act.night]!, sittingOf(act.phone, act.version));
    case 'kill':
      by.reopen();
      return;
    case 'leave':
      // Whoever leaves has the app before them, and it knows the time.
      by.setClock(0);
      await by.look(true);
      await leaveClass(by.home(), CHILD);
      return;
    case 'clock':
      by.setClock(act.hours * 60 * 60_000);
      return;
    case 'wait':
      shaken.wait(act.minutes);
      return;
    case 'arrive':
      return shaken.line.arrive(act.which);
    case 'restart':
      return shaken.endpoint.restart();
    default:
      return decide(by, act.kind, NIGHTS[act.night]!);
  }
}

/** Nobody is counted twice: a family's bit stands in one subject at most, and there are as many children as bits. */
async function expectOnce(shaken: ShakenClass): Promise<void> {
  for (const date of NIGHTS) {
    const evening = await eveningOf(shaken, date);
    const counts = FAMILIES.map((family) => subjectsOf(family, evening).length);
    expect(Math.max(...counts), JSON.stringify(evening)).toBeLessThanOrEqual(1);
    expect(evening.children).toBe(counts.reduce((sum, count) => sum + count, 0));
    const bits = counts.reduce((sum, count, family) => sum + count * 2 ** bitOf(family), 0);
    expect(Object.values(evening.sums).reduce((sum, minutes) => sum + minutes, 0)).toBe(5 * bits);
  }
}

/** Of the family with two phones: which of them wrote what stands, by night, and which may write over the other. */
type Rights = { writer: Map<number, number>; may: Set<string> };

/** A parent's answer that lets a phone write over what the other put there. */
async function note({ may }: Rights, { phones }: ShakenClass, act: Act): Promise<void> {
  if (act.kind !== 'replace' && act.kind !== 'takeBack') return;
  const letter = await phones[act.phone]!.letter(NIGHTS[act.night]!);
  if (letter?.taken !== undefined || letter?.isTheirs) may.add(`${String(act.phone)} ${String(act.night)}`);
}

/** What one phone put there, the other replaces only where its parent said so. */
async function expectAsked({ writer, may }: Rights, shaken: ShakenClass): Promise<void> {
  for (const [of, date] of NIGHTS.entries()) {
    const [subject] = subjectsOf(0, await eveningOf(shaken, date));
    if (subject === undefined) continue;
    const [before, now] = [writer.get(of), SUBJECTS.indexOf(subject) % 2];
    if (before !== undefined && before !== now) {
      expect([...may], `${date}: ${subject}`).toContain(`${String(now)} ${String(of)}`);
      may.delete(`${String(before)} ${String(of)}`);
    }
    writer.set(of, now);
  }
}

/** A family with one phone is never asked which of two phones it means: it would be its own letter of before. */
async function expectNoQuestion({ phones }: ShakenClass): Promise<void> {
  for (const alone of [2, 3])
    for (const date of NIGHTS) expect((await phones[alone]!.letter(date))?.taken).toBeUndefined();
}

/** The phone of each family that has the last word, if one has a seat still. */
async function speakersOf({ phones }: ShakenClass, speaks: Life['speaks']): Promise<(number | undefined)[]> {
  const seats = await Promise.all(phones.map((each) => each.home().enrolments.count()));
  return FAMILIES.map((family) => {
    const own = FAMILY_OF.flatMap((each, index) => (each === family && seats[index] === 1 ? [index] : []));
    return speaks === 'first' ? own[0] : own.at(-1);
  });
}

type Wish = { family: number; night: number; speaker: number | undefined; wish: LastWish };

async function express(shaken: ShakenClass, { family, night: of, speaker, wish }: Wish): Promise<void> {
  if (wish === 'contributes' && speaker !== undefined) {
    await happen(shaken, { kind: 'write', phone: speaker, night: of, version: LAST });
    await happen(shaken, { kind: 'letGo', phone: speaker, night: of });
    const by = shaken.phones[speaker]!;
    const letter = await by.letter(NIGHTS[of]!);
    // Left to the other phone once: the parent says so again, or it would stay as it is.
    if (letter?.isTheirs) await useThisPhones(by.home(), letter.id);
  }
  if (wish !== 'withdraws') return;
  for (const [index, each] of FAMILY_OF.entries())
    if (each === family) await happen(shaken, { kind: 'takeBack', phone: index, night: of });
}

/** The line is good, every clock right and every question answered, until nobody has anything more to say. */
async function settle(shaken: ShakenClass, wishes: readonly Wish[]): Promise<void> {
  const { phones, line, wait } = shaken;
  /** What a phone's parent answers to the question of an evening. */
  const answerOf = (index: number, of: number): Decided => {
    const wish = wishes.find(({ family, night: each }) => family === FAMILY_OF[index] && each === of);
    if (wish?.speaker !== index) return 'keep';
    return wish.wish === 'withdraws' ? 'takeBack' : 'replace';
  };
  for (let round = 0, quiet = 0; quiet < 3; round += 1) {
    expect(round, 'they never come to rest').toBeLessThan(14);
    const before = line.said();
    for (const [index, each] of phones.entries()) {
      for (const [of, date] of NIGHTS.entries())
        if ((await each.letter(date))?.taken !== undefined) await decide(each, answerOf(index, of), date);
      await each.look(true);
    }
    await expectOnce(shaken);
    wait(31);
    quiet = line.said() === before ? quiet + 1 : 0;
  }
}

async function expectWishes(shaken: ShakenClass, wishes: readonly Wish[]): Promise<void> {
  await expectOnce(shaken);
  for (const { family, night: of, speaker, wish } of wishes.filter((each) => each.wish !== 'as it was')) {
    const date = NIGHTS[of]!;
    const stands = subjectsOf(family, await eveningOf(shaken, date));
    const wanted = wish === 'contributes' ? [subjectOf(speaker ?? 0, LAST)] : [];
    expect(stands, `family ${String(family)} on ${date}`).toEqual(wanted);
  }
}

let room: ClassToShake;
beforeAll(async () => {
  room = await openClassToShake();
}, 120_000);
afterAll(() => room.close());

async function live({ acts, wishes, speaks, chance }: Life): Promise<void> {
  const shaken = await room.begin('given', chanceFrom(chance));
  try {
    const rights: Rights = { writer: new Map(), may: new Set() };
    for (const act of acts) {
      await note(rights, shaken, act);
      await happen(shaken, act);
      await expectOnce(shaken);
      await expectAsked(rights, shaken);
      await expectNoQuestion(shaken);
    }
    shaken.goOn();
    for (const each of shaken.phones) {
      each.setClock(0);
      await each.look(true);
    }
    const speakers = await speakersOf(shaken, speaks);
    const last: Wish[] = FAMILIES.flatMap((family) =>
      wishes[family]!.map((wish, of) => {
        const speaker = speakers[family];
        // Whoever has left on every phone has withdrawn.
        return { family, night: of, speaker, wish: speaker === undefined ? 'withdraws' : wish };
      }),
    );
    for (const each of last) await express(shaken, each);
    await settle(shaken, last);
    await expectWishes(shaken, last);
    // All that ever went arrives once more, and changes nothing.
    for (let which = 0; which < shaken.line.count(); which += 1) await shaken.line.arrive(which);
    await expectWishes(shaken, last);
  } finally {
    await shaken.close();
  }
}

/** As long as the machine takes, and no longer; RUNS and SEED ask for more, or for the same again. */
const RUNS = Number(process.env['RUNS'] ?? 30);
const SEED = process.env['SEED'];
const within = (ms: number) => ({
  ...(process.env['RUNS'] === undefined && { interruptAfterTimeLimit: ms }),
  ...(SEED !== undefined && { seed: Number(SEED) }),
});

test(
  'a family is counted once or not at all, as it last wished, whatever befalls line, phones and endpoint',
  { timeout: 3_600_000 },
  async () => {
    await fc.assert(fc.asyncProperty(anyLife, live), { numRuns: RUNS, ...within(10_000) });
  },
);

describe('a seat whose slip is replaced while tokens are asked for', () => {
  /** The family of the lost phone, alone with it. */
  const OLD = 2;
  type Moment = { kind: 'old' | 'new' | 'replace'; fates: Fate[] } | { kind: 'arrive'; which: number };
  const moment = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constantFrom('old' as const, 'new' as const, 'replace' as const),
        fates,
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('arrive' as const), which: fc.nat({ max: 30 }) }) },
  );

  async function replaced(moments: readonly Moment[]): Promise<void> {
    const shaken = await room.begin('seated', () => 0.5);
    const { line, phones, wait } = shaken;
    const holders = [phones[OLD]!];
    try {
      await phones[OLD]!.write(NIGHTS[0], sittingOf(OLD, 0));
      for (const each of moments) {
        wait(31);
        if (each.kind === 'arrive') await line.arrive(each.which);
        else if (each.kind === 'replace') {
          const given = await shaken.replaceSlip(OLD);
          await line.during(each.fates, () => joinBy(given.phone, given.slip));
          await given.phone.write(NIGHTS[0], sittingOf(OLD, holders.length));
          holders.push(given.phone);
        } else {
          const by = each.kind === 'old' ? phones[OLD] : holders.at(-1);
          await line.during(each.fates, () => lookAndJoin(by!));
        }
        await expectOnce(shaken);
      }
      shaken.goOn();
      for (let round = 0; round < 3; round += 1) {
        for (const each of holders) await lookAndJoin(each);
        wait(31);
      }
      await expectOnce(shaken);
      const stands = subjectsOf(FAMILY_OF[OLD], await eveningOf(shaken, NIGHTS[0]));
      if (holders.length === 1) expect(stands).toEqual([subjectOf(OLD, 0)]);
    } finally {
      await shaken.close();
    }
  }

  test(
    'has one token an evening: the lost phone and the new one are not counted both',
    { timeout: 3_600_000 },
    async () => {
      const life = fc.noBias(fc.array(moment, { maxLength: 6, size: 'max' }));
      await fc.assert(fc.asyncProperty(life, replaced), { numRuns: Math.min(RUNS, 4), ...within(8000) });
    },
  );
});
