import { useTranslation } from 'react-i18next';
import { useAct } from '../act';
import { useGround } from '../household';
import { saveEntries } from '../store/entries';
import { useAnswered } from './answered';
import { isSchoolSetWriting, type Tonight } from './tonight';

/** Written work in a grade that gets none: the teacher's, or the family's own? One tap answers, and no answer is fine. */
export function AskSetBy({ tonight }: { tonight: Tonight }) {
  const { t } = useTranslation('cards');
  const { home } = useGround();
  const { act } = useAct();
  const [isAnswered, answer] = useAnswered('set-by', { child: tonight.child.id, night: tonight.night });
  if (isAnswered) return null;
  const written = tonight.entries.filter(isSchoolSetWriting);
  const minutes = written.reduce((sum, entry) => sum + entry.minutes, 0);
  const atHome = () =>
    void act(async () => {
      const changed = written.map((entry) => ({ ...entry, setBy: 'home' as const }));
      return { text: t('ask.changed'), undo: await saveEntries(home, changed) };
    });
  return (
    <section className="sheet stack" aria-label={t('ask.written', { minutes })}>
      <p>{t('ask.written', { minutes })}</p>
      <div className="row">
        <button type="button" className="button grow" onClick={answer}>
          {t('ask.school')}
        </button>
        <button type="button" className="button grow" onClick={atHome}>
          {t('ask.home')}
        </button>
      </div>
    </section>
  );
}
