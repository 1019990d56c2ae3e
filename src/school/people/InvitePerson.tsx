import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { invite } from '../client';
import { useDesk } from '../desk';
import { daysUntil } from '../moment';
import { NewLink } from '../NewLink';
import { useRoleWords } from '../role-words';
import { PostFields, type PostDraft } from './PostFields';

type Class = { id: string; name: string };
type Question = Parameters<typeof invite>[0];

function questionOf({ role, grade, class: chosen, subjects }: PostDraft): Question {
  if (role === 'lead') return { role, grade: Number(grade) };
  if (role === 'teacher') return { role, class: chosen, ...(subjects.length > 0 && { subjects }) };
  return { role };
}

/** A link for one person: as what, and it is said once more beside the link, so that it goes to the right one. */
export function InvitePerson({ classes, again }: { classes: readonly Class[]; again: () => void }) {
  const { t } = useTranslation('people');
  const { me, act, clock } = useDesk();
  const wordsOf = useRoleWords(me.school.system);
  const [draft, setDraft] = useState<PostDraft>({ role: 'teacher', grade: '1', class: '', subjects: [] });
  const [made, setMade] = useState<{ link: string; days: number; as: string }>();
  const className = classes.find(({ id }) => id === draft.class)?.name;
  const isReady = draft.role !== 'teacher' || draft.class !== '';
  const as = wordsOf({
    role: draft.role,
    grade: Number(draft.grade),
    className,
    subjects: draft.subjects.length > 0 ? draft.subjects : undefined,
  });
  const make = async () => {
    const answer = await act(invite(questionOf(draft)));
    if (!answer) return;
    setMade({ link: answer.link, days: daysUntil(answer.expiresAt, clock()), as });
    again();
  };
  return (
    <section className="sheet stack">
      <h2>{t('invite.title')}</h2>
      <PostFields
        draft={draft}
        classes={classes}
        asks="post"
        onChange={(changed) => {
          setDraft(changed);
          setMade(undefined);
        }}
      />
      {made && (
        <>
          <p>{t('invite.made', { post: made.as })}</p>
          <NewLink link={made.link} days={made.days} />
        </>
      )}
      <div className="row">
        <button type="button" className="button button-main" disabled={!isReady} onClick={() => void make()}>
          {t('invite.make')}
        </button>
      </div>
    </section>
  );
}
