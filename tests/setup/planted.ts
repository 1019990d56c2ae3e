import { CONSENT_VERSION } from '../../src/core/consent';
import type { Page } from 'playwright-core';
import { nightAt, addNights } from '../../src/core/night';
import { enrolmentAuth, toText } from '../../src/wire/token';
import { addClasses, enrol, foundSchool, mint, type Desk } from './desk';
import { householdOf, seed, shapeOfDiary } from './household';

export const CHILD = 'xiaomi';

/** What a slip says of a class. */
export type SlipClass = { id: string; term: string; keyHashes: readonly [string, string]; check: string };
/** A class with five families; a phone that is planted is family 1. */
export async function seatedClass(desk: Desk): Promise<SlipClass> {
  const admin = await foundSchool(desk);
  const [id = ''] = await addClasses(admin, '三年级2班');
  const { codes, term, keyHashes, check } = await mint(admin, id);
  for (const [index, code] of codes.slice(0, 5).entries())
    await enrol(desk, code, toText(enrolmentAuth(secretOf(index + 1), id)));
  return { id, term, keyHashes, check };
}

const secretOf = (family: number) => new Uint8Array(32).fill(family);

/** The phone's diary with its seat; bytes do not go over with the rest. */
export async function plant(page: Page, { id, term, keyHashes, check }: SlipClass): Promise<void> {
  const seen = {
    class: id,
    name: '三年级2班',
    school: '学校',
    contact: '',
    grade: 3,
    system: 'cn63',
    limit: { preset: 'cn-national' },
    calendar: { fridayCounts: false },
  };
  // Long enough ago that a block of free days began after it.
  const night = addNights(nightAt(new Date()), -70);
  const enrolment = {
    seen,
    term,
    keyHashes,
    check,
    child: CHILD,
    since: night,
    by: 'slip',
    consent: { version: CONSENT_VERSION, night },
  };
  const shape = await shapeOfDiary(page);
  await seed(
    page,
    { ...householdOf([{ id: CHILD, nickname: '小米', grade: 3 }]), enrolments: [enrolment] },
    shape,
  );
  await page.evaluate(
    async ({ classId, child, bytes }) => {
      const request = indexedDB.open('lamplight');
      await new Promise((resolve) => {
        request.onsuccess = resolve;
      });
      const write = request.result.transaction('secrets', 'readwrite');
      const row = { id: `${child}/${classId}`, child, class: classId, secret: new Uint8Array(bytes) };
      write.objectStore('secrets').put(row);
      await new Promise((resolve) => {
        write.oncomplete = resolve;
      });
      request.result.close();
    },
    { classId: id, child: CHILD, bytes: [...secretOf(1)] },
  );
}
