import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Bar } from '../../src/demo/Bar';
import type { DemoState, DemoTime } from '../../src/demo/time';
import { changeAppearance } from '../../src/ui/appearance';

const at = (text: string) => new Date(`${text}+08:00`).getTime();

function timeAt(state: DemoState): DemoTime & { forward: ReturnType<typeof vi.fn<() => void>> } {
  return {
    clock: () => new Date(0),
    state: () => state,
    subscribe: () => () => undefined,
    carry: () => undefined,
    forward: vi.fn<() => void>(),
    begin: () => undefined,
  };
}

const told = (now: string, next: string, isMoving = false): DemoState => ({
  kind: 'told',
  told: { id: 'a', now: at(now), next: at(next), turn: 0, isMoving, class: 'dem0c1ass2' },
});

afterEach(() => {
  cleanup();
  changeAppearance({ language: 'zh-CN' });
});

describe('the bar of the demo', () => {
  test('says what it is, when it is, and leads two mornings on', async () => {
    changeAppearance({ language: 'zh-CN' });
    const time = timeAt(told('2026-11-19T20:30', '2026-11-21T06:01'));
    render(<Bar time={time} desk="teacher" />);
    expect(screen.getByText('演示数据')).toBeVisible();
    expect(screen.getByText('演示时间 11月19日 周四 20:30')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '快进到后天 06:00' }));
    expect(time.forward).toHaveBeenCalledOnce();
    expect(screen.getByRole('link', { name: '老师' })).toHaveAttribute('aria-current', 'page');
    expect(screen.getByRole('link', { name: '家长' })).toHaveAttribute('href', '/demo/parent');
  });

  test('names the day where the way is longer, as over a weekend', () => {
    changeAppearance({ language: 'zh-CN' });
    render(<Bar time={timeAt(told('2026-11-21T06:01', '2026-11-24T06:01'))} desk="parent" />);
    expect(screen.getByRole('button', { name: '快进到11月24日 周二 06:00' })).toBeEnabled();
  });

  test('is not heard again while it moves, keeps the focus, and says the same in English', async () => {
    changeAppearance({ language: 'en' });
    const time = timeAt(told('2026-11-19T20:50', '2026-11-21T06:01', true));
    render(<Bar time={time} desk="school" />);
    expect(screen.getByText('Demo data')).toBeVisible();
    const forward = screen.getByRole('button', { name: /^Skipping/ });
    await userEvent.click(forward);
    expect(time.forward).not.toHaveBeenCalled();
    expect(forward).toHaveAttribute('aria-disabled', 'true');
    expect(forward).toHaveFocus();
  });

  test('tells that the demo is being made', () => {
    changeAppearance({ language: 'zh-CN' });
    render(<Bar time={timeAt({ kind: 'making' })} desk="parent" />);
    expect(screen.getByRole('status')).toHaveTextContent('正在生成演示数据，几秒钟就好。');
    expect(screen.queryByRole('button')).toBeNull();
  });
});
