import { nameInGrade, understandClass } from '../../core/class-name';
import { firstNightOf } from '../../core/grade';
import type { Problem } from '../../core/problem';
import type { RolloverAnswer, RollQuestion } from '../../wire/rollover';

type Shown = RolloverAnswer['classes'][number];
/** What becomes of a class as it stands on the page; `size` as typed. */
export type ClassDraft = { of: Shown; kind: 'rises' | 'stays' | 'leaves'; name: string; size: string };
export type NewDraft = { key: number; name: string; size: string };
export type Draft = { classes: readonly ClassDraft[]; added: readonly NewDraft[] };

/** The grade a class was in, and the one it would rise to. */
export function gradesOf({ grade, next }: Shown): { was: number; would: number } {
  return next.kind === 'leaves' ? { was: grade, would: grade + 1 } : { was: grade - 1, would: grade };
}

/** As the endpoint proposes it. */
export function draftOf({ classes }: RolloverAnswer): Draft {
  return {
    classes: classes.map((of) => ({
      of,
      kind: of.next.kind,
      name: nameFor(of, of.next.kind),
      size: String(of.size),
    })),
    added: [],
  };
}

function nameFor(of: Shown, kind: ClassDraft['kind']): string {
  if (kind !== 'rises') return of.name;
  return of.next.kind === 'rises' ? of.next.name : nameInGrade(of.name, gradesOf(of).would);
}

/** Another way for a class: its name follows. */
export function withKind(draft: ClassDraft, kind: ClassDraft['kind']): ClassDraft {
  return { ...draft, kind, name: nameFor(draft.of, kind) };
}

/** What is wrong with the page, by the field the endpoint would name: nobody waits for it to say so. */
export function problemsIn({ classes, added }: Draft, year: number): Map<string, Problem> {
  const night = firstNightOf(year);
  const wrong = new Map<string, Problem>();
  const look = (place: string, typed: { name: string; grade: string; size: string }) => {
    const line = understandClass(typed, night);
    if (line.kind === 'problem') wrong.set(`${place}.${line.field}`, { kind: line.problem });
  };
  for (const { of, kind, name, size } of classes) {
    const { was, would } = gradesOf(of);
    if (kind !== 'leaves') look(of.class, { name, grade: String(kind === 'stays' ? was : would), size });
  }
  added.forEach(({ name, size }, index) => {
    look(`added.${String(index)}`, { name, grade: '', size });
  });
  return wrong;
}

/** What is asked of the endpoint; only of a page nothing is wrong with. */
export function questionOf({ classes, added }: Draft, year: number): RollQuestion {
  return {
    year,
    classes: classes.map(({ of, kind, name, size }) =>
      kind === 'leaves'
        ? { kind, class: of.class, was: of.name }
        : { kind, class: of.class, was: of.name, name, size: Number.parseInt(size.normalize('NFKC'), 10) },
    ),
    added: added.map(({ name, size }) => ({ name, grade: '', size })),
  };
}

export function countsOf({ classes, added }: Draft) {
  const of = (kind: ClassDraft['kind']) => classes.filter((each) => each.kind === kind).length;
  return { rises: of('rises'), stays: of('stays'), leaves: of('leaves'), added: added.length };
}
