import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useRoute } from 'wouter';
import { PersonIcon } from '../ui/icons';
import { useDesk } from './desk';
import { HouseIcon, PeopleIcon } from './icons';

function Way({ to, pattern, label, icon }: { to: string; pattern: RegExp; label: string; icon: ReactNode }) {
  const [isHere] = useRoute(pattern);
  return (
    <Link to={to} className="rail-way" aria-current={isHere ? 'page' : undefined}>
      {icon}
      <span>{label}</span>
    </Link>
  );
}

/** Where one can go: at the left of a desktop, at the foot of a phone. */
export function Rail() {
  const { t } = useTranslation('app');
  const { me } = useDesk();
  return (
    <header className="rail">
      <p className="rail-school">
        <span className="soft small">{t('name')}</span>
        <b>{me.school.name}</b>
      </p>
      <nav className="rail-ways" aria-label={t('ways')}>
        <Way
          to="/school"
          pattern={/^\/school(?:\/class|\/figure)?\/?$/}
          label={t('way.classes')}
          icon={<HouseIcon />}
        />
        {me.role === 'admin' && (
          <Way
            to="/school/people"
            pattern={/^\/school\/people\/?$/}
            label={t('way.people')}
            icon={<PeopleIcon />}
          />
        )}
        <Way to="/school/me" pattern={/^\/school\/me\/?$/} label={t('way.me')} icon={<PersonIcon />} />
      </nav>
    </header>
  );
}
