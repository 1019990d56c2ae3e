import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SCHOOLS, type School } from '../../core/grade';
import { usualLimit } from '../../core/limit';
import { isProblem, type Problem } from '../../core/problem';
import { Choice } from '../../ui/Choice';
import { setUpSchool } from '../client';
import { Field } from '../Field';
import { ProblemLine } from '../ProblemLine';
import { LimitFields, limitOf, type LimitDraft } from './LimitFields';
import { PersonFields, wrongOf, type Person } from './PersonFields';

type Draft = { name: string; system: School; limit: LimitDraft; contact: string; admin: Person };
type Wrong = Partial<Record<'name' | 'contact' | 'limit' | 'adminName' | 'password', Problem>>;

const EMPTY: Draft = {
  name: '',
  system: 'cn63',
  limit: usualLimit('cn63'),
  contact: '',
  admin: { name: '', password: '' },
};

function wrongOfSchool({ name, contact, limit, admin }: Draft): Wrong {
  const person = wrongOf(admin);
  return {
    ...(name.trim() === '' && { name: { kind: 'school-name-empty' as const } }),
    ...(contact.trim() === '' && { contact: { kind: 'contact-empty' as const } }),
    ...(isProblem(limitOf(limit)) && { limit: { kind: 'limit-not-a-number' as const } }),
    ...(person.name && { adminName: person.name }),
    ...(person.password && { password: person.password }),
  };
}

/** Evenings are cut by the school's own clock: China has one; elsewhere it is this browser's. */
function zoneFor(system: School): string {
  return system === 'other' ? Intl.DateTimeFormat().resolvedOptions().timeZone : 'Asia/Shanghai';
}

function useSetup(link: string, onEnter: () => void) {
  const [draft, setDraft] = useState(EMPTY);
  const [wrong, setWrong] = useState<Wrong>({});
  const [refused, setRefused] = useState<Problem>();
  const [isSending, setSending] = useState(false);
  const send = async () => {
    const found = wrongOfSchool(draft);
    setWrong(found);
    setRefused(undefined);
    const { name, system, contact, admin } = draft;
    const limit = limitOf(draft.limit);
    if (Object.keys(found).length > 0 || isProblem(limit)) return;
    setSending(true);
    const school = { name, system, limit, contact, zone: zoneFor(system) };
    const outcome = await setUpSchool({ link, school, admin });
    setSending(false);
    if (!isProblem(outcome)) onEnter();
    else if (outcome.kind === 'name-taken') setWrong({ adminName: outcome });
    else if (outcome.kind === 'password-short') setWrong({ password: outcome });
    else setRefused(outcome);
  };
  return {
    draft,
    change: (part: Partial<Draft>) => setDraft({ ...draft, ...part }),
    wrong,
    refused,
    isSending,
    send,
  };
}

/** One page, and the school is there: what it is called, how it counts, whom to ask, and who begins. */
export function Setup({ link, onEnter }: { link: string; onEnter: () => void }) {
  const { t } = useTranslation('enter');
  const { draft, change, wrong, refused, isSending, send } = useSetup(link, onEnter);
  return (
    <main className="alone alone-wide stack">
      <h1>{t('setup.title')}</h1>
      <p className="soft">{t('setup.what')}</p>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <div className="two">
          <section className="sheet stack">
            <h2>{t('setup.school')}</h2>
            <Field
              label={t('setup.name')}
              problem={wrong.name}
              maxLength={60}
              autoComplete="organization"
              value={draft.name}
              onChange={(event) => {
                change({ name: event.target.value });
              }}
            />
            <Choice
              label={t('setup.system')}
              value={draft.system}
              options={SCHOOLS.map((value) => ({ value, label: t(`system.${value}`) }))}
              onChange={(system) => {
                change({ system, limit: usualLimit(system) });
              }}
            />
            <LimitFields
              system={draft.system}
              limit={draft.limit}
              problem={wrong.limit}
              onChange={(limit) => {
                change({ limit });
              }}
            />
          </section>
          <section className="sheet stack">
            <h2>{t('setup.people')}</h2>
            <Field
              label={t('setup.contact')}
              help={t('setup.contactHelp')}
              problem={wrong.contact}
              maxLength={120}
              value={draft.contact}
              onChange={(event) => {
                change({ contact: event.target.value });
              }}
            />
            <PersonFields
              person={draft.admin}
              problems={{
                ...(wrong.adminName && { name: wrong.adminName }),
                ...(wrong.password && { password: wrong.password }),
              }}
              onChange={(admin) => {
                change({ admin });
              }}
            />
          </section>
        </div>
        <ProblemLine problem={refused} />
        <div className="row">
          <button type="submit" className="button button-main" disabled={isSending}>
            {t('setup.begin')}
          </button>
        </div>
      </form>
    </main>
  );
}
