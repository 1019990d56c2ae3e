import { spawn } from 'node:child_process';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openKeeping } from '../../src/endpoint/database/keeping';
import type { Place } from '../../src/endpoint/environment';
import { readSecrets } from '../../src/endpoint/secrets';
import { NOTHING_IS_REAL } from '../../src/endpoint/simulation';
import { buildEndpoint } from '../setup/built-endpoint';
import { ENGINES, freshPlace } from '../setup/keeping';
import { startSimulated, type Simulated } from '../simulate/simulated';

let built = { folder: '', entry: '' };
beforeAll(async () => {
  built = await buildEndpoint('simulation');
}, 60_000);
afterAll(() => rm(built.folder, { recursive: true, force: true }));

const NOW = new Date('2026-11-23T12:00:00Z').getTime();
const HOUR = 60 * 60 * 1000;

async function simulate({ folder, postgres }: Place, now = NOW): Promise<Simulated> {
  const simulated = await startSimulated({ entry: built.entry, folder, postgres, now });
  onTestFinished(async () => {
    await simulated.stop();
  });
  return simulated;
}

const variablesOf = ({ folder, postgres }: Place) => ({
  DATA_DIR: folder,
  DATABASE_URL: postgres?.main ?? '',
  OPEN_DATABASE_URL: postgres?.open ?? '',
});

/** A start that ends by itself: what it said, and its exit code. */
function start(variables: Record<string, string>): Promise<{ code: number | null; complained: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [built.entry], {
      env: { PATH: process.env['PATH'], PORT: '8080', DEMO: 'off', ...variables },
    });
    let complained = '';
    child.stderr.on('data', (chunk) => (complained += String(chunk)));
    child.on('close', (code) => resolve({ code, complained }));
  });
}

/** What a school keeps at a place, as a first start leaves it. */
async function makeReal(place: Place): Promise<void> {
  await readSecrets(place.folder);
  await (await openKeeping(place, () => new Date())).close();
}

describe.each(ENGINES)('on %s', (engine) => {
  test('a simulation says first that nothing is real, marks what it keeps, and goes on in it', async () => {
    const place = await freshPlace(engine);
    const first = await simulate(place);
    expect(first.said().split('\n')[0]).toBe(NOTHING_IS_REAL);
    expect(await readdir(place.folder)).toContain('SIMULATION');
    expect(await first.stop()).toBe(0);
    const second = await simulate(place);
    expect(second.said().split('\n')[0]).toBe(NOTHING_IS_REAL);
    expect(await second.stop()).toBe(0);
  });

  test('no school starts in what a simulation made', async () => {
    const place = await freshPlace(engine);
    await (await simulate(place)).stop();
    expect(await start(variablesOf(place))).toEqual({
      code: 1,
      complained: expect.stringMatching(
        /^DATA_DIR is .*, and a simulation or the demo made that: nothing in it is real/,
      ),
    });
    // Its files, or its databases on a server, in another folder are still its own.
    await rm(join(place.folder, 'SIMULATION'));
    expect(await start(variablesOf(place))).toEqual({
      code: 1,
      complained: expect.stringMatching(
        /main.* was made by a simulation or the demo, and nothing in it is real/,
      ),
    });
  });

  test('a simulation leaves alone what a school keeps', async () => {
    const place = await freshPlace(engine);
    await makeReal(place);
    await expect(simulate(place)).rejects.toThrow(/holds what a school keeps: a simulation needs an empty/);
    const before = await readdir(place.folder);
    expect(before).not.toContain('SIMULATION');
    // From here on the databases alone, as a server has them, with a folder that says nothing.
    const elsewhere = await freshPlace('sqlite');
    if (place.postgres) {
      const beside = { ...elsewhere, postgres: place.postgres };
      await expect(simulate(beside)).rejects.toThrow(/main database .* holds what a school keeps/);
    }
  });
});

test('without a process that moves its clock there is no simulation', async () => {
  const place = await freshPlace('sqlite');
  const ended = await start({ ...variablesOf(place), SIMULATION: 'on' });
  expect(ended).toEqual({
    code: 1,
    complained: expect.stringMatching(/^SIMULATION=on is for a process whose clock is moved by .*\n$/),
  });
  expect(await readdir(place.folder)).toEqual([]);
});

test('a folder that holds only the mark goes on as a simulation', async () => {
  const place = await freshPlace('sqlite');
  await writeFile(join(place.folder, 'SIMULATION'), '');
  expect(await (await simulate(place)).stop()).toBe(0);
});

test('the clock moves every way by a word of the parent, and by nothing else', async () => {
  const simulated = await simulate(await freshPlace('sqlite'));
  // The set-up link lives seven days by the moved clock.
  const link = (await simulated.link()).split('#')[1];
  const look = async () => {
    const response = await fetch(`${simulated.origin}/v1/link`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: simulated.origin },
      body: JSON.stringify({ link }),
    });
    return response.status;
  };
  expect(await look()).toBe(200);
  await simulated.move(NOW + 8 * 24 * HOUR);
  expect(await look()).toBe(404);
  await simulated.move(NOW + 6 * 24 * HOUR);
  expect(await look()).toBe(200);
  await simulated.sweep();
  expect(await look()).toBe(200);
});

test('a simulation ends with the process that moves its clock', async () => {
  const place = await freshPlace('sqlite');
  const parent = `
    const child = require('node:child_process').fork(process.argv[1], [], { silent: true });
    child.send({ now: ${String(NOW)} });
    child.stdout.on('data', (said) => String(said).includes('localhost') && console.log(child.pid));
  `;
  const variables = { ...variablesOf(place), SIMULATION: 'on', PORT: '8177' };
  const mover = spawn(process.execPath, ['-e', parent, built.entry], {
    env: { PATH: process.env['PATH'], ...variables },
  });
  const pid = await new Promise<number>((resolve) =>
    mover.stdout.once('data', (said) => resolve(Number(said))),
  );
  mover.kill('SIGKILL');
  await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false);
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
