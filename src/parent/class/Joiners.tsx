import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Night } from '../../core/night';
import { textToNickname } from '../../core/nickname';
import { isProblem, type Problem } from '../../core/problem';
import { Choice } from '../../ui/Choice';
import { GradeField, NicknameField } from '../child/ChildFields';
import type { SeenClass } from '../store/class-rows';
import type { Joiner } from '../store/joinings';
import { gradeOn, type Child } from '../store/views';
import { freshId } from '../store/write';

const NEW = 'new';

/** The child one would guess: the only one, or the only one in the class's grade. Else the parent says. */
function guess(children: readonly Child[], { grade }: SeenClass, night: Night): string | undefined {
  if (children.length === 0) return NEW;
  const inGrade = children.filter((child) => gradeOn(child, night).grade === grade);
  const likely = children.length === 1 ? children : inGrade;
  return likely.length === 1 ? likely[0]?.id : undefined;
}

export type Joiners = {
  chosen: string | undefined;
  choose: (id: string) => void;
  nickname: string;
  setNickname: (text: string) => void;
  grade: number;
  setGrade: (grade: number) => void;
  problem: Problem | undefined;
  isAsked: boolean;
  /** Who takes the seat, or undefined and the reason stands beside the field. */
  joiner: () => Joiner | undefined;
};

/** Who takes the seat, as far as it is said. A child that begins here begins in the class's grade. */
export function useJoiners(children: readonly Child[], seen: SeenClass, night: Night): Joiners {
  const [newId] = useState(freshId);
  const [chosen, choose] = useState(() => guess(children, seen, night));
  const [nickname, setNickname] = useState('');
  const [grade, setGrade] = useState(seen.grade);
  const [problem, setProblem] = useState<Problem>();
  const [isAsked, setAsked] = useState(false);
  const joiner = () => {
    if (chosen !== NEW) {
      setAsked(chosen === undefined);
      return chosen === undefined ? undefined : { id: chosen };
    }
    const name = textToNickname(nickname);
    setProblem(isProblem(name) ? name : undefined);
    return isProblem(name)
      ? undefined
      : { id: newId, first: { nickname: name, grade, school: seen.system, night } };
  };
  return {
    chosen,
    choose,
    nickname,
    setNickname: (text) => {
      setNickname(text);
      setProblem(undefined);
    },
    grade,
    setGrade,
    problem,
    isAsked: isAsked && chosen === undefined,
    joiner,
  };
}

/** For whom the seat is: the children without a class, or another one, whose name and grade are asked here. */
export function JoinerFields({
  children,
  seen,
  night,
  joiners,
}: {
  children: readonly Child[];
  seen: SeenClass;
  night: Night;
  joiners: Joiners;
}) {
  const { t } = useTranslation(['class', 'app']);
  const id = useId();
  const child = children.find((each) => each.id === joiners.chosen);
  const own = child && gradeOn(child, night);
  const gradeWords = (grade: number) => t(`app:grade.${seen.system}.${String(grade)}`);
  return (
    <section className="sheet stack">
      {children.length > 0 && (
        <Choice
          label={t('who.label')}
          value={joiners.chosen}
          options={[
            ...children.map((each) => ({ value: each.id, label: each.nickname })),
            { value: NEW, label: t('who.new') },
          ]}
          onChange={joiners.choose}
        />
      )}
      {joiners.isAsked && (
        <p id={id} className="problem" role="alert">
          {t('who.choose')}
        </p>
      )}
      {child && own && own.grade !== seen.grade && (
        <p>
          {t('who.grade', {
            name: child.nickname,
            own: t(`app:grade.${own.school}.${String(own.grade)}`),
            grade: gradeWords(seen.grade),
          })}
        </p>
      )}
      {joiners.chosen === NEW && (
        <>
          <NicknameField value={joiners.nickname} problem={joiners.problem} onChange={joiners.setNickname} />
          <GradeField value={joiners.grade} school={seen.system} onChange={joiners.setGrade} />
          <p className="soft small">{t('who.stays')}</p>
        </>
      )}
    </section>
  );
}
