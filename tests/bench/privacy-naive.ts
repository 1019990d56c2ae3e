import { homeworkMinutes, type Contribution } from '../../src/core/contribution';
import { verdictOf, type Bounds } from './privacy-attack';
import { LIMIT, standing, type Sent, type WorldClass } from './privacy-class';
import { refuseUntrue } from './privacy-tally';

// The rules others use, before the same attacker: their exact means, read one after another, and their quarters.

const LEAST = 5;
const NIGHTLY_LEAST = 10;
/** So long letters come. */
const DAYS = 99;

type Letters = Map<number, Contribution>;
type Shown = { families: number; minutes: number };
type Share = { children: number; known: number };

function shownOf(letters: Letters, own: Shown): Shown {
  const minutes = [...letters.values()].reduce((sum, letter) => sum + homeworkMinutes(letter), own.minutes);
  return { families: letters.size + own.families, minutes };
}

/** A letter more, corrected or taken back; null = there is nothing to take back. */
function after(letters: Letters, { child, v }: Sent): Letters {
  const next = new Map(letters);
  if (v) next.set(child, v);
  else next.delete(child);
  return next;
}

/**
 * The difference of two publications that one letter lies between: of one family more or less it is that family's
 * minutes; of as many families, by how much one of them corrected itself, which is not its minutes.
 */
function difference(before: Shown, now: Shown): Bounds | undefined {
  if (now.families === before.families) return undefined;
  const minutes = Math.abs(now.minutes - before.minutes);
  return { least: minutes, most: minutes };
}

/** After how many changes a rule publishes anew, and how many codes the attacker has. */
type Rule = { codes: number; everyChanges: number };

/** A letter, what of its family stood before it, and what would be shown after it. */
type Step = { each: Sent; before: Contribution | undefined; now: Shown };

function stepsOf(sent: readonly Sent[], own: Shown): Step[] {
  let letters: Letters = new Map();
  return sent.map((each) => {
    const before = letters.get(each.child);
    letters = after(letters, each);
    return { each, before, now: shownOf(letters, own) };
  });
}

/**
 * Whose minutes come out of the means a rule shows. With codes the attacker makes all changes but one of those the
 * rule waits for, so that each publication has one family's letter between it and the one before; and before anybody
 * else's letter he knows his own.
 */
function recovered(sent: readonly Sent[], { codes, everyChanges }: Rule): Set<number> {
  const own = { families: codes, minutes: 0 };
  const steps = stepsOf(sent, own);
  const isShown = (at: number) => {
    const now = steps[at]?.now;
    if (!now) return codes > 0;
    return now.families >= LEAST && (codes > 0 || (at + 1) % everyChanges === 0);
  };
  const known = steps
    .filter((_, at) => isShown(at - 1) && isShown(at))
    .filter((step) => isTold(step, steps[steps.indexOf(step) - 1]?.now ?? own));
  return new Set(known.map(({ each }) => each.child));
}

function isTold({ each, before, now }: Step, shown: Shown): boolean {
  const bounds = difference(shown, now);
  const letter = each.v ?? before;
  if (!bounds || !letter) return false;
  refuseUntrue(bounds, homeworkMinutes(letter));
  return verdictOf(bounds).exact;
}

function shareOf(classes: readonly WorldClass[], rule: Rule): Share {
  const share = { children: 0, known: 0 };
  for (const { evenings, size } of classes)
    for (const { sent, isNothingSet } of evenings) {
      if (isNothingSet) continue;
      const others = sent.filter(({ child }) => child < size - rule.codes);
      share.children += new Set(others.map(({ child }) => child)).size;
      share.known += recovered(others, rule).size;
    }
  return share;
}

/** Each night, from ten families on: how many of four quarters of them were over. He plants as many over as tell most. */
function quarters(classes: readonly WorldClass[], codes: number): Share {
  const share = { children: 0, known: 0 };
  for (const { evenings, size } of classes)
    for (const evening of evenings) {
      if (evening.isNothingSet) continue;
      const letters = standing(evening, { children: size - codes, days: DAYS });
      const over = letters.filter(({ v }) => homeworkMinutes(v) > LIMIT).length;
      share.children += letters.length;
      if (letters.length + codes < NIGHTLY_LEAST) continue;
      const tells = Array.from({ length: codes + 1 }, (_, own) => own).some((own) =>
        tellsSide({ over, children: letters.length }, { own, codes }),
      );
      if (tells) share.known += letters.length;
    }
  return share;
}

function tellsSide(
  { over, children }: { over: number; children: number },
  { own, codes }: { own: number; codes: number },
): boolean {
  const families = children + codes;
  const quarterOf = (count: number) => Math.round((4 * (count + own)) / families);
  const possible = Array.from({ length: children + 1 }, (_, count) => count).filter(
    (count) => quarterOf(count) === quarterOf(over),
  );
  return possible.every((count) => count === 0) || possible.every((count) => count === children);
}

const percent = ({ children, known }: Share) => Math.round((100_000 * known) / children) / 1000;

/** Shares in percent. */
export function naiveShares(classes: readonly WorldClass[]) {
  return {
    naiveExact: percent(shareOf(classes, { codes: 0, everyChanges: 1 })),
    naiveExact4: percent(shareOf(classes, { codes: 4, everyChanges: 1 })),
    republishExact: percent(shareOf(classes, { codes: 0, everyChanges: 5 })),
    republishExact4: percent(shareOf(classes, { codes: 4, everyChanges: 5 })),
    quartersOverUnder9: percent(quarters(classes, 9)),
  };
}
