import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem, type Problem } from '../../core/problem';
import type { LinkLook } from '../../wire/setup';
import { useAnswer } from '../answers';
import { acceptLink, askMe } from '../client';
import { ProblemLine } from '../ProblemLine';
import { useRoleWords } from '../role-words';
import { PersonFields, wrongOf, type Person } from './PersonFields';

type AcceptProps = {
  link: string;
  look: Exclude<LinkLook, { kind: 'setup' }>;
  onEnter: () => void;
};

/** For whom the link is and what they will be, so that one forwarded to the wrong person is seen as such. */
function What({ look }: Pick<AcceptProps, 'look'>) {
  const { t, i18n } = useTranslation(['enter', 'people']);
  const wordsOf = useRoleWords(look.kind === 'invite' ? look.system : 'cn63');
  if (look.kind === 'admin') return <p>{t('accept.admin')}</p>;
  const { expiresAt } = look;
  const dateOf = new Intl.DateTimeFormat(i18n.language, { month: 'long', day: 'numeric' });
  return (
    <>
      <p>
        <b>{t('accept.as', { post: wordsOf(look) })}</b>
      </p>
      <p>{t(`people:may.${look.role}`)}</p>
      {expiresAt !== undefined && (
        <p className="soft small">{t('accept.until', { date: dateOf.format(expiresAt) })}</p>
      )}
      <p className="soft small">{t('accept.known')}</p>
    </>
  );
}

/** Somebody is signed in on this computer already: who goes on with the link takes their place here. */
function SignedIn() {
  const { t } = useTranslation('enter');
  const { said } = useAnswer(askMe);
  if (said.kind !== 'answer') return null;
  return (
    <section className="sheet stack" role="note">
      <p>{t('accept.signedIn', { name: said.answer.name })}</p>
      <div className="row">
        <a className="button" href="/school">
          {t('accept.stay', { name: said.answer.name })}
        </a>
      </div>
    </section>
  );
}

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
      <What look={look} />
      <SignedIn />
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
