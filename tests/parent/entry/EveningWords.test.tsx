import { render, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { eveningOf, type EveningFacts } from '../../../src/core/evening';
import { EveningWords } from '../../../src/parent/entry/EveningWords';
import { startWords } from '../../../src/parent/words';
import { entryOf } from '../../setup/sitting';

beforeEach(() => startWords('zh-CN'));

function show(facts: Partial<EveningFacts>) {
  const standing = { grade: 3, school: 'cn63', limit: { preset: 'cn-national' } } as const;
  const calendar = { country: 'cn', fridayCounts: false, overrides: {} } as const;
  render(
    <EveningWords evening={eveningOf({ night: '2026-11-23', entries: [], ...facts }, standing, calendar)} />,
  );
}

test('an evening of reading alone says so, and no 0', () => {
  show({ entries: [entryOf(20, { kind: 'other' })] });
  expect(screen.getByText('阅读等 20 分钟')).toBeVisible();
});

test('work that the family added is told as standing beside', () => {
  show({ entries: [entryOf(30, { setBy: 'home' })] });
  expect(screen.getByText('另有 30 分钟')).toBeVisible();
});

test('an evening past the limit says its minutes and by how much', () => {
  show({ entries: [entryOf(75)] });
  expect(screen.getByText('75 分钟')).toBeVisible();
  expect(screen.getByText('多 15 分钟')).toBeVisible();
});

test('a recorded zero is no missing record', () => {
  show({ said: 'no-homework' });
  expect(screen.getByText('没有作业')).toBeVisible();
});
