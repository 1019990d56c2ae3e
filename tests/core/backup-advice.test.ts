import { expect, test } from 'vitest';
import { backupAdvice, type Keeping } from '../../src/core/backup-advice';

const TONIGHT = '2026-09-28';
const HOLIDAY = { first: '2026-09-30', last: '2026-10-07', name: 'national-day' } as const;
const KEEPING: Keeping = {
  lastBackup: undefined,
  firstNight: '2026-09-01',
  isPromised: false,
  mayEvict: false,
};

function advised(keeping: Partial<Keeping>, dismissed: string[] = []) {
  return backupAdvice({ tonight: TONIGHT, holiday: HOLIDAY }, { ...KEEPING, ...keeping }, dismissed)?.kind;
}

test('before a holiday a backup is advised to whoever never made one, or a fortnight ago', () => {
  expect(advised({})).toBe('holiday');
  expect(advised({ lastBackup: '2026-09-13' })).toBe('holiday');
  expect(advised({ lastBackup: '2026-09-14' })).toBeUndefined();
});

test('a diary that only just began needs none yet, and an empty one none at all', () => {
  expect(advised({ firstNight: '2026-09-20' })).toBeUndefined();
  expect(advised({ firstNight: undefined })).toBeUndefined();
});

test('whoever has the promise of the browser and a backup is left alone', () => {
  expect(advised({ isPromised: true, lastBackup: '2026-03-01' })).toBeUndefined();
  expect(advised({ isPromised: true })).toBe('holiday');
});

test('without a holiday it is advised only where the browser may clear the diary', () => {
  const plain = { tonight: TONIGHT, holiday: undefined };
  expect(backupAdvice(plain, KEEPING, [])).toBeUndefined();
  expect(backupAdvice(plain, { ...KEEPING, mayEvict: true }, [])?.kind).toBe('eviction');
});

test('a no holds for its holiday, and for the school year where the browser may clear', () => {
  const no = 'holiday 2026-09-30';
  expect(advised({}, [no])).toBeUndefined();
  expect(advised({ mayEvict: true }, [no])).toBe('eviction');
  expect(advised({ mayEvict: true }, [no, 'eviction 2026'])).toBeUndefined();
  expect(advised({}, ['holiday 2026-05-01', 'eviction 2026'])).toBe('holiday');
});
