import { describe, expect, test } from 'vitest';
import { removeChild } from '../../../src/parent/store/children';
import { leaveClass } from '../../../src/parent/store/enrolments';
import { figureId } from '../../../src/parent/store/figure-rows';
import { lastTold } from '../../../src/parent/store/asking';
import { figuresOf, figuresToAsk, noteFigures } from '../../../src/parent/store/figures';
import { figuresQuestion } from '../../../src/wire/figures';
import { CLASS_ID } from '../../setup/class';
import { NIGHT } from '../../setup/diary';
import { publishedOn, publishedWeek } from '../../setup/figures';
import { inChina } from '../../setup/household';
import { EIGHT, seated, sit } from '../../setup/seat';

const MINUTE_MS = 60_000;
const YEAR = { class: CLASS_ID, from: '2026-08-31', to: NIGHT };
const MONTH = { class: CLASS_ID, from: '2026-10-26', to: NIGHT };
const NONE = { evenings: [], weeks: [] };

const nights = async (home: Parameters<typeof figuresOf>[0]) =>
  (await figuresOf(home, CLASS_ID)).evenings.map(({ night }) => night);

/** 小明's phone with what was published of Wednesday and of the week before. */
async function withFigures() {
  const { home, child } = await seated();
  const told = { evenings: [publishedOn('2026-11-18')], weeks: [publishedWeek('2026-11-09')] };
  await noteFigures(home, { at: EIGHT, ...YEAR, ...told });
  return { home, child };
}

describe('a class’s figures are asked for', () => {
  test('once for each morning on which figures come, however many children sit in it', async () => {
    const { home } = await seated();
    await sit(home, 'xiaohong');
    const tuesday = inChina('2026-11-24', '06:10');
    const answeredAt = (at: number) => noteFigures(home, { at, ...YEAR, ...NONE });
    expect(await figuresToAsk(home, EIGHT)).toEqual([YEAR]);
    await answeredAt(EIGHT);
    expect(await figuresToAsk(home, EIGHT)).toEqual([]);
    expect(await figuresToAsk(home, tuesday - 1)).toEqual([]);
    expect(await figuresToAsk(home, tuesday)).toEqual([{ ...YEAR, to: '2026-11-24' }]);
    await answeredAt(tuesday);
    expect(await figuresToAsk(home, tuesday + 60 * MINUTE_MS)).toEqual([]);
    expect(await figuresToAsk(home, inChina('2026-11-25', '06:11'))).toHaveLength(1);
  });

  test('by the morning of the class’s own zone', async () => {
    const { home, child } = await seated();
    const { seen } = (await home.enrolments.get(child))!;
    await home.enrolments.update(child, { seen: { ...seen, zone: 'Asia/Urumqi' } });
    await figuresToAsk(home, EIGHT);
    await noteFigures(home, { at: EIGHT, ...YEAR, ...NONE });
    expect(await figuresToAsk(home, inChina('2026-11-24', '08:09'))).toEqual([]);
    expect(await figuresToAsk(home, inChina('2026-11-24', '08:10'))).toHaveLength(1);
  });

  test('again where no answer came, but not within half an hour', async () => {
    const { home } = await seated();
    expect(await figuresToAsk(home, EIGHT)).toEqual([YEAR]);
    expect(await figuresToAsk(home, EIGHT + 30 * MINUTE_MS - 1)).toEqual([]);
    expect(await figuresToAsk(home, EIGHT + 30 * MINUTE_MS)).toEqual([YEAR]);
  });

  test('again by a clock that was set back', async () => {
    const { home } = await seated();
    await figuresToAsk(home, inChina('2027-11-23', '20:00'));
    expect(await figuresToAsk(home, EIGHT)).toEqual([YEAR]);
  });

  test('of the last weeks once something of them is kept, else of the whole school year', async () => {
    const { home } = await seated();
    await noteFigures(home, { at: EIGHT, ...YEAR, ...NONE, evenings: [publishedOn('2026-10-23')] });
    expect(await figuresToAsk(home, EIGHT)).toEqual([YEAR]);
    await noteFigures(home, { at: EIGHT, ...YEAR, ...NONE, weeks: [publishedWeek('2026-10-26')] });
    const tomorrow = EIGHT + 24 * 60 * MINUTE_MS;
    expect(await figuresToAsk(home, tomorrow)).toEqual([{ ...MONTH, to: '2026-11-24' }]);
  });

  test('with the summer before as long as its figure may just have come, and never of more nights than are answered', async () => {
    const { home } = await seated();
    const askedOn = async (night: string) => {
      const [asked] = await figuresToAsk(home, inChina(night, '20:00'));
      expect(figuresQuestion.safeParse(asked).success, night).toBe(true);
      return asked?.from;
    };
    // The summer, under its first evening in July, closes on 2 September.
    expect(await askedOn('2027-09-02')).toBe('2026-08-31');
    expect(await askedOn('2027-09-28')).toBe('2026-08-31');
    expect(await askedOn('2027-09-29')).toBe('2027-08-30');
    for (let year = 2026; year < 2060; year += 1) await askedOn(`${String(year)}-09-28`);
  });

  test('by nobody without a seat, nor with consent to older words', async () => {
    const { home, child } = await seated({ consent: { version: 0, night: NIGHT } });
    expect(await figuresToAsk(home, EIGHT)).toEqual([]);
    await leaveClass(home, child);
    expect(await figuresToAsk(home, EIGHT)).toEqual([]);
  });
});

describe('what was published', () => {
  test('is kept, and what is told later stands beside it', async () => {
    const { home } = await withFigures();
    await noteFigures(home, { at: EIGHT, ...MONTH, ...NONE, evenings: [publishedOn('2026-11-19')] });
    expect(await figuresOf(home, CLASS_ID)).toMatchObject({
      evenings: [publishedOn('2026-11-18'), publishedOn('2026-11-19')],
      weeks: [publishedWeek('2026-11-09')],
    });
    expect(await lastTold(home, 'figures', CLASS_ID)).toBe(EIGHT);
  });

  test('is not replaced by another number told later', async () => {
    const { home } = await withFigures();
    const told = {
      evenings: [publishedOn('2026-11-18', { minutes: 70 })],
      weeks: [publishedWeek('2026-11-09', { minutes: 10 })],
    };
    await noteFigures(home, { at: EIGHT, ...MONTH, ...told });
    expect(await figuresOf(home, CLASS_ID)).toMatchObject({
      evenings: [{ minutes: 55 }],
      weeks: [{ minutes: 50 }],
    });
  });

  test('but spoilt by a hand is not shown, and is mended by the next answer', async () => {
    const { home } = await withFigures();
    await home.figures.update(figureId(CLASS_ID, '2026-11-18'), { minutes: -5 });
    await home.figureWeeks.update(figureId(CLASS_ID, '2026-11-09'), { limit: null as never });
    expect(await figuresOf(home, CLASS_ID)).toEqual(NONE);
    const told = { evenings: [publishedOn('2026-11-18')], weeks: [publishedWeek('2026-11-09')] };
    await noteFigures(home, { at: EIGHT, ...MONTH, ...told });
    expect(await figuresOf(home, CLASS_ID)).toMatchObject(told);
  });

  test('outside the nights that were asked for, or of a class without a seat here, is not kept', async () => {
    const { home } = await seated();
    await noteFigures(home, { at: EIGHT, ...MONTH, ...NONE, evenings: [publishedOn('2026-09-02')] });
    await noteFigures(home, {
      at: EIGHT,
      ...YEAR,
      class: '0000000000',
      ...NONE,
      evenings: [publishedOn(NIGHT)],
    });
    expect(await home.figures.count()).toBe(0);
  });

  test('goes with the last seat of the class, and undo brings it back', async () => {
    const { home, child } = await withFigures();
    await sit(home, 'xiaohong');
    await figuresToAsk(home, EIGHT);
    await leaveClass(home, 'xiaohong');
    expect(await nights(home)).toEqual(['2026-11-18']);
    const undo = await leaveClass(home, child);
    expect(await home.figures.count()).toBe(0);
    expect(await home.figureWeeks.count()).toBe(0);
    await undo();
    expect(await nights(home)).toEqual(['2026-11-18']);
    expect((await figuresOf(home, CLASS_ID)).weeks).toHaveLength(1);
  });

  test('goes with a removed child, and undo brings it back', async () => {
    const { home, child } = await withFigures();
    const undo = await removeChild(home, child);
    expect(await home.figures.count()).toBe(0);
    await undo();
    expect(await nights(home)).toEqual(['2026-11-18']);
  });
});

test('leaving forgets of what evening the phone last spoke, and that the class was asked about', async () => {
  const { home, child } = await seated();
  await home.kept.put({ key: 'sync times', value: { nightAt: 5, evening: `${child}/${CLASS_ID}/${NIGHT}` } });
  await home.kept.put({ key: `class asked ${CLASS_ID}`, value: EIGHT });
  await figuresToAsk(home, EIGHT);
  await leaveClass(home, child);
  const kept = await home.kept.toArray();
  expect(kept.find(({ key }) => key === 'sync times')).toEqual({ key: 'sync times', value: { nightAt: 5 } });
  expect(JSON.stringify(kept)).not.toContain(CLASS_ID);
});
