import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { startWords } from '../../../src/school/words';
import { changeAppearance } from '../../../src/ui/appearance';
import type { Definition } from '../../../src/core/survey';
import { DeskContext } from '../../../src/school/desk';
import { emptyDraft, insertElement, newElement } from '../../../src/school/surveys/builder-draft';
import { useChosen } from '../../../src/school/surveys/builder-chosen';
import { BuilderList } from '../../../src/school/surveys/BuilderList';

const titles = ['甲', '乙', '丙'];

function threeQuestions(): Definition {
  return titles.reduce((definition, title, at) => {
    const element = newElement('boolean', definition);
    const said = { ...element, title: { 'zh-cn': title, en: '' } } as typeof element;
    return insertElement(definition, said, at);
  }, emptyDraft().definition);
}

const told: string[] = [];

function Page({ first }: { first: Definition }) {
  const [definition, setDefinition] = useState(first);
  const { chosen, setChosen, goTo } = useChosen();
  return (
    <DeskContext value={{ tell: (text: string) => told.push(text) } as never}>
      <BuilderList
        {...{ definition, chosen }}
        faults={[]}
        onChoose={setChosen}
        onGoTo={goTo}
        onChange={setDefinition}
      />
    </DeskContext>
  );
}

/** jsdom draws nothing: each card is given a place a hundred pixels below the one before it. */
function drawCards() {
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
    const at = [...document.querySelectorAll('[data-card]')].indexOf(this);
    return new DOMRect(0, at * 100, 300, 80);
  });
  HTMLElement.prototype.setPointerCapture = () => undefined;
}

async function open(first = threeQuestions()) {
  told.length = 0;
  changeAppearance({ language: 'zh-CN' });
  await startWords('zh-CN');
  drawCards();
  render(<Page first={first} />);
  await screen.findByRole('button', { name: /1\. 甲/ });
}

const order = () => screen.getAllByText(/^\d\. /).map(({ textContent }) => textContent);
const handleOf = (at: number) => document.querySelectorAll('.builder-handle')[at]!;
const hand = { pointerId: 7, isPrimary: true, button: 0, clientX: 280 };

function grip(at: number, pointerType: 'mouse' | 'touch' = 'mouse') {
  fireEvent.pointerDown(handleOf(at), { ...hand, pointerType, clientY: at * 100 + 20 });
}
function moveTo(at: number, clientY: number) {
  fireEvent.pointerMove(handleOf(at), { ...hand, clientY });
}

test.each(['mouse', 'touch'] as const)('a question is dragged to its place by %s', async (pointerType) => {
  await open();
  grip(0, pointerType);
  moveTo(0, 250);
  expect(document.querySelector('[data-line]')?.getAttribute('data-card')).toBe('q3');
  fireEvent.pointerUp(handleOf(0), { ...hand, clientY: 250 });
  expect(order()).toEqual(['1. 乙', '2. 丙', '3. 甲']);
  expect(document.querySelector('[data-line]')).toBeNull();
});

test('Escape puts a dragged question back, and letting go then moves nothing', async () => {
  await open();
  grip(2);
  moveTo(2, 5);
  expect(document.querySelector('[data-line="before"]')).not.toBeNull();
  fireEvent.keyDown(window, { key: 'Escape' });
  expect(document.querySelector('[data-line]')).toBeNull();
  fireEvent.pointerUp(handleOf(2), { ...hand, clientY: 5 });
  expect(order()).toEqual(['1. 甲', '2. 乙', '3. 丙']);
});

test('a drag that the browser takes away moves nothing, and a second finger none either', async () => {
  await open();
  grip(2);
  fireEvent.pointerUp(handleOf(2), { ...hand, pointerId: 8, clientY: 5 });
  expect(order()).toEqual(['1. 甲', '2. 乙', '3. 丙']);
  moveTo(2, 5);
  fireEvent.pointerCancel(handleOf(2), hand);
  fireEvent.pointerUp(handleOf(2), { ...hand, clientY: 5 });
  expect(order()).toEqual(['1. 甲', '2. 乙', '3. 丙']);
});

test('a question that looks at an answer is not dragged before it, and it is said why', async () => {
  const first = threeQuestions();
  first.elements[2]!.visibleIf = '{q1} = true';
  await open(first);
  grip(2);
  moveTo(2, 5);
  fireEvent.pointerUp(handleOf(2), { ...hand, clientY: 5 });
  expect(order()).toEqual(['1. 甲', '2. 乙', '3. 丙']);
  expect(told).toEqual(['这题要看“甲”的回答，不能放到它前面。']);
});

test('what was taken out is put back where it was, open and with the keyboard in it', async () => {
  await open();
  fireEvent.click(screen.getByRole('button', { name: /2\. 乙/ }));
  fireEvent.click(screen.getByRole('button', { name: '删去' }));
  expect(order()).toEqual(['1. 甲', '2. 丙']);
  expect(document.activeElement?.textContent).toBe('撤销');
  fireEvent.click(screen.getByRole('button', { name: '撤销' }));
  expect(order()).toEqual(['1. 甲', '2. 乙', '3. 丙']);
  expect(document.activeElement).toHaveProperty('value', '乙');
});
