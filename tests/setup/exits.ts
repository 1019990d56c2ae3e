import { cleanup, screen, waitFor } from '@testing-library/react';
import { expect } from 'vitest';
import { countStored } from '../../src/endpoint/stored/count';
import { alertsPath } from '../../src/wire/alerts';
import { classPath } from '../../src/wire/class';
import { classesPath } from '../../src/wire/classes';
import { figuresPath } from '../../src/wire/figures';
import { logPath } from '../../src/wire/log';
import { noticesPath } from '../../src/wire/notice';
import { noticeDeskAnswer, noticeDeskPath } from '../../src/wire/notice-desk';
import { reportPath } from '../../src/wire/report';
import { schoolFiguresPath } from '../../src/wire/school-figures';
import { storedPath } from '../../src/wire/stored';
import { answerOf, look, ORIGIN, post, type Hand } from './desk';
import { bytesOf, cellNumbers, sheetsOf, wordText } from './given-files';
import { button, type Room } from './school-room';

/** A way in which something leaves: what it is, and what it says, without marks and addresses. */
export type Exit = { name: string; text: string };
/** Who looks, and the classes there are. */
export type Visited = { room: Room; hands: Record<string, string>; classes: readonly string[] };

const DATES = { from: '2026-11-01', to: '2026-12-01' };

/** Every answer in JSON that has to do with what was sent, for everybody who may or may not ask. */
export async function answersTo({ room: { desk }, hands, classes }: Visited): Promise<Exit[]> {
  const exits: Exit[] = [];
  const add = async (name: string, answering: Promise<Response>) =>
    exits.push({ name, text: await (await answering).text() });
  const ofClass = async (who: string, hand: Hand, id: string) => {
    for (const path of [figuresPath, noticesPath, noticeDeskPath])
      await add(`${path} for ${who}`, post(hand, path, { class: id, ...DATES }));
    await add(`${classPath} for ${who}`, post(hand, classPath, { class: id }));
  };
  for (const id of classes) await ofClass('anybody', { desk }, id);
  for (const [who, cookie] of Object.entries(hands)) {
    const hand = { desk, cookie };
    await add(`${schoolFiguresPath} for ${who}`, post(hand, schoolFiguresPath, DATES));
    await add(`${reportPath} for ${who}`, post(hand, reportPath, { period: '2026-11' }));
    await add(`${logPath} for ${who}`, post(hand, logPath, { lines: 'table' }));
    for (const path of [alertsPath, classesPath, storedPath])
      await add(`${path} for ${who}`, look(hand, path));
    await add(`${noticeDeskPath} for ${who}`, post(hand, noticeDeskPath, { class: classes[0], ...DATES }));
  }
  return exits;
}

/** Pages of a class that anybody with the link reads, as they are printed too. */
export async function publicPages({ room: { desk }, hands, classes }: Visited): Promise<Exit[]> {
  const exits: Exit[] = [];
  for (const id of classes) {
    const question = { class: id, from: '2026-11-16', to: '2026-11-22' };
    const asking = post({ desk, cookie: hands['admin'] ?? '' }, noticeDeskPath, question);
    const link = (await answerOf(noticeDeskAnswer, asking)).page?.link ?? '';
    for (const more of ['', '/week?week=2026-11-16', '/week?week=2026-11-23&lang=en']) {
      const page = await (await desk.fetch(link.replace(ORIGIN, '') + more, {})).text();
      exits.push({ name: `The public notice${more}`, text: wordsOfHtml(page) });
    }
  }
  return exits;
}

const wordsOfHtml = (html: string) =>
  html.replaceAll(/<(style|svg|head)[^]*?<\/\1>/g, '').replaceAll(/<[^>]*>/g, ' ');

/** What stands in an element, a cell apart from the next. */
function textOf(element: Element | null): string {
  const texts: string[] = [];
  const walker = document.createTreeWalker(element ?? document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '');
  return texts.join(' ');
}

/** What a screen says, in its sentences, its tables (those one tap away too) and at its bars. */
export async function screenAt(room: Room, path: string, isThere: () => unknown): Promise<Exit> {
  room.enter(path);
  await waitFor(isThere, { timeout: 5000 });
  const main = textOf(document.querySelector('main'));
  const bars = [...document.querySelectorAll('.bars-number, .figure-large strong')].map(
    (bar) => `${bar.textContent}分钟`,
  );
  cleanup();
  return { name: path, text: [main, ...bars].join('\n') };
}

const FORMS = [
  ['docx', '下载 Word 文档'],
  ['xlsx', '表格（XLSX）'],
  ['csv', '表格（CSV）'],
  ['json', '数据（JSON）'],
] as const;

/** The report of a period in every form it leaves in; print is the page itself. */
export async function reportExits(room: Room, files: Map<string, File>, path: string): Promise<Exit[]> {
  files.clear();
  room.enter(path);
  const paper = await screen.findByRole('article', {}, { timeout: 5000 });
  for (const [form, name] of FORMS) {
    await room.user.click(button(name));
    await waitFor(() => {
      expect(files.has(form)).toBe(true);
      expect(button(name)).toBeEnabled();
    });
  }
  await room.user.click(button('复制全文'));
  const said = (form: string, text: string) => ({ name: `${path} as ${form}`, text });
  const text = async (form: string) => new TextDecoder().decode(await bytesOf(files.get(form)));
  const exits = [
    said('a page', textOf(document.querySelector('main'))),
    said('its paper', textOf(paper)),
    said('Word', wordText(await bytesOf(files.get('docx')))),
    said(
      'XLSX',
      sheetsOf(await bytesOf(files.get('xlsx')))
        .flatMap(cellNumbers)
        .join(' '),
    ),
    said('CSV', await text('csv')),
    said('JSON', await text('json')),
    said('copied text', await navigator.clipboard.readText()),
  ];
  cleanup();
  return exits;
}

/** What is stored, and the log: as pages and as files. */
export async function recordExits(room: Room, files: Map<string, File>): Promise<Exit[]> {
  await countStored(room.desk.world);
  files.clear();
  room.enter('/school/stored');
  await screen.findByText(/^数目截至/);
  for (const name of ['下载表格', '下载 JSON']) await room.user.click(button(name));
  await waitFor(() => {
    expect([...files.keys()].sort()).toEqual(['csv', 'json']);
  });
  const exits = [{ name: '/school/stored', text: textOf(document.querySelector('main')) }];
  for (const [form, file] of files)
    exits.push({ name: `/school/stored as ${form}`, text: new TextDecoder().decode(await bytesOf(file)) });
  cleanup();
  files.clear();
  room.enter('/school/log');
  await screen.findByRole('table');
  await room.user.click(button('下载表格'));
  await waitFor(() => {
    expect(files.has('csv')).toBe(true);
  });
  exits.push({ name: '/school/log', text: textOf(document.querySelector('main')) });
  const table = new TextDecoder().decode(await bytesOf(files.get('csv')));
  cleanup();
  return [...exits, { name: '/school/log as csv', text: table }];
}

/** Every number by itself: not one within an id, a date or another number. */
export function numbersIn(text: string): number[] {
  return [...text.matchAll(/(?<![\w.-])\d+(?:\.\d+)?(?![\w.-])/gu)].map(([number]) => Number(number));
}

/** Every number of minutes that is said. */
export function minutesIn(text: string): number[] {
  return [...text.matchAll(/(\d+)\s*分钟/gu)].map(([, number]) => Number(number));
}
