import { expect, test } from 'vitest';
import { passphraseProblem, plainPassphrase, strengthOf } from '../../../../src/parent/store/file/passphrase';

test('full-width letters and blanks around it make no other passphrase', () => {
  expect(plainPassphrase('　ＬＡＭＰ　2026 ')).toBe('LAMP 2026');
});

test('eight characters are the least, whatever they are written in, and twice the same where it is asked twice', () => {
  expect(passphraseProblem('1234567')).toEqual({ kind: 'passphrase-short' });
  expect(passphraseProblem('  1234567  ')).toEqual({ kind: 'passphrase-short' });
  expect(passphraseProblem('灯下看书写字画画')).toBeUndefined();
  expect(passphraseProblem('👨‍👩‍👧')).toEqual({ kind: 'passphrase-short' });
  expect(passphraseProblem('lamp on the desk', 'lamp on the disk')).toEqual({ kind: 'passphrase-differs' });
  expect(passphraseProblem('lamp on the desk', ' lamp on the desk')).toBeUndefined();
});

test.each([
  ['aaaaaaaaaaaaaaaa', 'weak'],
  ['12345678901234', 'weak'],
  ['20150612', 'weak'],
  ['13812345678', 'weak'],
  ['abcdefgh', 'weak'],
  ['lamp2026desk', 'fair'],
  ['lamp on the desk at nine', 'strong'],
  ['灯下一起写作业', 'fair'],
  ['晚上九点灯下写完作业', 'strong'],
] as const)('%s is %s', (text, strength) => {
  expect(strengthOf(text)).toBe(strength);
});
