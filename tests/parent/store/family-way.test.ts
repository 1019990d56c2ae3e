import { describe, expect, test } from 'vitest';
import { textToSecret } from '../../../src/core/secret-text';
import type { FamilyWay } from '../../../src/core/slip';
import type { Home } from '../../../src/parent/store/database';
import { seatOf, secretOf, takenSeats } from '../../../src/parent/store/enrolments';
import { familyWayOf, holderOf, takeFamilySeat } from '../../../src/parent/store/family-way';
import {
  askToJoin,
  confirmJoining,
  joiningById,
  noteFound,
  noteJoined,
  noteRefused,
} from '../../../src/parent/store/joinings';
import { household } from '../../../src/parent/store/views';
import { CLASS_ID, CONSENT, FOUND, SLIP } from '../../setup/class';
import { NIGHT, openHome, wangs, whileFull } from '../../setup/diary';

/** Mother's phone: 小明 sits in 三年级2班 by a slip. */
async function mother() {
  const { home, child } = await wangs();
  const id = await askToJoin(home, { way: SLIP, text: '', consent: CONSENT });
  await noteFound(home, id, FOUND);
  await confirmJoining(home, id, { id: child });
  await noteJoined(home, id, NIGHT);
  const seat = await seatOf(home, child);
  if (seat.kind !== 'taken') throw new Error('Nobody sits.');
  const way = await familyWayOf(home, seat.enrolment);
  return { home, child, enrolment: seat.enrolment, way: way! };
}

/** Another phone that was shown the way and has looked at the class. */
async function shown(home: Home, way: FamilyWay): Promise<string> {
  const id = await askToJoin(home, { way, text: 'as scanned', consent: CONSENT });
  await noteFound(home, id, FOUND);
  return id;
}

describe('a seat handed over', () => {
  test('is the same seat: the same secret, with the class and keys it was looked at with', async () => {
    const { home, child, way } = await mother();
    const { home: other, child: grandchild } = await wangs();
    const id = await shown(other, way);
    await takeFamilySeat(other, id, { joiner: { id: grandchild }, night: '2026-11-24' });
    expect(await secretOf(other, grandchild, CLASS_ID)).toEqual(await secretOf(home, child, CLASS_ID));
    expect(await seatOf(other, grandchild)).toEqual({
      kind: 'taken',
      enrolment: { ...FOUND, child: grandchild, since: '2026-11-24', by: 'family', consent: CONSENT },
    });
    expect(await joiningById(other, id)).toMatchObject({
      text: '',
      state: { kind: 'joined', child: grandchild },
    });
  });

  test('lies in no table but that of secrets once it is joined, or refused', async () => {
    const { way } = await mother();
    const { home, child } = await wangs();
    const refused = await askToJoin(home, { way, text: way.secret, consent: CONSENT });
    await noteRefused(home, refused, { kind: 'code-unknown' });
    expect(JSON.stringify(await home.joinings.toArray())).not.toContain(way.secret);
    await takeFamilySeat(home, await shown(home, way), { joiner: { id: child }, night: NIGHT });
    const rows = [await home.joinings.toArray(), await home.enrolments.toArray()];
    expect(JSON.stringify(rows)).not.toContain(way.secret);
  });

  test('may begin with a first child, in one transaction or not at all', async () => {
    const { way } = await mother();
    const home = openHome();
    const id = await shown(home, way);
    const first = { nickname: '小明', grade: 3, school: 'cn63' as const, night: NIGHT };
    const joiner = { id: 'xiaoming', first };
    await whileFull({ table: 'enrolments' }, () =>
      expect(takeFamilySeat(home, id, { joiner, night: NIGHT })).rejects.toThrow(),
    );
    expect((await household(home)).children).toEqual([]);
    expect(await home.secrets.count()).toBe(0);
    await takeFamilySeat(home, id, { joiner, night: NIGHT });
    expect((await household(home)).children).toMatchObject([{ nickname: '小明' }]);
    expect(await takenSeats(home)).toEqual({ xiaoming: CLASS_ID });
  });

  test('is put in the place of a secret whose slip led nowhere', async () => {
    const { way } = await mother();
    const { home, child } = await wangs();
    const tried = await askToJoin(home, { way: SLIP, text: '', consent: CONSENT });
    await noteFound(home, tried, FOUND);
    await confirmJoining(home, tried, { id: child });
    await home.joinings.delete(tried);
    await takeFamilySeat(home, await shown(home, way), { joiner: { id: child }, night: NIGHT });
    const kept = await secretOf(home, child, CLASS_ID);
    expect(Array.from(kept!)).toEqual(Array.from(textToSecret(way.secret)));
  });

  test('goes to no child that has a seat, and to no second child of the phone', async () => {
    const { home, child, enrolment, way } = await mother();
    expect(await holderOf(home, way)).toBe(child);
    const id = await shown(home, way);
    const sister = {
      id: 'sister',
      first: { nickname: '小红', grade: 3, school: 'cn63' as const, night: NIGHT },
    };
    for (const joiner of [{ id: child }, sister])
      await takeFamilySeat(home, id, { joiner, night: '2026-11-24' });
    expect(await seatOf(home, child)).toEqual({ kind: 'taken', enrolment });
    expect((await household(home)).children).toHaveLength(1);
    expect((await joiningById(home, id))?.state.kind).toBe('found');
  });

  test('of the new year is taken by a phone that has last year’s, though the class and its secret are the same', async () => {
    const { home, child, way } = await mother();
    const next: FamilyWay = { ...way, term: '2027a' };
    expect(await holderOf(home, next)).toBeUndefined();
    const id = await askToJoin(home, { way: next, text: 'as scanned', consent: CONSENT });
    await noteFound(home, id, { ...FOUND, term: '2027a' });
    await takeFamilySeat(home, id, { joiner: { id: child }, night: '2027-08-30' });
    expect(await seatOf(home, child)).toMatchObject({ enrolment: { term: '2027a', since: '2027-08-30' } });
    expect(await holderOf(home, next)).toBe(child);
  });

  test('of a twin in the same class is another seat', async () => {
    const { way } = await mother();
    const { home, child } = await mother();
    expect(await holderOf(home, way)).toBeUndefined();
    const twin = { id: 'twin', first: { nickname: '小亮', grade: 3, school: 'cn63' as const, night: NIGHT } };
    await takeFamilySeat(home, await shown(home, way), { joiner: twin, night: NIGHT });
    expect(await takenSeats(home)).toEqual({ [child]: CLASS_ID, twin: CLASS_ID });
  });

  test('whose secret cannot be read is not handed on', async () => {
    const { home, enrolment } = await mother();
    await home.secrets.clear();
    expect(await familyWayOf(home, enrolment)).toBeUndefined();
  });
});
