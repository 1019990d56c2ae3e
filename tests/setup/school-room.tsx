import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { onTestFinished, vi } from 'vitest';
import { setupLink } from '../../src/endpoint/console-links';
import { SchoolApp } from '../../src/school/SchoolApp';
import { startWords } from '../../src/school/words';
import { changeAppearance } from '../../src/ui/appearance';
import { cookieOf, foundSchool, openDesk, ORIGIN, type Desk } from './desk';

/** The school's app before the real endpoint in one process: what the app fetches, the endpoint answers. */
export type Room = {
  desk: Desk;
  /** The browser's cookie; taking it away ends the session as seen from here. */
  jar: { cookie: string };
  /** Every path asked for, oldest first. */
  asked: string[];
  /** While true nothing reaches the endpoint. */
  network: { isDown: boolean };
  enter: (path: string) => void;
  user: ReturnType<typeof userEvent.setup>;
};

/** A browser as far as the endpoint sees one: it sends length, origin and cookie, and keeps what it is given. */
function browse(room: Omit<Room, 'enter' | 'user'>) {
  return async (path: string, init: RequestInit = {}): Promise<Response> => {
    room.asked.push(path);
    if (room.network.isDown) throw new TypeError('Failed to fetch');
    const headers = new Headers(init.headers);
    if (typeof init.body === 'string') {
      headers.set('content-length', String(Buffer.byteLength(init.body)));
      headers.set('origin', ORIGIN);
    }
    if (init.credentials !== 'omit' && room.jar.cookie !== '') headers.set('cookie', room.jar.cookie);
    const { method = 'GET', body = null } = init;
    const answer = await room.desk.fetch(path, { method, body, headers });
    const given = cookieOf(answer);
    if (given !== '') room.jar.cookie = given;
    return answer;
  };
}

export async function openRoom(): Promise<Room> {
  const desk = await openDesk();
  const room = { desk, jar: { cookie: '' }, asked: [], network: { isDown: false } };
  vi.stubGlobal('fetch', browse(room));
  onTestFinished(() => {
    vi.unstubAllGlobals();
    window.history.replaceState(null, '', '/');
  });
  changeAppearance({ language: 'zh-CN' });
  await startWords('zh-CN');
  return {
    ...room,
    user: userEvent.setup({ delay: null }),
    enter: (path) => {
      window.history.replaceState(null, '', path);
      render(<SchoolApp clock={desk.world.clock} />);
    },
  };
}

/** The path and secret of a link that sets up a school. */
export async function linkForSchool({ desk }: Room): Promise<string> {
  const { lines } = await setupLink(desk.world, new URL(ORIGIN));
  const url = new URL(/https?:\S+/.exec(lines.join('\n'))?.[0] ?? '');
  return url.pathname + url.hash;
}

/** A room whose visitor is the first admin of a school. */
export async function openAdminsRoom(): Promise<Room> {
  const room = await openRoom();
  const { cookie } = await foundSchool(room.desk, '王敏');
  room.jar.cookie = cookie;
  return room;
}

export const button = (name: string | RegExp) => screen.getByRole('button', { name });
export const field = (name: string | RegExp) => screen.getByLabelText(name);
