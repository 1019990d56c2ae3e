import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { People as PeopleAnswer } from '../../wire/people';
import { useAnswer } from '../answers';
import { askClasses, askPeople, invite, removePerson, revokeInvite, teach, type Outcome } from '../client';
import { Confirm } from '../Confirm';
import { useDesk } from '../desk';
import { daysUntil } from '../moment';
import { NewLink } from '../NewLink';
import { NoAnswer, Waiting } from '../Trouble';
import { GiveClass } from './GiveClass';

type Person = PeopleAnswer['people'][number];
type Class = { id: string; name: string };

/** Does an act, tells that it is done, and looks again. */
function useDone(again: () => void) {
  const { act, tell } = useDesk();
  return async (outcome: Outcome<object>, text: string) => {
    if (!(await act(outcome))) return;
    tell(text);
    again();
  };
}

function Taught({ person, all, again }: { person: Person; all: readonly Class[]; again: () => void }) {
  const { t } = useTranslation('people');
  const done = useDone(again);
  const change = (of: Class, teaches: boolean) =>
    done(
      teach({ person: person.person, class: of.id, teaches }),
      t(teaches ? 'teaches.given' : 'teaches.taken', { person: person.name, name: of.name }),
    );
  const free = all.filter((each) => !person.classes.some(({ id }) => id === each.id));
  return (
    <>
      {person.classes.length > 0 && (
        <ul className="row">
          {person.classes.map((each) => (
            <li key={each.id}>
              <Confirm
                label={t('teaches.take', { name: each.name })}
                doLabel={t('teaches.takeDo')}
                what={t('teaches.takeWhat', { person: person.name, name: each.name })}
                onConfirm={() => change(each, false)}
              />
            </li>
          ))}
        </ul>
      )}
      {free.length > 0 && (
        <GiveClass person={person.name} classes={free} onGive={(of) => void change(of, true)} />
      )}
    </>
  );
}

function PersonRow({ person, all, again }: { person: Person; all: readonly Class[]; again: () => void }) {
  const { t } = useTranslation('people');
  const { me } = useDesk();
  const done = useDone(again);
  const isMe = person.person === me.person;
  return (
    <li className="person">
      <div className="person-who">
        <b>{person.name}</b>
        <span className="soft">{t(isMe ? `roleMe.${person.role}` : `role.${person.role}`)}</span>
      </div>
      {person.role === 'teacher' && <Taught person={person} all={all} again={again} />}
      {!isMe && (
        <Confirm
          label={t('remove.open')}
          doLabel={t('remove.do')}
          what={t('remove.what', { person: person.name })}
          onConfirm={() =>
            done(removePerson({ person: person.person }), t('remove.done', { person: person.name }))
          }
        />
      )}
    </li>
  );
}

function Invites({ invites, again }: { invites: PeopleAnswer['invites']; again: () => void }) {
  const { t } = useTranslation('people');
  const { clock } = useDesk();
  const done = useDone(again);
  return (
    <ul>
      {invites.map((each) => (
        <li key={each.invite} className="person">
          <div className="person-who">
            <b>
              {each.role === 'admin' ? t('invites.admin') : t('invites.teacher', { name: each.className })}
            </b>
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

function InviteAdmin({ again }: { again: () => void }) {
  const { t } = useTranslation('people');
  const { act, clock } = useDesk();
  const [made, setMade] = useState<{ link: string; days: number }>();
  const make = async () => {
    const answer = await act(invite({ role: 'admin' }));
    if (!answer) return;
    setMade({ link: answer.link, days: daysUntil(answer.expiresAt, clock()) });
    again();
  };
  return (
    <section className="sheet stack">
      <h2>{t('admin.title')}</h2>
      <p className="soft">{t('admin.what')}</p>
      {made && <NewLink {...made} />}
      <div className="row">
        <button type="button" className="button" onClick={() => void make()}>
          {t('admin.invite')}
        </button>
      </div>
      <p className="soft small">{t('admin.teachers')}</p>
    </section>
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
          <InviteAdmin again={again} />
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
