import { useTranslation } from 'react-i18next';
import type { Night } from '../../core/night';
import { useAct } from '../act';
import { useChild, useGround } from '../household';
import { sayOfEvening } from '../store/entries';
import { useSheet } from './sheet';
import './night-acts.css';

/** 补记, 没有作业, 在校写完了 for one night. */
export function NightActs({ night, canBeEmpty }: { night: Night; canBeEmpty: boolean }) {
  const { t } = useTranslation('app');
  const { home } = useGround();
  const child = useChild();
  const { act } = useAct();
  const { open } = useSheet();
  const noHomework = () =>
    void act(async () => ({
      text: t('acts.noHomeworkSaved'),
      undo: await sayOfEvening(home, { child: child.id, night }, 'no-homework'),
    }));
  return (
    <div className="quick">
      <button
        type="button"
        className="button button-quiet"
        onClick={() => {
          open('log', night);
        }}
      >
        {t('acts.log')}
      </button>
      {canBeEmpty && (
        <>
          <button type="button" className="button button-quiet" onClick={noHomework}>
            {t('acts.noHomework')}
          </button>
          <button
            type="button"
            className="button button-quiet"
            onClick={() => {
              open('school', night);
            }}
          >
            {t('acts.doneAtSchool')}
          </button>
        </>
      )}
    </div>
  );
}
