import { attackSchools } from './survey-attack';
import { guessTwice } from './survey-guess';
import { askedOnly, pairsWith, tellApart } from './survey-pairs';
import type { Rule } from './survey-rules';

/** How large a run is: schools, and how often each pair is told. */
export type SurveyExtent = { schools: number; times: number; sizes: readonly number[] };

const CODES = [0, 1, 4, 9] as const;
const rounded = (number: number) => Math.round(number * 1e6) / 1e6;
const percent = (part: number, all: number) => rounded((100 * part) / all);

/** Who holds so many codes: what he knows, of a hundred answers; and of a hundred tellings with a mean or a table. */
function learnedWith(codes: number, rule: Rule, { schools, times, sizes }: SurveyExtent) {
  const { answers, certain, nearly, nearlyToAll, rise } = attackSchools({ rule, codes, schools });
  const apart = pairsWith(codes, sizes).map((pair) => tellApart(rule, pair, times));
  return {
    codes,
    answers,
    certain: percent(certain, answers),
    nearly: percent(nearly, answers),
    nearlyToAll: percent(nearlyToAll, answers),
    rise: rounded(rise),
    onlyIfSame: rounded(100 * Math.max(...apart.map(({ only }) => only))),
    surest: rounded(100 * Math.max(...apart.map(({ surest }) => surest))),
    askedOnly: askedOnly(rule, codes),
  };
}

/** Two surveys in a term, answered the same: of one family more, and with and without a class of so many. */
function learnedTwice(rule: Rule) {
  const sizes = [20, 21, 24, 30, 45, 60];
  const worst = (more: number, key: keyof ReturnType<typeof guessTwice>) =>
    rounded(100 * Math.max(...sizes.map((all) => guessTwice({ rule, all, more })[key])));
  return {
    joined: worst(1, 'certain'),
    joinedNearly: worst(1, 'nearly'),
    joinedSurest: worst(1, 'surest'),
    withoutClass: Math.max(worst(8, 'certain'), worst(20, 'certain')),
    withoutClassNearly: Math.max(worst(8, 'nearly'), worst(20, 'nearly')),
  };
}

export function attackSurveys(rule: Rule, extent: SurveyExtent) {
  return { rule, rows: CODES.map((codes) => learnedWith(codes, rule, extent)), twice: learnedTwice(rule) };
}
export type Attacked = ReturnType<typeof attackSurveys>;

/** All that the attack says of our rule, and what the same attacker has of the others, by name. */
export function surveyFiguresOf({ ours, loose, exact }: Record<'ours' | 'loose' | 'exact', Attacked>) {
  const most = ({ rows }: Attacked, codes: number, key: keyof Attacked['rows'][number]) =>
    Math.max(...rows.filter((row) => row.codes <= codes).map((row) => row[key]));
  const few = (of: Attacked) => ({
    certain: Math.max(most(of, 4, 'certain'), of.twice.joined, of.twice.withoutClass),
    only: Math.max(most(of, 4, 'onlyIfSame'), most(of, 4, 'askedOnly')),
  });
  return {
    surveyCertain4: few(ours).certain,
    surveyOnly4: few(ours).only,
    surveyNearly0: most(ours, 0, 'nearly'),
    surveyNearly4: most(ours, 4, 'nearly'),
    surveyRise4: most(ours, 4, 'rise'),
    surveySurest4: most(ours, 4, 'surest'),
    surveyCertain9: most(ours, 9, 'certain'),
    surveyNearly9: most(ours, 9, 'nearly'),
    surveyJoinedSurest: ours.twice.joinedSurest,
    surveyWithoutClassNearly: ours.twice.withoutClassNearly,
    surveyLooseCertain4: few(loose).certain,
    surveyLooseOnly4: few(loose).only,
    surveyExactCertain: most(exact, 0, 'certain'),
  };
}
export type SurveyFigures = ReturnType<typeof surveyFiguresOf>;

/** What is not as a release must be, in sentences. */
export function brokenSurveyGates(figures: SurveyFigures): string[] {
  const weak = [
    ...(figures.surveyExactCertain < 20
      ? ['The attacker is too weak: exact counts should give away 20 %.']
      : []),
    ...(figures.surveyLooseOnly4 < 90
      ? ['The attacker is too weak: rounded means should give away 90 %.']
      : []),
    ...(figures.surveyLooseCertain4 === 0
      ? ['The attacker is too weak: rounded shares should give away some.']
      : []),
  ];
  const given = (['surveyCertain4', 'surveyOnly4', 'surveyNearly0'] as const).filter(
    (key) => figures[key] > 0,
  );
  const sure =
    figures.surveySurest4 >= 99 ? [`A survey is told too exactly: ${String(figures.surveySurest4)} %.`] : [];
  return [
    ...weak,
    ...sure,
    ...given.map((key) => `Surveys give families away: ${key} is ${String(figures[key])} %, and must be 0.`),
  ];
}

export function printSurveyTables(attacked: readonly Attacked[]): void {
  console.table(attacked.flatMap(({ rule, rows }) => rows.map((row) => ({ rule, ...row }))));
  console.table(attacked.map(({ rule, twice }) => ({ rule, ...twice })));
}

/** The same attacker before our rule and two weaker ones. */
export function runSurveys(extent: SurveyExtent) {
  const [ours, loose, exact] = (['ours', 'rounded', 'exact'] as const).map((rule) =>
    attackSurveys(rule, extent),
  );
  return { ours: ours!, loose: loose!, exact: exact! };
}
