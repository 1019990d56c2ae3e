import { expect, test } from 'vitest';
import { keyHash } from '../../src/wire/token';
import { ENGINES } from '../setup/keeping';
import { addClasses, authOf, enrol, foundSchool, mint, openDesk, post, told } from '../setup/desk';

test.each(ENGINES)('a school starts, a class gets slips, and a family joins, on %s', async (engine) => {
  const desk = await openDesk(engine);
  const admin = await foundSchool(desk);
  const [classId = ''] = await addClasses(admin, '三年级2班');
  const { body: minted, status } = await mint(admin, classId);
  expect(status).toBe(200);
  expect(minted.codes).toHaveLength(42);
  expect(minted.term).toBe('2026a');
  const key = await told(post({ desk }, '/v1/key', { class: classId }));
  expect(key.body.keys.map(keyHash)).toEqual(minted.keyHashes);
  expect(key.body.opens).toBe('2026-09-01');
  const joined = await enrol(desk, minted.codes[0], authOf(1, classId));
  expect(joined).toMatchObject({ status: 200, body: { class: classId, term: '2026a' } });
  expect(joined.headers.get('connection')).toBe('close');
});
