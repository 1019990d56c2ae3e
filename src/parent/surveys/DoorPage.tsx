import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useLocationProperty } from 'wouter/use-browser-location';
import { readSurveyDoor } from '../../core/survey-door';
import { useAct } from '../act';
import { useGround } from '../household';
import { askByDoor } from '../store/answers';
import { pathTo } from './place';

/** What the QR of a class says is kept, and out of the address bar; the survey's own pages follow. */
export function DoorPage() {
  const { t } = useTranslation('survey');
  const { home } = useGround();
  const { act } = useAct();
  const [, navigate] = useLocation();
  const fragment = useLocationProperty(() => location.hash);
  const door = readSurveyDoor(fragment.slice(1));
  const isRead = door !== undefined;
  useEffect(() => {
    const read = readSurveyDoor(fragment.slice(1));
    if (!read) return;
    const { survey, class: classId, door: code } = read;
    void act(async () => {
      await askByDoor(home, { class: classId, survey, code });
      navigate(pathTo({ child: '', class: classId, survey }), { replace: true });
      return undefined;
    });
  }, [act, fragment, home, navigate]);
  return (
    <>
      <h1>{t(isRead ? 'door.asking' : 'door.title')}</h1>
      {!isRead && <p role="alert">{t('door.unreadable')}</p>}
      <Link to="/" className="button">
        {t('door.home')}
      </Link>
    </>
  );
}
