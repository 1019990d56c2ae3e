import { expect, test } from 'vitest';
import { secretToText } from '../../../../src/core/secret-text';
import { addChild } from '../../../../src/parent/store/children';
import { seatOf } from '../../../../src/parent/store/enrolments';
import { emptyDiary } from '../../../../src/parent/store/file/parcel';
import { takeDiary } from '../../../../src/parent/store/file/take';
import { askToJoin, confirmJoining, noteFound } from '../../../../src/parent/store/joinings';
import { CLASS_ID, CONSENT, DOOR, FOUND } from '../../../setup/class';
import { NIGHT, openHome, wangs } from '../../../setup/diary';
import { SECRET, sit } from '../../../setup/seat';

test('taken back, the child that was looked at is looked at again', async () => {
  const { home, child } = await wangs();
  const other = 'zzzzzzzzzzzzzzzzzzzz';
  await addChild(home, { id: other, nickname: '小红', grade: 1, school: 'cn63' }, NIGHT);
  for (const chosen of [child, other]) {
    await home.kept.put({ key: 'child', value: chosen });
    const undo = await takeDiary(home, emptyDiary(), { way: 'merge', same: [{ child, same: other }] });
    expect((await home.kept.get('child'))?.value).toBe(child);
    await undo();
    expect((await home.kept.get('child'))?.value).toBe(chosen);
  }
});

test('a seat beats one that is only waited for, whichever id it is under, and taken back both stand as before', async () => {
  for (const [seated, waiting] of [
    ['a', 'b'],
    ['b', 'a'],
  ] as const) {
    const home = openHome();
    for (const id of ['a', 'b'])
      await addChild(home, { id, nickname: '小明', grade: 3, school: 'cn63' }, NIGHT);
    await sit(home, seated);
    const asking = await askToJoin(home, { way: DOOR, text: '', consent: CONSENT });
    await noteFound(home, asking, FOUND);
    await confirmJoining(home, asking, { id: waiting });
    const tables = [home.enrolments, home.joinings, home.secrets] as const;
    const rows = () => Promise.all(tables.map((table) => table.toArray() as Promise<unknown[]>));
    const before = await rows();
    const undo = await takeDiary(home, emptyDiary(), { way: 'merge', same: [{ child: 'a', same: 'b' }] });
    expect(await seatOf(home, 'a')).toMatchObject({ kind: 'taken', enrolment: { by: 'slip' } });
    expect((await home.secrets.toArray()).map(({ id, secret }) => [id, secretToText(secret)])).toEqual([
      [`a/${CLASS_ID}`, secretToText(SECRET)],
    ]);
    expect(await home.joinings.count()).toBe(0);
    await undo();
    expect(await rows()).toEqual(before);
  }
});
