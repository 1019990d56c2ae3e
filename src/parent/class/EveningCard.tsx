import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { schoolYear } from '../../core/grade';
import { figuresOf, stageOf, type LetterStage } from '../../core/letter-stage';
import { nightAt } from '../../core/night';
import { nightOfClass } from '../../core/term';
import { useAct } from '../act';
import { useGround } from '../household';
import type { LetterRow } from '../store/letter-rows';
import { isStuck, type SeatNews } from '../store/seat-news';
import { letLetterGo, takeBack, useThisPhones } from '../store/letters';
import { useEveningWords, useInstantWords } from '../figure/evening-words';
import { Figures } from './Figures';
import { TakenAnswers } from './TakenCard';

type EveningProps = {
  letter: LetterRow;
  now: number;
  news: SeatNews | undefined;
  /** Without a seat nothing goes any more; what went can still be taken back. */
  canGo: boolean;
};

/** When what waits will go, in one sentence. */
function useWaitWords(): (props: EveningProps) => string {
  const { t } = useTranslation('sent');
  return ({ letter, now, news }) => {
    const { due, hold } = letter;
    if (news && isStuck(letter, news)) return t(`stuck.${news.kind}`);
    if (hold?.problem.kind === 'endpoint-unreachable') return t('wait.away');
    if (hold?.problem.kind === 'endpoint-busy') return t('wait.busy');
    if (hold?.problem.kind === 'evening-not-open') return t('wait.notOpen');
    return due > now ? t('wait.due', { due }) : t('wait.next');
  };
}

/** A school that begins its new year in August knows no seat of the old one, whose last evenings are open until then. */
function whyRefused({ aside, night, closesAt }: LetterRow): string {
  const closesIn = schoolYear(nightOfClass(nightAt(new Date(closesAt))));
  if (aside?.kind === 'token-refused' && schoolYear(night) < closesIn) return 'year-over';
  return aside?.kind ?? '';
}

function useMeaning(): (props: EveningProps, stage: LetterStage) => string {
  const { t } = useTranslation('sent');
  const waitWords = useWaitWords();
  const instantWords = useInstantWords();
  return (props, stage) => {
    const { letter } = props;
    if (stage === 'waiting') return waitWords(props);
    if (stage === 'changing') return `${t('means.changing')}${waitWords(props)}`;
    if (stage === 'refused') return t([`problem.${whyRefused(letter)}`, 'problem.other']);
    return t(`means.${stage}`, { at: instantWords(letter.closesAt) });
  };
}

function isOver({ letter, now }: Pick<EveningProps, 'letter' | 'now'>): boolean {
  return letter.isClosed === true || now >= letter.closesAt;
}

type Key = { name: string; press: typeof takeBack; done: string };

/** What a parent may do with an evening at this stage, by the words of its key. */
function useKeys({ letter, canGo, now }: EveningProps, stage: LetterStage): Key[] {
  const { t } = useTranslation('sent');
  const takeBackKey = { name: t('key.takeBack'), press: takeBack, done: t('done.takeBack') };
  const keepKey = { name: t('key.keep'), press: takeBack, done: t('done.keep') };
  const goKey = { name: t('key.go'), press: letLetterGo, done: t('done.go') };
  const againKey = { ...goKey, name: t('key.again') };
  const replaceKey = { name: t('question.replace'), press: useThisPhones, done: t('question.replaced') };
  const mayGo = (...keys: Key[]) => (canGo && letter.wanted ? keys : []);
  const isOwnWish = letter.isWithheld ? mayGo(goKey) : [];
  // What is over is over; and what a given-up seat had sent takes itself back.
  if (isOver({ letter, now }) || letter.isLeft) return [];
  switch (stage) {
    case 'waiting':
      return [keepKey];
    case 'sent':
    case 'changing':
      return [takeBackKey];
    case 'retracting':
    case 'retracted':
    case 'kept':
      return isOwnWish;
    case 'theirs':
      return [...mayGo(replaceKey), takeBackKey];
    case 'refused':
      return [...mayGo(againKey), ...(letter.stands ? [takeBackKey] : [keepKey])];
    default:
      return [];
  }
}

/** What went, or what waits to go; where that differs, both. */
function EveningFigures({ letter, stage }: { letter: LetterRow; stage: LetterStage }) {
  const { t } = useTranslation('sent');
  const { figures, next } = figuresOf(letter, stage);
  return (
    <>
      {figures && <Figures figures={figures} />}
      {next && (
        <>
          <p className="soft small">{t('figures.next')}</p>
          <Figures figures={next} />
        </>
      )}
    </>
  );
}

function Keys({ keys, letter, of }: { keys: readonly Key[]; letter: LetterRow; of: string }) {
  const { home } = useGround();
  const { act } = useAct();
  const press = (key: Key) =>
    void act(async () => {
      await key.press(home, letter.id);
      return { text: key.done };
    });
  return (
    <div className="row">
      {keys.map((key) => (
        <button
          key={key.name}
          type="button"
          className="button"
          aria-describedby={of}
          onClick={() => {
            press(key);
          }}
        >
          {key.name}
        </button>
      ))}
    </div>
  );
}

/** One evening as it went, or as it waits: nothing more and nothing less than its letter holds. */
export function EveningCard(props: EveningProps) {
  const { letter, now, news } = props;
  const { t } = useTranslation('sent');
  const eveningWords = useEveningWords();
  const meaning = useMeaning();
  const stage = stageOf(letter, { closesAt: letter.closesAt, now });
  const keys = useKeys(props, stage);
  const corrections = letter.stands ? letter.rev - 1 : 0;
  const name = eveningWords(letter);
  const id = useId();
  return (
    <li className="sheet stack sent-evening">
      <header>
        <h2 id={id}>{name}</h2>
        <p className="sent-stage">
          {stage === 'waiting' && isStuck(letter, news) ? t('stuck.title') : t(`stage.${stage}`)}
        </p>
      </header>
      {stage === 'question' ? (
        <>
          <p>{t('question.other', { evening: name })}</p>
          <TakenAnswers letter={letter} />
        </>
      ) : (
        <>
          <EveningFigures letter={letter} stage={stage} />
          <p className="soft">
            {corrections > 0 && t('corrected', { count: corrections })}
            {meaning(props, stage)}
          </p>
        </>
      )}
      {props.canGo && isOver(props) && (
        <Link to={`/class/figure/${letter.night}`} className="button" aria-describedby={id}>
          {t('figure')}
        </Link>
      )}
      {keys.length > 0 && <Keys keys={keys} letter={letter} of={id} />}
    </li>
  );
}
