import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Contribution } from '../../src/core/contribution';
import { addNights, nightsFrom, type Night } from '../../src/core/night';
import { closesAt, opensAt } from '../../src/core/open-evening';
import type { Clock } from '../../src/endpoint/clock';
import { openKeeping, type Keeping } from '../../src/endpoint/database/keeping';
import { writeLetter } from '../../src/endpoint/figure-rows';
import { tellFigures } from '../../src/endpoint/figures';
import type { Visit } from '../../src/endpoint/house';
import { release } from '../../src/endpoint/release/close';
import type { Secrets } from '../../src/endpoint/secrets';
import type { FiguresAnswer } from '../../src/wire/figures';
import type { Sent } from './privacy-class';

// Letters in, published figures out: everything between is the endpoint's own.

const ZONE = 'Asia/Shanghai';
const SCHOOL = {
  school_id: 'bench',
  name: '灯下小学',
  system: 'cn63' as const,
  limit_choice: '{"preset":"cn-national"}',
  contact: '王老师',
  zone: ZONE,
};
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** The last day on which a letter comes, after its evening. */
const LAST_DAY = 8;
const A_COMMIT = 500;

/** What is sent to one class: by evening, families' letters and the planted ones. */
export type Post = { name: string; evenings: { night: Night; sent: Sent[]; planted: Contribution[] }[] };

/** A class id of the wire's form, by a name. */
function classIdOf(name: string): string {
  return [...createHash('sha256').update(name).digest().subarray(0, 10)]
    .map((byte) => ALPHABET[byte % 32])
    .join('');
}

type Letter = Parameters<typeof writeLetter>[1];

/** The letters by the date they come on, in their order; what comes after the close is refused at the door. */
function byDate(posts: readonly Post[]): Map<Night, Letter[]> {
  const dates = new Map<Night, Letter[]>();
  const put = (date: Night, letter: Letter) => {
    const there = dates.get(date);
    if (there) there.push(letter);
    else dates.set(date, [letter]);
  };
  for (const { name, evenings } of posts) {
    const classId = classIdOf(name);
    for (const { night, sent, planted } of evenings) {
      const letterOf = (who: string, r: number, v: Contribution | null): Letter => ({
        class: classId,
        night,
        nonce: createHash('sha256').update(`${name}|${night}|${who}`).digest(),
        sending: { r, v },
      });
      planted.forEach((v, index) => put(night, letterOf(`code ${index}`, 1, v)));
      for (const { child, day, r, v } of sent)
        if (day <= LAST_DAY) put(addNights(night, day), letterOf(`child ${child}`, r, v));
    }
  }
  return dates;
}

type Run = { keeping: Keeping; secrets: Secrets; clock: Clock; turn: (now: number) => void };

/** Runs the evenings of all classes through a keeping of its own, and reads what stands published of each. */
export async function publish(posts: readonly Post[]): Promise<Map<string, FiguresAnswer>> {
  const folder = await mkdtemp(join(tmpdir(), 'lamplight-privacy-'));
  let now = 0;
  const clock = () => new Date(now);
  const keeping = await openKeeping({ folder }, clock);
  // Draws that are the same in every run.
  const secrets = { session: '', link: '', slip: 'the attack benchmark', backup: '' };
  const house = { keeping, secrets, clock, turn: (to: number) => (now = to) };
  try {
    await keepClasses(keeping, posts);
    const dates = byDate(posts);
    const days = [...dates.keys()].sort();
    const range = { from: days[0] ?? '', to: days.at(-1) ?? '' };
    for (const date of nightsFrom(range.from, addNights(range.to, 2)))
      await runDay(house, date, dates.get(date) ?? []);
    return await readAll(house, posts, range);
  } finally {
    await keeping.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function keepClasses({ commitMain }: Keeping, posts: readonly Post[]): Promise<void> {
  const school_id = SCHOOL.school_id;
  await commitMain(async (writes) => {
    await writes.insertInto('school').values(SCHOOL).execute();
    for (const [index, { name }] of posts.entries()) {
      const row = { class_id: classIdOf(name), name: `三年级${index}班`, entry_year: 2023, size: 60 };
      await writes
        .insertInto('class')
        .values({ school_id, ...row })
        .execute();
    }
  });
}

/** The letters of a date, and 06:00 of the morning after, when the evening before it closes. */
async function runDay(house: Run, date: Night, letters: readonly Letter[]): Promise<void> {
  const morning = opensAt({ night: date, last: date }, ZONE);
  house.turn(morning);
  const taken = letters.filter(({ night }) => morning < closesAt({ night, last: night }, ZONE));
  for (let at = 0; at < taken.length; at += A_COMMIT)
    await house.keeping.commitOpen(async (writes) => {
      for (const letter of taken.slice(at, at + A_COMMIT)) await writeLetter(writes, letter);
    });
  const before = addNights(date, -1);
  house.turn(closesAt({ night: before, last: before }, ZONE));
  await release(house);
}

async function readAll(house: Run, posts: readonly Post[], range: { from: Night; to: Night }) {
  const told = new Map<string, FiguresAnswer>();
  for (const { name } of posts) {
    const reply = await tellFigures({ class: classIdOf(name), ...range }, { house } as unknown as Visit);
    if (reply.kind !== 'answer') throw new Error(`The figures of ${name} were refused.`);
    told.set(name, reply.body as FiguresAnswer);
  }
  return told;
}
