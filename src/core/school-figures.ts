import type { ClassFigures } from './class-week';
import { FIGURE_BANDS, type FigureBand, type PublishedEvening, type PublishedWeek } from './figure';
import {
  countedMinutes,
  eveningsOver,
  isComparedFigure,
  meanOfFigures,
  partMeans,
  type FigureMean,
  type PartMeans,
} from './figure-mean';
import type { Grade } from './grade';
import { addNights, type Night } from './night';
import type { PlannedNight } from './planned-night';

// Whatever is said of a grade or a school is reckoned here from what was published of its classes, so nothing new can
// come out of it. Nothing is ever put in the order of its figures: grades and classes stand in their own.

/** A class's figures, and what its notices planned for its nights. */
export type PlannedFigures = ClassFigures & { planned: readonly PlannedNight[] };

/** A class with all that was published of it; `grade` is the one it stands in where nothing was published. */
export type ToldClass = PlannedFigures & { class: string; name: string; grade: Grade };

/** Nights looked at together, both ends included. */
export type Nights = { first: Night; last: Night };

/** Done at school for the most part: so much of an evening's minutes, and more (基本完成: eight tenths). */
const LARGELY = 0.8;
/** A week that two stretches share is of the one its Thursday is in: that has most of its school nights. */
const MIDDLE_OF_WEEK = 3;

/** Of what a mean is: how many of the classes told something, and how many evenings of which band, and weekly figures. */
export type Coverage = {
  classes: number;
  told: number;
  bands: Readonly<Record<FigureBand, number>>;
  weeks: number;
};

/** Of the school nights whose homework is told (不到 8 分钟 is none), on how many it was largely finished at school. */
export type AtSchool = { told: number; largely: number };

/** What some classes' school nights took, on average, and how many of them were over their limit. */
export type SchoolFigure = {
  mean: FigureMean | undefined;
  overs: { compared: number; over: number };
  parts: PartMeans;
  atSchool: AtSchool;
  coverage: Coverage;
};

/** One class, one grade. `silent` classes told nothing in these nights; why, nothing tells. */
export type ClassFigure = SchoolFigure & { class: string; name: string };
export type GradeFigure = SchoolFigure & { grade: Grade; classes: ClassFigure[]; silent: ToldClass[] };

const isIn = (night: Night, { first, last }: Nights) => first <= night && night <= last;

/** What of a class's figures lies in some nights: a block where it begins, a week where its Thursday is. */
export function figuresWithin(told: ClassFigures, nights: Nights): ClassFigures {
  return {
    evenings: told.evenings.filter(({ night }) => isIn(night, nights)),
    weeks: told.weeks.filter(({ week }) => isIn(addNights(week, MIDDLE_OF_WEEK), nights)),
  };
}

/** The same class as far as some nights go, with what was planned for them. */
export function classWithin(told: ToldClass, nights: Nights): ToldClass {
  const planned = told.planned.filter(({ night }) => isIn(night, nights));
  return { ...told, ...figuresWithin(told, nights), planned };
}

function atSchoolOf(evenings: readonly PublishedEvening[]): AtSchool {
  const told = evenings.filter((each) => isComparedFigure(each) && each.minutes !== 'under-8');
  const largely = told.filter(
    ({ minutes, atSchool }) => countedMinutes(atSchool) >= LARGELY * countedMinutes(minutes),
  );
  return { told: told.length, largely: largely.length };
}

function coverageOf(classes: readonly ClassFigures[]): Coverage {
  const counted = classes.map(({ evenings, weeks }) => ({
    evenings: evenings.filter(isComparedFigure),
    weeks: weeks.length,
  }));
  const evenings = counted.flatMap((each) => each.evenings);
  const countOf = (band: FigureBand) => evenings.filter((each) => each.band === band).length;
  return {
    classes: classes.length,
    told: counted.filter((each) => each.evenings.length + each.weeks > 0).length,
    bands: Object.fromEntries(FIGURE_BANDS.map((band) => [band, countOf(band)])) as Record<
      FigureBand,
      number
    >,
    weeks: counted.reduce((sum, each) => sum + each.weeks, 0),
  };
}

/** All evenings and weeks of some classes. */
export function figuresOf(classes: readonly ClassFigures[]): {
  evenings: PublishedEvening[];
  weeks: PublishedWeek[];
} {
  return {
    evenings: classes.flatMap(({ evenings }) => evenings),
    weeks: classes.flatMap(({ weeks }) => weeks),
  };
}

/** What the school nights of some classes took, in whatever order they are given. */
export function figureOf(classes: readonly ClassFigures[]): SchoolFigure {
  const { evenings, weeks } = figuresOf(classes);
  return {
    mean: meanOfFigures(evenings, weeks),
    overs: eveningsOver(evenings),
    parts: partMeans(evenings),
    atSchool: atSchoolOf(evenings),
    coverage: coverageOf(classes),
  };
}

/** A class's figures by the grade it was in when they were made; without any it stands in its own. */
function byOwnGrade(told: ToldClass): ToldClass[] {
  const grades = new Set([...told.evenings, ...told.weeks].map(({ grade }) => grade));
  if (grades.size === 0) return [told];
  return [...grades].map((grade) => ({
    ...told,
    grade,
    evenings: told.evenings.filter((each) => each.grade === grade),
    weeks: told.weeks.filter((each) => each.grade === grade),
  }));
}

/** Classes as they were graded then, each grade's in the order they are given; of grades the lower first. */
export function classesByGrade(classes: readonly ToldClass[]): { grade: Grade; classes: ToldClass[] }[] {
  const graded = classes.flatMap(byOwnGrade);
  const grades = [...new Set(graded.map(({ grade }) => grade))].sort((one, other) => one - other);
  return grades.map((grade) => ({ grade, classes: graded.filter((each) => each.grade === grade) }));
}

/** Each grade and, within it, each class, in the order of grade and class number (classes come in that order). */
export function gradeFigures(classes: readonly ToldClass[]): GradeFigure[] {
  return classesByGrade(classes).map(({ grade, classes: own }) => {
    const figures = own.map((each) => ({ class: each.class, name: each.name, ...figureOf([each]) }));
    return {
      grade,
      ...figureOf(own),
      classes: figures.filter(({ coverage }) => coverage.told > 0),
      silent: own.filter((_, index) => figures[index]?.coverage.told === 0),
    };
  });
}
