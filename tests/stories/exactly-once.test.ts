import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SUBJECTS, type Subject } from '../../src/core/subject';
import { leaveClass } from '../../src/parent/store/enrolments';
import { leaveTheirs, letLetterGo, takeBack, useThisPhones } from '../../src/parent/store/letters';
import { CHILD } from '../setup/one-phone';
import { FATES, type Fate } from '../setup/rough-line';
import {
  NIGHTS,
  openClassToShake,
  PHONES,
  subjectsOfBit,
  sumsOf,
  type ClassToShake,
  type ShakenClass,
} from '../setup/shaken-class';

/** What a parent writes of a night: a version of it, or that there was nothing. */
type Written = { night: number; version: number | undefined };

/** One thing that happens; phones and nights by their number. */
type Act =
  | { kind: 'look'; phone: number; wrote: Written | undefined; fates: Fate[]; isLineBack: boolean; after: number }
  | { kind: 'stay'; phone: number; fates: Fate[] }
  | ({ kind: 'write'; phone: number } & Written)
  | { kind: 'takeBack' | 'letGo' | 'replace' | 'keep'; phone: number; night: number }
  | { kind: 'kill' | 'leave'; phone: number }
  | { kind: 'clock'; phone: number; hours: number }
  | { kind: 'wait'; minutes: number }
  | { kind: 'arrive'; which: number }
  | { kind: 'restart' };

/** What a family wants in the end, of one evening. */
type LastWish = 'contributes' | 'withdraws' | 'as it was';

const phone = fc.nat({ max: PHONES.length - 1 });
const night = fc.nat({ max: NIGHTS.length - 1 });
const fates = fc.array(
  fc.oneof({ weight: 3, arbitrary: fc.constant<Fate>('good') }, { weight: 4, arbitrary: fc.constantFrom(...FATES) }),
  { minLength: 1, maxLength: 3, size: 'max' },
);

const written = fc.record({ night, version: fc.option(fc.nat({ max: 3 }), { nil: undefined, freq: 6 }) });

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 30, arbitrary: fc.record({ kind: fc.constant('look'), phone, wrote: fc.option(written, { nil: undefined, freq: 3 }), fates, isLineBack: fc.boolean(), after: fc.constantFrom(0, 31, 31) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('stay'), phone, fates }) },
  {
    weight: 5,
    arbitrary: fc.tuple(phone, written).map(([phone, what]) => ({ kind: 'write' as const, phone, ...what })),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constantFrom('takeBack', 'letGo', 'letGo', 'replace', 'replace', 'keep'),
      phone,
      night,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('kill'), phone }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave'), phone }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('clock'), phone, hours: fc.constantFrom(0, 0, 0, 0, 0, -30, -1, 1, 7, 50) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait'), minutes: fc.nat({ max: 25 }) }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('arrive'), which: fc.nat({ max: 99 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('restart') }) },
) as fc.Arbitrary<Act>;

const lastWish = fc.constantFrom<LastWish>('contributes', 'contributes', 'withdraws', 'as it was');
const life = fc.record({
  acts: fc.noBias(fc.array(act, { maxLength: 70, size: 'max' })),
  /** By family and night. */
  wishes: fc.array(fc.tuple(lastWish, lastWish), { minLength: 3, maxLength: 3 }),
  /** Whether a family's second phone has the last word. */
  last: fc.boolean(),
  chance: fc.nat(),
});
type Life = typeof life extends fc.Arbitrary<infer Value> ? Value : never;

/** The subject in which a phone's version of an evening stands: no two phones of a family have one in common. */
function subjectOf(index: number, version: number): Subject {
  const isSecond = PHONES[index - 1]?.family === PHONES[index]?.family;
  return SUBJECTS.filter((_, at) => (at % 2 === 1) === isSecond)[version]!;
}
/** The version only a last wish has. */
const LAST = 4;

const minutesOf = (index: number) => 5 * 2 ** PHONES[index]!.bit;
const sittingOf = (index: number, version: number) => ({ subject: subjectOf(index, version), minutes: minutesOf(index) });

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

async function answer(shaken: ShakenClass, { kind, phone, night }: Extract<Act, { night: number; kind: 'takeBack' | 'letGo' | 'replace' | 'keep' }>): Promise<void> {
  const asked = shaken.phones[phone]!;
  const letter = await asked.letter(NIGHTS[night]!);
  if (!letter) return;
  if (kind === 'takeBack') return takeBack(asked.home(), letter.id);
  if (kind === 'letGo') return letLetterGo(asked.home(), letter.id);
  // Only where the screen asks.
  if (letter.taken === undefined) return;
  return (kind === 'replace' ? useThisPhones : leaveTheirs)(asked.home(), letter.id);
}

async function happen(shaken: ShakenClass, act: Act): Promise<void> {
  const { line, endpoint, wait } = shaken;
  switch (act.kind) {
    case 'look':
      if (act.wrote) await happen(shaken, { kind: 'write', phone: act.phone, ...act.wrote });
      wait(act.after);
      line.foretell(act.fates);
      await shaken.phones[act.phone]!.look(act.isLineBack);
      return line.foretell([]);
    case 'stay':
      line.foretell(act.fates);
      await shaken.phones[act.phone]!.stay();
      return line.foretell([]);
    case 'write': {
      const sitting = act.version === undefined ? undefined : sittingOf(act.phone, act.version);
      return shaken.phones[act.phone]!.write(NIGHTS[act.night]!, sitting);
    }
    case 'kill':
      return shaken.phones[act.phone]!.reopen();
    case 'leave':
      // Whoever leaves has the app before them, and it knows the time.
      shaken.phones[act.phone]!.setClock(0);
      await shaken.phones[act.phone]!.look(true);
      await leaveClass(shaken.phones[act.phone]!.home(), CHILD);
      return;
    case 'clock':
      return shaken.phones[act.phone]!.setClock(act.hours * 60 * 60_000);
    case 'wait':
      return wait(act.minutes);
    case 'arrive':
      return line.arrive(act.which);
    case 'restart':
      return endpoint.restart();
    default:
      return answer(shaken, act);
  }
}

/** Nobody is counted twice: each family's bit stands in one subject at most, and as many rows as bits. */
async function expectOnce(shaken: ShakenClass): Promise<void> {
  for (const night of NIGHTS) {
    const sums = await sumsOf(shaken, night);
    const counted = [0, 3, 6].map((bit) => subjectsOfBit(sums, bit, SUBJECTS).length);
    expect(Math.max(...counted), JSON.stringify(sums)).toBeLessThanOrEqual(1);
    expect(sums['mixed']?.count ?? 0).toBe(counted.reduce((sum, each) => sum + each, 0));
    const total = SUBJECTS.reduce((sum, subject) => sum + (sums[subject]?.sum ?? 0), 0);
    expect(total).toBe(5 * counted.reduce((sum, each, family) => sum + each * 2 ** (3 * family), 0));
    // A family with one phone is never asked which of two shall stand.
    for (const alone of [2, 3]) expect((await shaken.phones[alone]!.letter(night))?.taken).toBeUndefined();
  }
}

let room: ClassToShake;
let count = 0;

beforeAll(async () => {
  room = await openClassToShake();
}, 60_000);
afterAll(() => room.close());

async function live({ acts, wishes, last, chance }: Life): Promise<void> {
  const shaken = await room.begin(`life ${(count += 1)}`, chanceFrom(chance));
  try {
    for (const act of acts) {
      await happen(shaken, act);
      await expectOnce(shaken);
    }
    await settle(shaken, { wishes, last });
  } finally {
    await shaken.close();
  }
}

async function settle(shaken: ShakenClass, { wishes, last }: Pick<Life, 'wishes' | 'last'>): Promise<void> {
  const { phones, line } = shaken;
  shaken.goOn();
  const hasSeat = await Promise.all(phones.map((each) => each.home().enrolments.count()));
  const speaker = [0, 1, 2].map((family) => {
    const own = PHONES.flatMap((each, index) => (each.family === family && hasSeat[index]! > 0 ? [index] : []));
    return last ? own.at(-1) : own[0];
  });
  const expected: (number | undefined)[][] = [[], [], []];
  for (const each of phones) {
    each.setClock(0);
    await each.look(true);
  }
  for (const family of [0, 1, 2])
    for (const night of [0, 1]) {
      const by = speaker[family];
      const wish = by === undefined ? 'withdraws' : wishes[family]![night]!;
      if (wish === 'contributes') {
        await happen(shaken, { kind: 'write', phone: by!, night, version: LAST });
        await happen(shaken, { kind: 'letGo', phone: by!, night });
      }
      if (wish === 'withdraws')
        for (const [index, each] of PHONES.entries())
          if (each.family === family) await happen(shaken, { kind: 'takeBack', phone: index, night });
      expected[family]![night] = wish === 'contributes' ? 1 : wish === 'withdraws' ? 0 : undefined;
    }
  for (let round = 0, quiet = 0; quiet < 3; round += 1) {
    expect(round, 'they never come to rest').toBeLessThan(14);
    const before = line.count();
    for (const [index, each] of phones.entries()) {
      for (const night of [0, 1])
        await happen(shaken, { kind: speaker.includes(index) ? 'replace' : 'keep', phone: index, night });
      await each.look(true);
    }
    shaken.wait(31);
    await expectOnce(shaken);
    quiet = line.count() === before ? quiet + 1 : 0;
  }
  const check = async () => {
    await expectOnce(shaken);
    for (const [night, date] of NIGHTS.entries()) {
      const sums = await sumsOf(shaken, date);
      for (const family of [0, 1, 2]) {
        const subjects = subjectsOfBit(sums, 3 * family, SUBJECTS);
        const wanted = expected[family]![night];
        if (wanted === undefined) continue;
        expect(subjects, `family ${family} on ${date}`).toEqual(
          wanted === 1 ? [subjectOf(speaker[family]!, LAST)] : [],
        );
      }
    }
  };
  await check();
  // All that ever went arrives once more: it changes nothing.
  for (let which = 0; which < line.count(); which += 1) await line.arrive(which);
  await check();
}

test('every family is counted once or not at all, as it last wished, whatever befalls line, phones and endpoint', async () => {
  await fc.assert(fc.asyncProperty(life, live), { numRuns: Number(process.env['RUNS'] ?? 10), ...(process.env['SEED'] && { seed: Number(process.env['SEED']) }), ...(process.env['FCPATH'] && {path: process.env['FCPATH'], endOnFailure: true}) });
}, 600_000);
