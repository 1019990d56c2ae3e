import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { termOf, yearOfTerm } from '../../src/core/term';
import { nightsOfTokenBlock, tokenBlockOf } from '../../src/core/token-block';
import { nightIn } from '../../src/core/zone';
import { makeApp } from '../../src/endpoint/app';
import { hashOf } from '../../src/endpoint/codes';
import { isBusy } from '../../src/endpoint/database/trouble';
import { calendarOf } from '../../src/endpoint/tenant';
import { issuePath } from '../../src/wire/issue';
import { blindNonce, expectedToken, fromText, infoOf, toText } from '../../src/wire/token';
import { writeEmptyBuild } from '../setup/empty-build';
import { openWorld, type OpenWorld } from '../setup/world';
import { authOf } from './slips';
import { threadMs } from './thread-time';

const CLASS = 'c1a2s3s4x5';
const SECONDS = 4;
const TURNS = 3;
/** Checks under way at once, and families that ask for a block at once. */
const CHECKERS = 256;
const ASKERS = 4;
const FAMILIES = 24;
const PROBE_MS = 1;

type Load = { check: () => Promise<boolean>; ask: (family: number) => Promise<number> };

/** The whole endpoint, its threads too, under a stream of checks and of questions for 28 dates. */
export async function endpointUnderLoad() {
  const folder = mkdtempSync(join(tmpdir(), 'lamplight-bench-'));
  writeEmptyBuild(folder);
  const world = await openWorld(folder);
  try {
    const load = await seed(world);
    const { checksPerSecond } = await stream(load, { askers: 0 });
    const turns = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      const idle = await longestBlock(() => pause(SECONDS * 1000));
      turns.push({ idle: idle.blockMs, ...(await longestBlock(() => stream(load, { askers: ASKERS }))) });
    }
    return {
      checksPerSecond,
      longestBlockMs: Math.max(...turns.map(({ blockMs }) => blockMs)),
      longestBlockCpuMs: Math.max(...turns.map(({ cpuMs }) => cpuMs)),
      longestBlockMsByTurn: turns.map(({ blockMs }) => blockMs),
      longestBlockCpuMsByTurn: turns.map(({ cpuMs }) => cpuMs),
      idleLongestBlockMsByTurn: turns.map(({ idle }) => idle),
      checksPerSecondBesideIssuing: turns[0]!.of.checksPerSecond,
      tokensIssued: turns.reduce((sum, { of }) => sum + of.tokensIssued, 0),
    };
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A class of families, what each will ask made beforehand: the endpoint's loop does none of the phones' work. */
async function seed(world: OpenWorld): Promise<Load> {
  const { keeping, keys, tokens } = world;
  const tonight = nightIn('Asia/Shanghai', new Date());
  const term = termOf(tonight, calendarOf('cn63'));
  const year = yearOfTerm(term);
  await keeping.commitMain(async (writes) => {
    const school = {
      school_id: 's',
      name: '灯下小学',
      system: 'cn63',
      limit_choice: '{}',
      contact: '',
    } as const;
    await writes
      .insertInto('school')
      .values({ ...school, zone: 'Asia/Shanghai' })
      .execute();
    const row = { school_id: 's', class_id: CLASS, name: '三年级2班', entry_year: 2024, size: 40 };
    await writes.insertInto('class').values(row).execute();
  });
  const families = Array.from({ length: FAMILIES }, (_, family) => family);
  const seats = families.map((family) => ({
    auth_hash: hashOf(fromText(authOf(family))),
    class: CLASS,
    serial: family + 1,
    year,
  }));
  await keeping.commitOpen(async (writes) => {
    await writes.insertInto('enrolment').values(seats).execute();
  });
  const { keys: publicKeys } = await keys.keysOf(CLASS, year);
  const publicKey = fromText(publicKeys[term.endsWith('a') ? 0 : 1]);
  const secretKey = (await keys.secretKeyOf(CLASS, term))!;
  const info = (night: string) => infoOf({ term, class: CLASS, night });
  const questions = families.map((family) => {
    const secret = new Uint8Array(32).fill(family + 1);
    const nights = nightsOfTokenBlock(tokenBlockOf(tonight)).map((night) => [
      night,
      toText(blindNonce(secret, info(night), publicKey).blinded),
    ]);
    return JSON.stringify({ term, nights, surveys: [] });
  });
  const app = makeApp(world);
  const nonce = new Uint8Array(32).fill(1);
  const right = {
    secretKey,
    info: info(tonight),
    nonce,
    token: expectedToken(secretKey, info(tonight), nonce),
  };
  return {
    check: () => tokens.check(right),
    ask: async (family) => {
      const body = questions[family % FAMILIES]!;
      const response = await app.request(issuePath, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'content-length': String(Buffer.byteLength(body)),
          authorization: `Bearer ${authOf(family % FAMILIES)}`,
        },
      });
      return response.status;
    },
  };
}

let asked = 0;
/** So many at once for some seconds; each family asks no more than six times in all. */
async function stream({ check, ask }: Load, { askers }: { askers: number }) {
  const until = performance.now() + SECONDS * 1000;
  const counted = { checks: 0, blocks: 0 };
  const checking = Array.from({ length: CHECKERS }, async () => {
    while (performance.now() < until) {
      try {
        if (!(await check())) throw new Error('A right token was refused.');
        counted.checks += 1;
      } catch (error) {
        if (!isBusy(error)) throw error;
        await pause(1);
      }
    }
  });
  const asking = Array.from({ length: askers }, async () => {
    while (performance.now() < until && asked < 6 * FAMILIES) {
      const status = await ask(asked++);
      if (status !== 200) throw new Error(`A family was answered ${status}.`);
      counted.blocks += 1;
    }
  });
  await Promise.all([...checking, ...asking]);
  return { checksPerSecond: Math.round(counted.checks / SECONDS), tokensIssued: counted.blocks * 28 };
}

type Longest = { blockMs: number; cpuMs: number };

/**
 * How long the event loop stood still at most, by the clock, and how long this thread itself was at work between two
 * steps of the probe.
 */
async function longestBlock<T>(act: () => Promise<T>): Promise<Longest & { of: T }> {
  const longest: Longest = { blockMs: 0, cpuMs: 0 };
  let [wall, cpu] = [performance.now(), threadMs()];
  const probe = setInterval(() => {
    const [wallNow, cpuNow] = [performance.now(), threadMs()];
    longest.blockMs = Math.max(longest.blockMs, wallNow - wall);
    longest.cpuMs = Math.max(longest.cpuMs, cpuNow - cpu);
    [wall, cpu] = [wallNow, cpuNow];
  }, PROBE_MS);
  const of = await act();
  clearInterval(probe);
  return { blockMs: tenths(longest.blockMs - PROBE_MS), cpuMs: tenths(longest.cpuMs), of };
}

function tenths(ms: number): number {
  return Number(ms.toFixed(1));
}
