import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DEMO_CLASSES } from '../../../src/endpoint/demo/classes';
import { demoSlipAnswer, demoSlipPath } from '../../../src/wire/demo';
import { freshDemo } from '../../setup/demo';

test('every visitor gets a slip, in a full class an earlier visitor’s seat, and never one of the demo’s own families', async () => {
  const demo = await freshDemo();
  const [{ size, families, id }] = DEMO_CLASSES;
  for (let visitor = 0; visitor < size; visitor += 1) {
    const response = await demo.ask(`/demo${demoSlipPath}`);
    expect(demoSlipAnswer.parse(await response.json()).fragment).toMatch(new RegExp(`^s\\.${id}\\.`));
  }
  const file = new Database(join(demo.folder, 'open.sqlite'), { readonly: true });
  const seats = file.prepare('select count(*) from slip where class = ?').pluck().get(id);
  const own = file.prepare('select count(*) from slip where class = ? and used = 1 and serial <= ?').pluck();
  expect(seats).toBe(size);
  expect(own.get(id, families)).toBe(families);
  file.close();
});
