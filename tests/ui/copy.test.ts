import { afterEach, expect, test, vi } from 'vitest';
import { copyText } from '../../src/ui/copy';

const NOTE = '今晚写到 21:20，数学还差两题。';

function clipboardThat(writeText: (text: string) => Promise<void>) {
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
}

/** The old way of copying, which reads whatever is selected in the focused field. */
function oldWayThat(answer: 'works' | 'fails' | 'throws') {
  const copied: string[] = [];
  const execCommand = () => {
    if (answer === 'throws') throw new Error('not allowed');
    const field = document.activeElement as HTMLTextAreaElement;
    copied.push(field.value.slice(field.selectionStart, field.selectionEnd));
    return answer === 'works';
  };
  Object.defineProperty(document, 'execCommand', { value: execCommand, configurable: true });
  return copied;
}

afterEach(() => {
  Reflect.deleteProperty(navigator, 'clipboard');
  Reflect.deleteProperty(document, 'execCommand');
  document.body.replaceChildren();
});

test('the clipboard is used where there is one', async () => {
  const writeText = vi.fn(async () => undefined);
  clipboardThat(writeText);
  expect(await copyText(NOTE)).toBe('copied');
  expect(writeText).toHaveBeenCalledWith(NOTE);
});

test('on plain http the whole text is copied the old way, leaving no trace and the focus where it was', async () => {
  const copied = oldWayThat('works');
  const button = document.body.appendChild(document.createElement('button'));
  button.focus();
  expect(await copyText(NOTE)).toBe('copied');
  expect(copied).toEqual([NOTE]);
  expect(document.body.children).toHaveLength(1);
  expect(document.activeElement).toBe(button);
});

test('inside an open dialog the field stands in the dialog, where it can be selected', async () => {
  oldWayThat('works');
  const dialog = document.body.appendChild(document.createElement('dialog'));
  const append = vi.spyOn(dialog, 'append');
  const button = dialog.appendChild(document.createElement('button'));
  dialog.open = true;
  button.focus();
  expect(await copyText(NOTE)).toBe('copied');
  expect(append).toHaveBeenCalledTimes(1);
});

test('a clipboard that refuses is followed by the old way', async () => {
  clipboardThat(() => Promise.reject(new Error('not allowed')));
  expect(oldWayThat('works')).toEqual([]);
  expect(await copyText(NOTE)).toBe('copied');
});

test.each(['fails', 'throws'] as const)(
  'when the old way %s too, the answer is not-copied',
  async (answer) => {
    oldWayThat(answer);
    expect(await copyText(NOTE)).toBe('not-copied');
  },
);
