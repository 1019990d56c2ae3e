import { describe, expect, test } from 'vitest';
import { note } from '../../src/endpoint/audit';
import { ENGINES, freshKeeping } from '../setup/keeping';

const BY = { school_id: 's', person: 'p', name: '王校长' };
const at = new Date('2026-11-22T12:00:00Z');

describe.each(ENGINES)('on %s', (engine) => {
  test('what is noted stands in the log with who did it, in the order of its instants', async () => {
    const { main, commitMain } = await freshKeeping(engine);
    await commitMain(async (writes) => {
      await note(writes, BY, { act: 'class-opened', about: { class: '三年级2班' }, at });
      await note(writes, BY, { act: 'password-changed', at: new Date(at.getTime() - 1) });
    });
    const rows = await main.selectFrom('audit').selectAll().orderBy('id').execute();
    expect(rows).toEqual([
      { ...BY, id: expect.any(String), at: at.getTime() - 1, act: 'password-changed', about: '{}' },
      {
        ...BY,
        id: expect.any(String),
        at: at.getTime(),
        act: 'class-opened',
        about: '{"class":"三年级2班"}',
      },
    ]);
  });

  test('an act that fails leaves nothing in the log', async () => {
    const { main, commitMain } = await freshKeeping(engine);
    const failing = commitMain(async (writes) => {
      await note(writes, BY, { act: 'class-opened', at });
      throw new Error('The act failed.');
    });
    await expect(failing).rejects.toThrow('The act failed.');
    expect(await main.selectFrom('audit').selectAll().execute()).toEqual([]);
  });
});
