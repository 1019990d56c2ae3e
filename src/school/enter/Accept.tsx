import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem, type Problem } from '../../core/problem';
import type { LinkLook } from '../../wire/setup';
import { acceptLink } from '../client';
import { ProblemLine } from '../ProblemLine';
import { PersonFields, wrongOf, type Person } from './PersonFields';

type AcceptProps = {
  link: string;
  look: Exclude<LinkLook, { kind: 'setup' }>;
  onEnter: () => void;
};

/** The school invites somebody, or somebody with a link from the school's machine comes back in. */
export function Accept({ link, look, onEnter }: AcceptProps) {
  const { t } = useTranslation('enter');
  const [person, setPerson] = useState<Person>({ name: '', password: '' });
  const [problems, setProblems] = useState<Partial<Record<keyof Person, Problem>>>({});
  const [refused, setRefused] = useState<Problem>();
  const [isSending, setSending] = useState(false);
  const send = async () => {
    const wrong = wrongOf(person);
    setProblems(wrong);
    setRefused(undefined);
    if (Object.keys(wrong).length > 0) return;
    setSending(true);
    const outcome = await acceptLink({ link, ...person });
    setSending(false);
    if (!isProblem(outcome)) onEnter();
    else if (outcome.kind === 'name-taken') setProblems({ name: outcome });
    else if (outcome.kind === 'password-short') setProblems({ password: outcome });
    else setRefused(outcome);
  };
  return (
    <main className="alone stack">
      <h1>{t(`accept.title.${look.kind}`, { school: look.school })}</h1>
      {look.kind === 'invite' && look.role === 'teacher' ? (
        <p>{t('accept.teacher', { name: look.className ?? '' })}</p>
      ) : (
        <p>{t(`accept.what.${look.kind}`)}</p>
      )}
      <form
        className="sheet stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <PersonFields person={person} onChange={setPerson} problems={problems} />
        <ProblemLine problem={refused} />
        <button type="submit" className="button button-main" disabled={isSending}>
          {t('accept.enter')}
        </button>
      </form>
    </main>
  );
}
