import { chanceOf, type Chance } from '../../src/core/chance';
import { partTally, type ValueCounts } from '../../src/core/survey-count';
import { valuesIn } from '../../src/core/survey-values';
import type { SurveyPart } from '../../src/core/survey-tally';
import { guess, isNearly } from './survey-guess';
import type { Rule } from './survey-rules';
import { CROSSES, SURVEY, partsIn, schoolOf, type AnsweredPart } from './survey-school';

// Whoever sees all that is told of a school, knows exactly how many answered each question in each part, and has sent some
// of the answers himself: of how many others does he know one? Families of a part are alike to him, so an answer is known
// where all that he did not send are the same, in every way they can be.

/** One share as told, and of how many families it is. */
type Told = { question: string; of: string; told: number; yes: number; all: number };

type Telling = (part: AnsweredPart, chance: Chance) => Told[];

/** One draw for each thing told, of which the attacker knows nothing. */
export function drawBy(chance: Chance, rule: Rule) {
  const drawn = new Map<string, number>();
  return (of: string) => {
    // Without a gap that ends nothing is mixed.
    if (rule !== 'ours' && of.includes(' gap ')) return 0;
    const found = drawn.get(of) ?? chance.whole(1, 999_999) / 1_000_000;
    drawn.set(of, found);
    return found;
  };
}

type Shares = { question: string; shares: { of: string; share: number }[] };

function sharesIn({ questions }: Pick<SurveyPart, 'questions'>): Shares[] {
  return questions.flatMap((question): Shares[] => {
    if (question.kind === 'shares') return [{ question: question.name, shares: question.shares }];
    if (question.kind === 'texts') return [];
    return question.rows.map(({ row, shares }) => ({ question: `${question.name}.${row}`, shares }));
  });
}

/** How many families gave an answer: chose it, alone or among others, or a number of the stretch. */
function countOf(counts: ValueCounts, { question, of }: { question: string; of: string }) {
  const [from, to = from] = of.split('-').map(Number);
  const isIn = (value: string) =>
    question === 'minutes' ? Number(value) >= from! && Number(value) <= to! : valuesIn(value).includes(of);
  const all = [...(counts.get(question) ?? [])];
  const sum = (some: typeof all) => some.reduce((total, [, families]) => total + families, 0);
  return { yes: sum(all.filter(([value]) => isIn(value))), all: sum(all) };
}

/** Everything that the release's own code tells of a part, or what a rule would that tells what was counted. */
export function tellingBy(rule: Rule): Telling {
  return (part, chance) => {
    const told = partTally({ definition: SURVEY, crosses: CROSSES }, part.counts, drawBy(chance, rule));
    return sharesIn(told ?? { questions: [] }).flatMap(({ question, shares }) =>
      shares.map(({ of, share }) => {
        const counted = countOf(part.counts, { question, of });
        return { question, of, told: rule === 'exact' ? counted.yes : share, ...counted };
      }),
    );
  };
}

export type Attack = { rule: Rule; codes: number; schools: number; seed?: number };

/** Of all answers (each choice of each question of each family): known, as good as known, and as good as known to all. */
export type Learned = { answers: number; certain: number; nearly: number; nearlyToAll: number; rise: number };

/**
 * Of what was told, some are the attacker's: as many of those who said yes as there are, or of those who said no, as suits
 * him best. `rise`: by how many points at most what he believes of a single answer is above what everybody reads.
 */
export function attackSchools({ rule, codes, schools, seed = 1 }: Attack): Learned {
  const learned: Learned = { answers: 0, certain: 0, nearly: 0, nearlyToAll: 0, rise: 0 };
  for (let school = 0; school < schools; school += 1) {
    const chance = chanceOf(seed + school * 7919);
    for (const part of partsIn(schoolOf(chance)))
      for (const told of tellingBy(rule)(part, chance)) add(learned, told, { rule, codes });
  }
  return learned;
}

function add(
  learned: Learned,
  { told, yes, all }: Told,
  { rule, codes }: Pick<Attack, 'rule' | 'codes'>,
): void {
  const real = all - codes;
  const toAll = guess({ rule, all, own: 0, ownYes: 0, told });
  // Whatever he sends, only as many are his as gave that answer.
  const ways = [
    Math.min(codes, yes),
    Math.max(0, codes - (all - yes)),
    Math.min(yes, Math.floor(codes / 2)),
    1,
  ];
  const guesses = [...new Set(ways)]
    .filter((ownYes) => ownYes <= yes && ownYes <= codes && codes - ownYes <= all - yes)
    .map((ownYes) => guess({ rule, all, own: codes, ownYes, told }));
  const rises = guesses.map((each) => 100 * Math.abs(each.yes - toAll.yes));
  learned.answers += real;
  if (guesses.some(({ isCertain }) => isCertain)) learned.certain += real;
  if (guesses.some(isNearly)) learned.nearly += real;
  if (isNearly(toAll)) learned.nearlyToAll += real;
  learned.rise = Math.max(learned.rise, ...rises);
}

/**
 * Whether something is told of a class by itself or as good as by itself, of fewer than twenty families, or of classes
 * in two parts, of which one could be taken from the other. In numbers of its own: PRIVACY.md, Surveys.
 */
export function isToldAlone(seed: number): boolean {
  const parts = partsIn(schoolOf(chanceOf(seed)));
  const told = parts.flatMap((part) => part.classes.map((each) => each.class));
  const isAlone = ({ classes }: AnsweredPart) =>
    classes.filter((each) => each.families >= 5).length < 2 ||
    classes.reduce((sum, each) => sum + each.families, 0) < 20;
  return new Set(told).size < told.length || parts.some(isAlone);
}
