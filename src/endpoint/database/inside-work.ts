import { AsyncLocalStorage } from 'node:async_hooks';

const inside = new AsyncLocalStorage<true>();

/** Runs one work of a batch, so that a write beside its transaction can be told apart. */
export function runAsWork<T>(work: () => Promise<T>): Promise<T> {
  return inside.run(true, work);
}

/** On SQLite such a write would wait for the batch it is part of, for ever. */
export function refuseInsideWork(): void {
  if (inside.getStore()) {
    throw new Error(
      'A work may write only through the transaction it was given: it may run twice, and others wait for it.',
    );
  }
}
