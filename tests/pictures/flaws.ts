import type { Page } from 'playwright-core';

/** What a machine can see is not beautiful on the page as it stands: one short sentence each. */
export function flawsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const dialog = document.querySelector('dialog[open]');
    const ground = dialog ?? document.body;
    const isSeen = (element: Element) => {
      const box = element.getBoundingClientRect();
      return box.width > 1 && box.height > 1 && getComputedStyle(element).visibility === 'visible';
    };
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} “${element.textContent.trim().slice(0, 24)}”`;

    const wide = () => {
      const page = document.documentElement;
      const sideways = page.scrollWidth > page.clientWidth ? [`page is ${page.scrollWidth} px wide`] : [];
      const cut = [...ground.querySelectorAll('*')].filter(
        (element) =>
          element instanceof HTMLElement &&
          isSeen(element) &&
          // A paper shown smaller is as wide inside as it is in the hand.
          !element.closest('.hidden-but-read, .preview') &&
          element.scrollWidth > element.clientWidth + 1 &&
          element.clientWidth > 0 &&
          getComputedStyle(element).display !== 'inline' &&
          getComputedStyle(element).overflowX !== 'auto',
      );
      return [...sideways, ...cut.map((element) => `wider than its box: ${nameOf(element)}`)];
    };

    const small = () =>
      [...ground.querySelectorAll('button, a, select, summary, input, textarea')]
        .filter((element) => isSeen(element) && !element.closest('.hidden-but-read'))
        .map((element) => element.closest('label') ?? element)
        .filter((element) => {
          const { width, height } = element.getBoundingClientRect();
          return width < 47.5 || height < 47.5;
        })
        .map((element) => {
          const { width, height } = element.getBoundingClientRect();
          return `target ${Math.round(width)}×${Math.round(height)}: ${nameOf(element)}`;
        });

    /** The lines a block's text is set in, each as its characters. */
    const linesOf = (block: Element) => {
      const lines: { y: number; text: string }[] = [];
      const put = (letter: string, box: DOMRect | undefined) => {
        if (!box || box.width === 0) return;
        const middle = box.top + box.height / 2;
        const line = lines.find((each) => Math.abs(each.y - middle) < box.height * 0.45);
        if (line) line.text += letter;
        else lines.push({ y: middle, text: letter });
      };
      const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        if (node.parentElement?.closest('.hidden-but-read, svg, option, textarea')) continue;
        const text = node.textContent ?? '';
        for (let index = 0; index < text.length; index += 1) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + 1);
          put(text.charAt(index), range.getClientRects()[0]);
        }
      }
      return lines;
    };

    const orphans = () =>
      [...ground.querySelectorAll('p, h1, h2, h3, li, button, a, label, summary, legend, dt, dd, span')]
        .filter((element) => isSeen(element))
        .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3))
        .flatMap((element) => {
          const lines = linesOf(element);
          const last = lines[lines.length - 1];
          const letters = (last?.text ?? '').replace(/[\s\p{P}]/gu, '');
          const isAlone = lines.length > 1 && /^\p{Script=Han}?$/u.test(letters);
          return isAlone ? [`alone on a line “${last?.text ?? ''}”: ${nameOf(element)}`] : [];
        });

    return [...new Set([...wide(), ...small(), ...orphans()])];
  });
}
