import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchDemoTime, whenMade, type DemoTime } from '../../src/demo/time';
import type { DemoClockAnswer, DemoClockQuestion } from '../../src/wire/demo';

const THEN = new Date('2026-11-19T20:30:00+08:00').getTime();

/** What the demo's endpoint says, question by question; it keeps what it was asked. */
const endpoint = {
  asked: [] as { path: string; said: DemoClockQuestion }[],
  answer: undefined as DemoClockAnswer | undefined,
};
const heard: string[] = [];
let passed = 0;

function answer(change: Partial<DemoClockAnswer>): void {
  const first = { id: 'a', now: THEN, next: THEN + 1, turn: 0, isMoving: false, class: 'dem0c1ass2' };
  endpoint.answer = { ...first, ...endpoint.answer, ...change };
}

function open(): DemoTime {
  return watchDemoTime({
    page: 'demopage000000000000',
    steady: () => passed,
    onTurn: () => heard.push('turned'),
    onArrived: () => heard.push('arrived'),
    onOther: () => heard.push('another demo'),
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  endpoint.asked.length = heard.length = passed = 0;
  endpoint.answer = undefined;
  vi.stubGlobal('fetch', (path: string, { body }: { body: string }) => {
    endpoint.asked.push({ path, said: JSON.parse(body) as DemoClockQuestion });
    return Promise.resolve(
      endpoint.answer ? Response.json(endpoint.answer) : Response.json({}, { status: 503 }),
    );
  });
});
afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('while the demo is made it is asked for again, and then its time runs on by itself', async () => {
  const time = open();
  time.begin();
  await vi.advanceTimersByTimeAsync(0);
  expect(time.state()).toEqual({ kind: 'making' });
  answer({});
  const made = whenMade(time);
  await vi.advanceTimersByTimeAsync(1000);
  expect((await made).class).toBe('dem0c1ass2');
  passed += 500;
  expect(time.clock().getTime()).toBe(THEN + 500);
});

test('a turn of the clock is followed before it is told: the page looks anew, and its family has sent', async () => {
  const time = open();
  answer({});
  time.begin();
  let waits = 1;
  time.carry({
    send: () => {
      heard.push(`sent at ${String(time.clock().getTime() - THEN)}`);
      waits = 0;
      return Promise.resolve();
    },
    waiting: () => Promise.resolve(waits),
  });
  await vi.advanceTimersByTimeAsync(1000);
  expect(endpoint.asked.at(-1)?.said).toMatchObject({ turn: 0, waiting: 1 });
  answer({ turn: 1, now: THEN + 60_000, isMoving: true });
  time.forward();
  await vi.advanceTimersByTimeAsync(0);
  expect(endpoint.asked.at(-1)?.path).toBe('/demo/v1/forward');
  expect(heard).toEqual(['turned', 'sent at 60000']);
  answer({ isMoving: false });
  await vi.advanceTimersByTimeAsync(200);
  expect(endpoint.asked.at(-1)).toMatchObject({ path: '/demo/v1/clock', said: { turn: 1, waiting: 0 } });
  expect(heard.at(-1)).toBe('arrived');
});

test('another demo in its place is told, and a line that is gone too', async () => {
  const time = open();
  answer({});
  time.begin();
  await vi.advanceTimersByTimeAsync(0);
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  await vi.advanceTimersByTimeAsync(1000);
  expect(time.state()).toEqual({ kind: 'away' });
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ ...endpoint.answer, id: 'b' })));
  await vi.advanceTimersByTimeAsync(1000);
  expect(heard).toContain('another demo');
});
