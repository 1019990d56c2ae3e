import Dexie from 'dexie';
import { describe, expect, test } from 'vitest';
import { saveEntries } from '../../../src/parent/store/entries';
import { errorToProblem } from '../../../src/parent/store/trouble';
import { wangs, whileFull } from '../../setup/diary';
import { entryOf } from '../../setup/sitting';

const full = new DOMException('Full.', 'QuotaExceededError');

describe('a full phone is told of', () => {
  test.each([
    ['as the browser says it', full],
    ['as Dexie says it', new Dexie.QuotaExceededError('Full.', full)],
    ['where the transaction was broken off', new Dexie.AbortError('Aborted.', full)],
    ['two layers down', new Dexie.AbortError('Aborted.', new Dexie.TransactionInactiveError('Gone.', full))],
    ['as one of many rows', new Dexie.BulkError('1 of 2 failed.', { 1: full })],
  ])('%s', (_, error) => {
    expect(errorToProblem(error)).toEqual({ kind: 'storage-full' });
  });

  test('as a real write meets it', async () => {
    const { home } = await wangs();
    await whileFull({ table: 'entries' }, async () => {
      const outcome = await saveEntries(home, [entryOf(20)]).catch(errorToProblem);
      expect(outcome).toEqual({ kind: 'storage-full' });
    });
  });
});

test.each([
  ['storage-newer', new Dexie.VersionError('Newer.')],
  ['storage-newer', new Dexie.DatabaseClosedError('Closed.', new Dexie.VersionError('Newer.'))],
  ['storage-closed', new Dexie.DatabaseClosedError('Closed.')],
  ['storage-closed', new DOMException('Closing.', 'InvalidStateError')],
  ['storage-closed', new Dexie.AbortError('Aborted.')],
  ['storage-closed', new DOMException('Internal error.', 'UnknownError')],
  ['storage-missing', new Dexie.MissingAPIError('No IndexedDB.')],
  ['storage-missing', new DOMException('Not allowed.', 'SecurityError')],
])('%s is told of as the browser or Dexie says it', (kind, error) => {
  expect(errorToProblem(error)).toEqual({ kind });
});

test.each([
  [new TypeError('Our own mistake.')],
  ['a text'],
  [undefined],
  [null],
  [{ inner: 7, failures: 'x' }],
])('our own mistakes are no problem of the parent: %s', (error) => {
  expect(errorToProblem(error)).toBeUndefined();
});
