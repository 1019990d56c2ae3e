import { chanceOf } from '../../src/core/chance';
import { partTally, type ValueCounts } from '../../src/core/survey-count';
import { surveyBand } from '../../src/core/survey-shares';
import { COUNTED } from '../../src/core/survey-values';
import { drawBy } from './survey-attack';
import type { Rule } from './survey-rules';
import { CROSSES, SURVEY } from './survey-school';

// Shares, mean and declared table of a question together: all real families said the same, or all but one did. What is
// ever told of the one and never of the other gives everybody's answer away. Told many times over, by the release's code.

type Given = Record<string, Record<string, number>>;

/** What the attacker sent, and what all others said; `others` = one of them said something else, in some ways. */
type Pair = { name: string; same: Given; others: Given[] };

const given = (counts: Given): ValueCounts =>
  new Map(Object.entries(counts).map(([question, values]) => [question, new Map(Object.entries(values))]));

const families = (all: number) => ({ [COUNTED]: { 1: all } });

function pairOf(name: string, [same = {}, ...others]: Given[], all: number): Pair {
  const whole = (counts: Given) => ({ ...families(all), ...counts });
  return { name, same: whole(same), others: others.map(whole) };
}

/** Everybody else is at the end of a scale of five, and the attacker at the other. */
function onScale(all: number, own: number): Pair {
  const same = { pressure: { 5: all - own, 4: 0, 1: own } };
  const other = { pressure: { 5: all - own - 1, 4: 1, 1: own } };
  return pairOf(`scale ${all} ${own}`, [same, other], all);
}

/** Nobody else worked a minute, and the attacker says what lies just beyond what a mean is told to. */
function inMinutes(all: number, own: number): Pair {
  const minutes = Math.min(240, Math.floor((24 * all) / own));
  const same = { minutes: { 0: all - own, 1: 0, [minutes]: own } };
  const other = { minutes: { 0: all - own - 1, 1: 1, [minutes]: own } };
  return pairOf(`minutes ${all} ${own}`, [same, other], all);
}

/** Whoever else said no to the one said yes to the other; the attacker said no to both, and to one of them. */
function inTable(all: number, own: number): Pair {
  const most = Math.floor((all - own) * 0.7);
  const table = (both: number, noYes: number) => {
    const yesNo = Math.floor(own / 2);
    const noNo = all - both - noYes - yesNo;
    return {
      posted: { true: both + yesNo, false: noYes + noNo },
      checks: { true: both + noYes, false: yesNo + noNo },
      'x:0': { 'true true': both, 'true false': yesNo, 'false true': noYes, 'false false': noNo },
    };
  };
  const least = all - own - most;
  return pairOf(
    `table ${all} ${own}`,
    [table(most, least), table(most, least - 1), table(most - 1, least)],
    all,
  );
}

export function pairsWith(own: number, sizes: readonly number[]): Pair[] {
  return sizes.flatMap((all) => [
    onScale(all, own),
    ...(own > 0 ? [inMinutes(all, own)] : []),
    inTable(all, own),
  ]);
}

function tellings(rule: Rule, counts: ValueCounts, times: number): Map<string, number> {
  const chance = chanceOf(11);
  const told = new Map<string, number>();
  for (let time = 0; time < times; time += 1) {
    const text = JSON.stringify(
      partTally({ definition: SURVEY, crosses: CROSSES }, counts, drawBy(chance, rule)),
    );
    told.set(text, (told.get(text) ?? 0) + 1);
  }
  return told;
}

/** So often something must be told that it is looked at: what is rarer may be missing beside it by chance. */
const SELDOM = 0.02;

/**
 * `only`: of what is told where all said the same, how much is never told where one did not. `surest`: how sure he is at
 * most that all said the same, where he believed either as much.
 */
export function tellApart(
  rule: Rule,
  { same, others }: Pair,
  times: number,
): { only: number; surest: number } {
  const one = tellings(rule, given(same), times);
  const beside = others.map((other) => tellings(rule, given(other), times));
  let [only, surest] = [0, 0];
  for (const [text, often] of one) {
    if (often < SELDOM * times) continue;
    const too = Math.max(...beside.map((each) => each.get(text) ?? 0));
    if (too === 0) only += often / times;
    surest = Math.max(surest, often / (often + too));
  }
  return { only, surest };
}

/** What only those are asked who said yes: for how many sizes of a part its being told says that all real ones did. */
export function askedOnly(rule: Rule, own: number): number {
  const [posted, ...others] = SURVEY.elements;
  const checks = { ...others.find(({ name }) => name === 'checks')!, visibleIf: '{posted} = true' };
  const definition = { ...SURVEY, elements: [posted!, checks] };
  const bandOf = (all: number, asked: number) => {
    if (rule !== 'ours') return surveyBand(asked);
    const counts = given({
      ...families(all),
      posted: { true: asked, false: all - asked },
      checks: { true: asked },
    });
    const told = partTally({ definition, crosses: [] }, counts, () => 0.5);
    return told?.questions.find(({ name }) => name === 'checks')?.band;
  };
  const sizes = Array.from({ length: 181 }, (_, at) => at + 20);
  return sizes.filter((all) => bandOf(all, all - own) !== bandOf(all, all - own - 1)).length;
}
