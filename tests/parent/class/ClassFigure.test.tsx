import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ClassFigures } from '../../../src/core/class-week';
import { ClassFigure } from '../../../src/parent/class/ClassFigure';
import type { Home } from '../../../src/parent/store/database';
import { noteFigures } from '../../../src/parent/store/figures';
import { CLASS_ID, FOUND } from '../../setup/class';
import { NIGHT } from '../../setup/diary';
import { publishedOn, publishedWeek } from '../../setup/figures';
import { onGround } from '../../setup/ground';
import { inChina } from '../../setup/household';
import { EIGHT, seated } from '../../setup/seat';

/** At six by the school’s clock, which may be another hour here. */
const COUNTED = /^周一晚 统计中，周[二三] \d\d:\d\d 公布。$/;

let home: Home;

beforeEach(async () => {
  history.replaceState(null, '', '/');
  ({ home } = await seated());
});

/** The card of 三年级2班 at a moment, told these figures some time before. */
async function open(told: Partial<ClassFigures>, { at = EIGHT, toldAt = EIGHT } = {}) {
  const figures = { evenings: [], weeks: [], ...told };
  await noteFigures(home, {
    class: CLASS_ID,
    from: '2026-08-31',
    to: '2026-12-31',
    at: toldAt,
    ...figures,
  });
  await onGround(home, at, <ClassFigure seen={FOUND.seen} />);
  return within(await screen.findByRole('region', { name: '班级数据' }));
}

describe('before the first figure', () => {
  test('it is said how one comes about, and when the evening of now closes', async () => {
    const card = await open({});
    expect(card.getByRole('heading')).toHaveTextContent('还没有班级数据');
    expect(card.getByText(/^一晚有 10 个家庭有记录/)).toBeVisible();
    expect(card.getByText(COUNTED)).toBeVisible();
  });

  test('an evening of too few says so in the words for nobody, but not before this phone was told', async () => {
    const at = inChina('2026-11-25', '20:00');
    const card = await open({}, { at, toldAt: inChina('2026-11-24', '20:00') });
    expect(card.getByText(/^周一晚：已经截止，连上网再打开灯下/)).toBeVisible();
    await noteFigures(home, { class: CLASS_ID, from: NIGHT, to: NIGHT, at, evenings: [], weeks: [] });
    const few = '周一晚：记录的家庭还不够多，为保护隐私，这一晚不公布。';
    expect(await card.findByText(few)).toBeVisible();
  });
});

describe('the last week of which something is published', () => {
  const week = [
    publishedOn('2026-11-16', { minutes: 70 }),
    publishedOn('2026-11-17', { minutes: 60, band: '15-19' }),
    publishedOn('2026-11-18', { minutes: 80 }),
  ];

  test('is one number, one sentence, and evenings beside their limit', async () => {
    const card = await open({ evenings: week });
    expect(card.getByRole('heading')).toHaveTextContent('上周');
    expect(card.getByText('71', { selector: 'strong' })).toBeVisible();
    expect(card.getByText('这一周上学日平均比规定的 60 分钟多约 11 分钟。')).toBeVisible();
    expect(card.getByText('3 晚中 2 晚超过 60 分钟')).toBeVisible();
    expect(card.getByText('每晚 15 个以上家庭有记录')).toBeVisible();
    const rows = card.getAllByRole('row', { hidden: true }).map(({ textContent }) => textContent);
    expect(rows[1]).toBe('11月16日 周一晚70 分钟，多 10 分钟20 个以上家庭有记录');
    expect(rows[4]).toContain('记录的家庭还不够多');
    expect(card.getByRole('link')).toHaveAttribute('href', '/class/figure/2026-11-16');
  });

  test('stands above what is counted of this one', async () => {
    const card = await open({ evenings: week });
    expect(card.getByText(COUNTED)).toBeVisible();
  });

  test('calls a weekend of too few families days, not an evening', async () => {
    const evenings = [...week, publishedOn('2026-11-19', { minutes: 40 })];
    const at = inChina('2026-11-25', '20:00');
    const card = await open({ evenings }, { at, toldAt: at });
    expect(card.getByText(/周五至周日：记录的家庭还不够多，为保护隐私，这几天不公布。$/)).toBeVisible();
  });

  test('is this one as soon as something of it is', async () => {
    const at = inChina('2026-11-25', '20:00');
    const card = await open({ evenings: [...week, publishedOn(NIGHT, { minutes: 'under-8' })] }, { at });
    expect(card.getByRole('heading')).toHaveTextContent('本周');
    expect(card.getByText('不到', { exact: false, selector: '.figure-large span' })).toBeVisible();
    expect(card.getByText('这一周上学日平均没有超过规定的 60 分钟。')).toBeVisible();
  });

  test('may have a figure of its own, for evenings of few', async () => {
    const card = await open({ weeks: [publishedWeek('2026-11-16')] });
    expect(card.getByText('50', { selector: 'strong' })).toBeVisible();
    expect(card.getByText(/合在一起，平均约 50 分钟。$/)).toBeVisible();
    expect(card.getByText(/^周一晚、周二晚、周三晚、周四晚：记录的家庭还不够多/)).toBeVisible();
  });
});

const law = publishedOn(NIGHT).limit;

test.each([
  ['grades 1 and 2', { grade: 2, limit: { ...law, minutes: 0 } }, /^按国家规定，一、二年级/],
  ['a grade without a rule', { grade: 11, limit: { ...law, minutes: null } }, /没有规定分钟数/],
  ['a rule by the week', { limit: { ...law, unit: 'week' as const, minutes: 120 } }, /每周 120 分钟/],
  ['a year whose holidays are not known', { isKnown: false }, /放假安排还没有收录/],
])('%s: minutes and no verdict', async (_, standing, sentence) => {
  const card = await open({ evenings: [publishedOn('2026-11-16', { minutes: 90, ...standing })] });
  expect(card.getByText('90', { selector: 'strong' })).toBeVisible();
  expect(card.getByText(sentence)).toBeVisible();
  expect(card.queryByText(/超过|多约|规定 60/)).toBeNull();
});
