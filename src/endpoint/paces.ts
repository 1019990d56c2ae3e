import { createHmac, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Clock } from './clock';

/** Seconds to wait; 0 = go on. */
export type Paces = {
  /** One slip per 3 seconds and class (PRIVACY.md, step 1). */
  secondsUntilDoor: (classId: string) => number;
  /** Six questions for tokens a day and enrolment (PRIVACY.md, step 5). `seat` is the hash of its password. */
  secondsUntilIssue: (seat: string) => Promise<number>;
  giveIssueBack: (seat: string) => Promise<void>;
  /** Ten wrong passwords an account in a quarter of an hour. */
  secondsUntilSignIn: (email: string) => Promise<number>;
  forgetSignIns: (email: string) => Promise<void>;
  /** Ten tries at a second factor an account in a quarter of an hour. */
  secondsUntilProof: (person: string) => Promise<number>;
  forgetProofs: (person: string) => Promise<void>;
  /** For one address: all teachers of a school sit behind one. */
  secondsUntilStranger: (address: string) => Promise<number>;
};

const DOOR_MS = 3000;
const QUARTER = 15 * 60;
const DAY_MS = 24 * 60 * 60 * 1000;

export function makePaces(clock: Clock): Paces {
  const doors = new Map<string, number>();
  const signIns = new RateLimiterMemory({ points: 10, duration: QUARTER });
  const proofs = new RateLimiterMemory({ points: 10, duration: QUARTER });
  const issues = issuesOfDay(clock);
  const strangers = new RateLimiterMemory({ points: 300, duration: QUARTER });
  const salted = saltOfDay(clock);
  return {
    secondsUntilDoor: (classId) => {
      const now = clock().getTime();
      for (const [each, at] of doors) if (now - at >= DOOR_MS || now < at) doors.delete(each);
      const last = doors.get(classId);
      if (last !== undefined) return Math.ceil((last + DOOR_MS - now) / 1000);
      doors.set(classId, now);
      return 0;
    },
    secondsUntilIssue: issues.secondsUntil,
    giveIssueBack: issues.giveBack,
    secondsUntilSignIn: (email) => consume(signIns, email),
    forgetSignIns: async (email) => {
      await signIns.delete(email);
    },
    secondsUntilProof: (person) => consume(proofs, person),
    forgetProofs: async (person) => {
      await proofs.delete(person);
    },
    secondsUntilStranger: (address) => consume(strangers, salted(houseOf(address))),
  };
}

/** Counted by the day of our clock, which is handed in; the limiter's own only tells it what to forget. */
function issuesOfDay(clock: Clock) {
  const issues = new RateLimiterMemory({ points: 6, duration: DAY_MS / 1000 });
  const today = () => Math.floor(clock().getTime() / DAY_MS);
  return {
    secondsUntil: async (seat: string) => {
      const key = `${today()}|${seat}`;
      if ((await consume(issues, key)) === 0) return 0;
      // Who is refused has used up nothing.
      await issues.reward(key);
      return Math.ceil(((today() + 1) * DAY_MS - clock().getTime()) / 1000);
    },
    giveBack: async (seat: string) => {
      await issues.reward(`${today()}|${seat}`);
    },
  };
}

/** A house has one IPv4 address, and 2^64 of IPv6: of those the first half names it. */
function houseOf(address: string): string {
  if (!isIPv6(address) || /^::ffff:/i.test(address)) return address;
  const [before = '', after] = address.replace(/%.*/, '').split('::');
  const [groups, behind] = [groupsIn(before), groupsIn(after ?? '')];
  const zeros = Array.from({ length: 8 - groups.length - behind.length }, () => 0);
  return [...groups, ...zeros, ...behind].slice(0, 4).join(':');
}

/** 0db8 and db8 are one group. */
function groupsIn(part: string): number[] {
  return part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw refused;
  }
}

/** An address is kept as nothing but a hash, under a salt that lives in memory for a day. */
function saltOfDay(clock: Clock): (address: string) => string {
  let salt = randomBytes(32);
  let since = clock().getTime();
  return (address) => {
    const now = clock().getTime();
    if (now - since >= DAY_MS || now < since) {
      salt = randomBytes(32);
      since = now;
    }
    return createHmac('sha256', salt).update(address).digest('base64url');
  };
}
