import type { Table } from 'dexie';
import type { Home } from './database';
import type { Stamp } from './rows';

export const ID_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
export const ID_LENGTH = 20;

/** A random id made on the phone, 100 bits. crypto.randomUUID is missing on plain http, getRandomValues never. */
export function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(ID_LENGTH));
  return Array.from(bytes, (byte) => ID_ALPHABET[byte % 32]).join('');
}

/** Takes back what an act did, in one transaction. */
export type Undo = () => Promise<void>;

async function keptOr<Value>(
  home: Home,
  key: string,
  { isRight, fresh }: { isRight: (value: unknown) => value is Value; fresh: () => Value },
): Promise<Value> {
  const row = await home.kept.get(key);
  if (row && isRight(row.value)) return row.value;
  const value = fresh();
  await home.kept.put({ key, value });
  return value;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
/** Where counting goes on when a hand spoilt the counter: beyond any number of taps, so that stamps still grow. */
const BEYOND_TAPS = 1_000_000_000;

async function nextStamp(home: Home): Promise<Stamp> {
  const device = await keptOr(home, 'device', { isRight: isText, fresh: freshId });
  const isFirst = (await home.kept.get('counter')) === undefined;
  const counter = await keptOr(home, 'counter', {
    isRight: isCount,
    fresh: () => (isFirst ? 0 : BEYOND_TAPS),
  });
  await home.kept.put({ key: 'counter', value: counter + 1 });
  return [counter + 1, device];
}

/** One transaction over the tables named, with the stamp its rows carry. Either all of it is kept or nothing. */
export function write<Result>(
  home: Home,
  tables: Table[],
  work: (stamp: Stamp) => Promise<Result>,
): Promise<Result> {
  return home.transaction('rw', [...tables, home.kept], async () => work(await nextStamp(home)));
}
