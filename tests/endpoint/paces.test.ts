import { expect, test } from 'vitest';
import { makePaces } from '../../src/endpoint/paces';

test('a right password forgets the wrong tries before it', async () => {
  const paces = makePaces(() => new Date());
  for (let round = 0; round < 3; round += 1) {
    for (let tries = 0; tries < 10; tries += 1) expect(await paces.secondsUntilSignIn('a@b')).toBe(0);
    expect(await paces.secondsUntilSignIn('a@b')).toBeGreaterThan(800);
    await paces.forgetSignIns('a@b');
  }
});

test('300 strangers of one address are let in in a quarter of an hour: a school has one', async () => {
  const paces = makePaces(() => new Date());
  for (let tries = 0; tries < 300; tries += 1)
    expect(await paces.secondsUntilStranger('203.0.113.7')).toBe(0);
  expect(await paces.secondsUntilStranger('203.0.113.7')).toBeGreaterThan(800);
  expect(await paces.secondsUntilStranger('203.0.113.8')).toBe(0);
});

test('a house with a whole network of IPv6 is one stranger', async () => {
  const paces = makePaces(() => new Date());
  for (let tries = 0; tries < 300; tries += 1)
    expect(await paces.secondsUntilStranger(`2001:db8:0:7::${tries.toString(16)}`)).toBe(0);
  expect(await paces.secondsUntilStranger('2001:0db8:0000:0007:aaaa:bbbb:cccc:dddd')).toBeGreaterThan(800);
  expect(await paces.secondsUntilStranger('2001:db8:0:8::1')).toBe(0);
  expect(await paces.secondsUntilStranger('::ffff:203.0.113.9')).toBe(0);
});

test('after a day an address is known under another salt, and so not at all', async () => {
  let now = 0;
  const paces = makePaces(() => new Date(now));
  for (let tries = 0; tries < 301; tries += 1) await paces.secondsUntilStranger('203.0.113.7');
  expect(await paces.secondsUntilStranger('203.0.113.7')).toBeGreaterThan(0);
  now += 24 * 60 * 60 * 1000;
  expect(await paces.secondsUntilStranger('203.0.113.7')).toBe(0);
});

test('a family asks six times a day, whatever was refused or given back meanwhile', async () => {
  let now = 1000;
  const { secondsUntilIssue, giveIssueBack } = makePaces(() => new Date(now));
  for (let times = 0; times < 6; times += 1) expect(await secondsUntilIssue('a')).toBe(0);
  for (let times = 0; times < 3; times += 1) expect(await secondsUntilIssue('a')).toBe(24 * 60 * 60 - 1);
  expect(await secondsUntilIssue('b')).toBe(0);
  await giveIssueBack('a');
  expect(await secondsUntilIssue('a')).toBe(0);
  expect(await secondsUntilIssue('a')).toBeGreaterThan(0);
  now = 24 * 60 * 60 * 1000;
  expect(await secondsUntilIssue('a')).toBe(0);
});

test('a door opens every three seconds, each class by itself', () => {
  let now = 0;
  const { secondsUntilDoor } = makePaces(() => new Date(now));
  expect(secondsUntilDoor('a')).toBe(0);
  expect(secondsUntilDoor('a')).toBe(3);
  expect(secondsUntilDoor('b')).toBe(0);
  now = 2500;
  expect(secondsUntilDoor('a')).toBe(1);
  now = 3000;
  expect(secondsUntilDoor('a')).toBe(0);
  now = 0;
  expect(secondsUntilDoor('a'), 'a clock set back holds no class up').toBe(0);
});
