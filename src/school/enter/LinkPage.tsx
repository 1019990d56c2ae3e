import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { linkSecret } from '../../wire/setup';
import { useAnswer } from '../answers';
import { lookAtLink, type Outcome } from '../client';
import type { LinkLook } from '../../wire/setup';
import { useFragment } from '../fragment';
import { NoAnswer, Waiting } from '../Trouble';
import { Accept } from './Accept';
import { Setup } from './Setup';

/** A link that is unknown, used or too old: one sentence, and whom to ask. */
function DeadLink() {
  const { t } = useTranslation('enter');
  return (
    <main className="alone stack">
      <h1>{t('dead.title')}</h1>
      <p>{t('dead.what')}</p>
      <p className="soft">{t('dead.setup')}</p>
      <div className="row">
        <a className="button" href="/school/sign-in">
          {t('dead.signIn')}
        </a>
      </div>
    </main>
  );
}

/** The page behind a one-time link: the endpoint says what the link is good for before anybody types. */
export function LinkPage({ onEnter }: { onEnter: () => void }) {
  const link = useFragment();
  const look = useCallback(
    (): Outcome<LinkLook> =>
      linkSecret.safeParse(link).success ? lookAtLink({ link }) : Promise.resolve({ kind: 'link-unknown' }),
    [link],
  );
  const { said, again } = useAnswer(look);
  if (said.kind === 'waiting') return <Waiting />;
  if (said.kind === 'refused') {
    return said.problem.kind === 'link-unknown' ? (
      <DeadLink />
    ) : (
      <main className="alone">
        <NoAnswer problem={said.problem} again={again} />
      </main>
    );
  }
  if (said.answer.kind === 'setup') return <Setup link={link} onEnter={onEnter} />;
  return <Accept link={link} look={said.answer} onEnter={onEnter} />;
}
