import { act, render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { Extra, partWith } from '../../src/parent/part';
import { startWords } from '../../src/parent/words';
import { expectComplaint } from '../setup/console';

function Card({ name }: { name: string }) {
  return <p>{name}</p>;
}

/** A card that comes when the test says so. */
function aLaterCard() {
  let resolve: (part: typeof Card) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<typeof Card>((come, fail) => {
    resolve = come;
    reject = fail;
  });
  const { Part, fetch } = partWith('cards', () => promise);
  const page = () =>
    render(
      <Suspense fallback="waiting">
        <Extra>
          <Part name="小明" />
        </Extra>
        <p>the rest</p>
      </Suspense>,
    );
  return { come: () => resolve(Card), fail: reject, fetch, page };
}

beforeEach(() => startWords('zh-CN'));

test('a page waits whole for a part of it, so that nothing moves', async () => {
  const { come, fetch, page } = aLaterCard();
  page();
  expect(screen.getByText('waiting')).toBeVisible();
  await act(async () => {
    come();
    await fetch();
  });
  expect(await screen.findByText('小明')).toBeVisible();
});

test('a part fetched ahead is drawn at once', async () => {
  const { come, fetch, page } = aLaterCard();
  come();
  await fetch();
  page();
  expect(screen.getByText('小明')).toBeVisible();
});

test('what cannot be fetched is left out, and the rest of the page stands', async () => {
  expectComplaint(/dynamically imported/);
  const { fail, page } = aLaterCard();
  fail(new TypeError('Failed to fetch dynamically imported module: /assets/cards.js'));
  page();
  expect(await screen.findByText('the rest')).toBeVisible();
  expect(screen.queryByText('小明')).toBeNull();
});
