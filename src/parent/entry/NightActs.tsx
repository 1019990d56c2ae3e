import { useTranslation } from 'react-i18next';
import type { Said } from '../../core/entry';
import type { Night } from '../../core/night';
import { useAct } from '../act';
import { useChild, useGround } from '../household';
import { sayOfEvening } from '../store/evenings';
import { useSheet } from './sheet';
import './night-acts.css';

/** What is known of the night: a word on the whole of it, and whether it has room for one. */
type NightActsProps = { night: Night; said: Said | undefined; isEmpty: boolean };

/**
 * 补记, 没有作业, 在校写完了 for one night; the two about a whole evening only while it has no sitting.
 * Tapped again, either takes its word back.
 */
export function NightActs({ night, said, isEmpty }: NightActsProps) {
  const { t } = useTranslation('app');
  const { home } = useGround();
  const child = useChild();
  const { act } = useAct();
  const { open } = useSheet();
  const isNone = said === 'no-homework';
  const isDone = said === 'done-at-school';
  const say = (word: Said | undefined) =>
    void act(async () => {
      const undo = await sayOfEvening(home, { child: child.id, night }, word);
      return { text: t(word ? 'acts.noHomeworkSaved' : 'acts.takenBack'), undo };
    });
  return (
    <div className="night-acts">
      <button
        type="button"
        className="button button-quiet"
        onClick={() => {
          open('log', night);
        }}
      >
        {t('acts.log')}
      </button>
      {isEmpty && (
        <>
          <button
            type="button"
            className="button button-quiet"
            aria-pressed={isNone}
            onClick={() => {
              say(isNone ? undefined : 'no-homework');
            }}
          >
            {t('acts.noHomework')}
          </button>
          <button
            type="button"
            className="button button-quiet"
            aria-pressed={isDone}
            onClick={() => {
              if (isDone) say(undefined);
              else open('school', night);
            }}
          >
            {t('acts.doneAtSchool')}
          </button>
        </>
      )}
    </div>
  );
}
