import { createHash } from 'node:crypto';
import { makeApp, type World } from '../../src/endpoint/app';
import { writeLetter } from '../../src/endpoint/figure-rows';
import { release } from '../../src/endpoint/release/close';
import { eveningAt } from '../../src/endpoint/tenant';
import { nightDay } from '../../src/core/calendar';
import { chanceOf } from '../../src/core/chance';
import { addNights, nightsFrom, weekday, type Night } from '../../src/core/night';
import { classCalendar } from '../../src/core/open-evening';
import { authOf } from '../setup/desk';
import { minutesOf } from '../setup/contribution';

/** What some families of a class send on an evening: how many, and about how many minutes of homework. */
type Evening = (night: Night) => { families: number; minutes: number } | undefined;
export type ToldClass = {
  name: string;
  size: string;
  first: Night;
  last: Night;
  evening: Evening;
  joined?: number;
};

const calendar = classCalendar('cn63', { fridayCounts: false });
const THURSDAY = 4;
const isSchool = (night: Night) => nightDay(night, calendar).kind === 'school';
const WEEK = { first: '2026-11-16', last: '2026-11-20' };

/** One class of each state, all of one school, as a Monday evening in November finds them. */
export const TOLD_CLASSES: Record<string, ToldClass> = {
  term: {
    name: '五年级1班',
    size: '44',
    first: '2026-09-01',
    last: '2026-11-19',
    evening: (night) =>
      isSchool(night)
        ? { families: 12 + (Number(night.slice(8)) % 14), minutes: weekday(night) === THURSDAY ? 62 : 50 }
        : { families: 14, minutes: 90 },
    joined: 26,
  },
  firstWeek: {
    name: '三年级1班',
    size: '42',
    ...WEEK,
    evening: (night) =>
      ({
        '2026-11-16': { families: 16, minutes: 52 },
        '2026-11-17': { families: 11, minutes: 60 },
        '2026-11-18': { families: 7, minutes: 45 },
        '2026-11-19': { families: 22, minutes: 74 },
        '2026-11-20': { families: 12, minutes: 80 },
      })[night],
    joined: 24,
  },
  few: {
    name: '四年级2班',
    size: '40',
    ...WEEK,
    evening: (night) => (isSchool(night) ? { families: 7, minutes: 48 } : undefined),
    joined: 8,
  },
  lowGrade: {
    name: '二年级1班',
    size: '40',
    ...WEEK,
    evening: () => ({ families: 16, minutes: 10 }),
    joined: 18,
  },
  unknown: {
    name: '六年级1班',
    size: '43',
    first: '2027-01-11',
    last: '2027-01-15',
    evening: () => ({ families: 18, minutes: 66 }),
    joined: 20,
  },
  joined: {
    name: '三年级3班',
    size: '41',
    ...WEEK,
    evening: () => undefined,
    joined: 12,
  },
};

/** Every letter of a class, each evening's in one commit; a family does as much as on another, give or take. */
async function writeLetters(
  { keeping }: World,
  classId: string,
  { first, last, evening }: ToldClass,
): Promise<void> {
  const chance = chanceOf(classId.charCodeAt(0) + 7);
  for (const night of nightsFrom(first, last)) {
    const told = eveningAt({ system: 'cn63' }, {}, night).night === night ? evening(night) : undefined;
    if (!told) continue;
    await keeping.commitOpen(async (writes) => {
      for (let family = 0; family < told.families; family += 1) {
        const minutes = Math.max(0, told.minutes + 5 * chance.whole(-4, 4));
        const [chinese, math] = [0.45, 0.35].map((share) => 5 * Math.round((minutes * share) / 5)) as [
          number,
          number,
        ];
        const rest = { english: Math.max(0, minutes - chinese - math), science: 0 };
        const v = minutesOf({ chinese, math, ...rest }, { a: Math.min(minutes, 15) });
        const nonce = createHash('sha256')
          .update(`${classId} ${night} ${String(family)}`)
          .digest();
        await writeLetter(writes, { class: classId, night, nonce, sending: { r: 1, v } });
      }
    });
  }
}

async function enrolSome(world: World, codes: readonly string[], classId: string): Promise<void> {
  const app = makeApp(world);
  for (const [family, code] of codes.entries()) {
    const body = JSON.stringify({ code, auth: authOf(family + 1, classId) });
    const headers = { 'content-type': 'application/json', 'content-length': String(body.length) };
    const answer = await app.request('/v1/enrol', { method: 'POST', body, headers });
    if (!answer.ok) throw new Error(`A family could not join: ${await answer.text()}`);
  }
}

type Ask = (path: string, data: object) => Promise<unknown>;

/** Writes the classes into the school of whoever asks, and tells what their families sent; their ids by state. */
export async function fillTold(world: World, ask: Ask): Promise<Record<string, string>> {
  const states = Object.entries(TOLD_CLASSES);
  const classes = states.map(([, { name, size }]) => ({ name, size, grade: '' }));
  const { lines } = (await ask('/v1/school/classes/add', { classes, dryRun: false })) as {
    lines: { id: string }[];
  };
  const ids: Record<string, string> = {};
  for (const [index, [state, told]] of states.entries()) {
    const id = lines[index]?.id ?? '';
    ids[state] = id;
    const { codes } = (await ask('/v1/school/slips/mint', { class: id, seats: 'missing' })) as {
      codes: string[];
    };
    await enrolSome(world, codes.slice(0, told.joined ?? 0), id);
    await writeLetters(world, id, told);
  }
  const closed = Math.max(...states.map(([, { last }]) => Date.parse(addNights(last, 5))));
  await release({ ...world, clock: () => new Date(closed) });
  return ids;
}
