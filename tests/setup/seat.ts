import type { Entry } from '../../src/core/entry';
import { secretId, type EnrolmentRow } from '../../src/parent/store/class-rows';
import type { Home } from '../../src/parent/store/database';
import { nextTokenBlock, nightsOfTokenBlock, tokenBlockOf } from '../../src/core/token-block';
import { letterId, tokenBlockId } from '../../src/parent/store/letter-rows';
import { refreshLetters } from '../../src/parent/store/refresh-letters';
import { freshId } from '../../src/parent/store/write';
import { CLASS_ID, CONSENT, FOUND, TERM } from './class';
import { NIGHT, wangs } from './diary';
import { inChina } from './household';
import { entryOf } from './sitting';

/** Monday, 23 November 2026, eight in the evening in China. */
export const EIGHT = inChina(NIGHT, '20:00');

export const SECRET = new Uint8Array(32).fill(7);

/** Gives a child its seat in 三年级2班 as a joining would. */
export async function sit(home: Home, child: string, more: Partial<EnrolmentRow> = {}): Promise<void> {
  const seat: EnrolmentRow = { ...FOUND, child, since: NIGHT, by: 'slip', consent: CONSENT, ...more };
  await home.enrolments.put(seat);
  await home.secrets.put({ id: secretId(child, CLASS_ID), child, class: CLASS_ID, secret: SECRET });
}

/** 小明 of 王家 with a seat in 三年级2班 since Monday. */
export async function seated(more: Partial<EnrolmentRow> = {}): Promise<{ home: Home; child: string }> {
  const { home, child } = await wangs();
  await sit(home, child, more);
  return { home, child };
}

/** A sitting of maths at home, of an id of its own. */
export function sittingOf(child: string, minutes: number, more: Partial<Entry> = {}): Entry {
  return entryOf(minutes, { id: freshId(), child, night: NIGHT, ...more });
}

export const refresh = (home: Home, now = EIGHT, chance = 0.5) =>
  refreshLetters(home, { now, random: () => chance });

export const letterOf = (home: Home, child: string, night = NIGHT) =>
  home.letters.get(letterId(child, CLASS_ID, night));

/** Tokens for every date of tonight’s block and the next, as if the endpoint had given them out; `of` makes other bytes. */
export async function givenTo(home: Home, child: string, of = 'one'): Promise<void> {
  const tonights = tokenBlockOf(NIGHT);
  for (const first of [tonights, nextTokenBlock(tonights)]) {
    const place = { child, class: CLASS_ID, term: TERM, first };
    const bytes = (count: number) => new Uint8Array(32).fill(count + of.length);
    const given = nightsOfTokenBlock(first).map((night, index) => ({
      night,
      nonce: bytes(index),
      token: bytes(index + 100),
    }));
    await home.tokenBlocks.put({ id: tokenBlockId(child, CLASS_ID, place), ...place, from: first, given });
  }
}
