import { expect, test } from 'vitest';
import { CITED } from '../../src/core/cited';
import { PRESETS } from '../../src/core/presets';

test('every preset has a title and a source in both languages', () => {
  expect(Object.keys(CITED).sort()).toEqual(PRESETS.map(({ id }) => id).sort());
  for (const { title, source } of Object.values(CITED)) {
    for (const { zh, en } of [title, source]) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/^[^\p{Script=Han}]+$/u);
      expect(zh, 'no ASCII punctuation beside a Han character').not.toMatch(
        /\p{Script=Han}[,:;?!()"]|[,:;?!()"]\p{Script=Han}/u,
      );
    }
  }
});
