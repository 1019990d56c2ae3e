import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { People as PeopleAnswer } from '../../wire/people';
import { useAnswer } from '../answers';
import { askClasses, askPeople, revokeInvite } from '../client';
import { Confirm } from '../Confirm';
import { useDesk } from '../desk';
import { daysUntil } from '../moment';
import { useRoleWords } from '../role-words';
import { NoAnswer, Waiting } from '../Trouble';
import { useDone } from './done';
import { InvitePerson } from './InvitePerson';
import { PersonRow } from './PersonRow';

function Invites({ invites, again }: { invites: PeopleAnswer['invites']; again: () => void }) {
  const { t } = useTranslation('people');
  const { me, clock } = useDesk();
  const wordsOf = useRoleWords(me.school.system);
  const done = useDone(again);
  return (
    <ul>
      {invites.map((each) => (
        <li key={each.invite} className="person">
          <div className="person-who">
            <b>{wordsOf(each)}</b>
            <span className="soft number">
              {t('invites.days', { count: daysUntil(each.expiresAt, clock()) })}
            </span>
          </div>
          <Confirm
            label={t('invites.revoke')}
            doLabel={t('invites.revokeDo')}
            what={t('invites.revokeWhat')}
            onConfirm={() => done(revokeInvite({ invite: each.invite }), t('invites.revoked'))}
          />
        </li>
      ))}
    </ul>
  );
}

/** Who has an account at the school, what they may do, and the invites still open. */
export function People() {
  const { t } = useTranslation('people');
  const { said, again } = useAnswer(askPeople);
  const classes = useAnswer(askClasses);
  if (said.kind === 'waiting') return <Waiting />;
  if (said.kind === 'refused') {
    return (
      <main className="work stack">
        <h1>{t('title')}</h1>
        <NoAnswer problem={said.problem} again={again} />
      </main>
    );
  }
  const all = classes.said.kind === 'answer' ? classes.said.answer.classes : [];
  const { people, invites } = said.answer;
  return (
    <main className="work stack">
      <h1>{t('title')}</h1>
      <p className="back">
        <Link to="/school/log" className="button button-plain">
          {t('toLog')}
        </Link>
      </p>
      <div className="two">
        <section className="sheet stack">
          <h2>{t('accounts')}</h2>
          <ul>
            {people.map((person) => (
              <PersonRow key={person.person} person={person} all={all} again={again} />
            ))}
          </ul>
        </section>
        <div className="stack">
          <InvitePerson classes={all} again={again} />
          <section className="sheet stack">
            <h2>{t('invites.title')}</h2>
            {invites.length === 0 ? (
              <p className="soft">{t('invites.none')}</p>
            ) : (
              <Invites invites={invites} again={again} />
            )}
          </section>
        </div>
      </div>
    </main>
  );
}
