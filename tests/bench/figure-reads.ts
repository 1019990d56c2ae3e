import { createHash } from 'node:crypto';
import { CODE_ALPHABET } from '../../src/core/slip';
import { addNights, type Night } from '../../src/core/night';
import { tellFigures } from '../../src/endpoint/figures';
import type { House, Visit } from '../../src/endpoint/house';
import type { Keeping } from '../../src/endpoint/database/keeping';
import type { FiguresAnswer } from '../../src/wire/figures';
import { FIGURES_OF_A_YEAR, publishYear, weeksOfYear, YEAR, type ClassKey } from './published';

const CLASSES_OF_A_SCHOOL = 12;
const WARM_UP = 20;
const TURNS = 400;
const YEAR_TURNS = 60;

/** Schools with so many published rows, a year of each class; `figures` is how many there really are. */
export type Published = { keeping: Keeping; classes: readonly ClassKey[]; figures: number };

/** A class's id by its number, as if drawn. */
function idOf(index: number): string {
  const bytes = createHash('sha256').update(String(index)).digest().subarray(0, 10);
  return [...bytes].map((byte) => CODE_ALPHABET[byte % 32]).join('');
}

/** Fills an empty keeping with schools, classes and about so many published rows. */
export async function publishAbout(rows: number, keeping: Keeping): Promise<Published> {
  const count = Math.round(rows / FIGURES_OF_A_YEAR);
  const classes = Array.from({ length: count }, (_, index) => ({
    school_id: `school-${Math.floor(index / CLASSES_OF_A_SCHOOL)}`,
    class_id: idOf(index),
  }));
  await keeping.commitMain(async (writes) => {
    const place = {
      system: 'cn63',
      limit_choice: '{"preset":"cn-national"}',
      zone: 'Asia/Shanghai',
    } as const;
    for (const school_id of new Set(classes.map((each) => each.school_id)))
      await writes
        .insertInto('school')
        .values({ school_id, name: '灯下小学', contact: '王老师', ...place })
        .execute();
    for (const [index, key] of classes.entries())
      await writes
        .insertInto('class')
        .values({ ...key, name: `三年级${index + 1}班`, entry_year: 2023, size: 40 })
        .execute();
  });
  await publishYear(keeping, classes);
  return { keeping, classes, figures: count * FIGURES_OF_A_YEAR };
}

type Stretch = { from: Night; to: Night };

/** What one read through the handler of /v1/figures takes (ms), its answer written as it goes over the line. */
async function read({ keeping, classes }: Published, turn: number, { from, to }: Stretch): Promise<number> {
  const asked = classes[(turn * 7919) % classes.length];
  if (!asked) throw new Error('There is no class to ask for.');
  const visit = { house: { keeping } as House } as Visit;
  const began = performance.now();
  const reply = await tellFigures({ class: asked.class_id, from, to }, visit);
  const text = JSON.stringify(reply);
  const ms = performance.now() - began;
  const { body } = JSON.parse(text) as { body: FiguresAnswer };
  if (body.evenings.length === 0) throw new Error(`Nothing is published from ${from} to ${to}.`);
  return ms;
}

/** Before the winter break. */
const WEEKS = weeksOfYear().slice(0, 18);
const weekOf = (turn: number): Stretch => {
  const monday = WEEKS[turn % WEEKS.length] ?? YEAR.from;
  return { from: monday, to: addNights(monday, 6) };
};

/** Few rows and many in turn, so that whatever else the machine does falls on both; each turn another class and week. */
async function inTurns(
  few: Published,
  many: Published,
  { turns, stretch }: { turns: number; stretch: (turn: number) => Stretch },
) {
  const took = { few: [] as number[], many: [] as number[] };
  for (let turn = 0; turn < WARM_UP + turns; turn += 1) {
    const [fewMs, manyMs] = [await read(few, turn, stretch(turn)), await read(many, turn, stretch(turn))];
    if (turn < WARM_UP) continue;
    took.few.push(fewMs);
    took.many.push(manyMs);
  }
  return { few: quantiles(took.few), many: quantiles(took.many) };
}

function quantiles(of: number[]): { p50: number; p95: number } {
  const sorted = [...of].sort((one, other) => one - other);
  const at = (share: number) => Number((sorted[Math.floor(sorted.length * share)] ?? NaN).toFixed(3));
  return { p50: at(0.5), p95: at(0.95) };
}

/** A class's week and a class's school year, from few published rows and from many. */
export async function readBoth(few: Published, many: Published) {
  const week = await inTurns(few, many, { turns: TURNS, stretch: weekOf });
  const year = await inTurns(few, many, { turns: YEAR_TURNS, stretch: () => YEAR });
  return { week, year };
}
