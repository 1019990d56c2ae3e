import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Choice } from '../../ui/Choice';
import { PlusIcon } from '../../ui/icons';
import { useAct } from '../act';
import { changeAppearance, useAppearance } from '../../ui/appearance';
import { LookChoices } from '../../ui/LookChoices';
import { useSheet } from '../entry/sheet';
import { Sheets } from '../entry/Sheets';
import { nightNow, useGround, useHousehold } from '../household';
import { useSandboxDoor } from '../SandboxDoor';
import { gradeOn } from '../store/views';
import { changeLanguage } from '../words';
import { NewChild } from './NewChild';
import './settings.css';

function ChildList() {
  const { t } = useTranslation(['settings', 'app']);
  const { children } = useHousehold();
  const { clock } = useGround();
  const night = nightNow(clock);
  return (
    <ul>
      {children.map((child) => {
        const { grade, school } = gradeOn(child, night);
        return (
          <li key={child.id}>
            <Link to={`/settings/child/${child.id}`} className="settings-row">
              <span className="settings-name">{child.nickname}</span>
              <span className="soft">{t(`app:grade.${school}.${String(grade)}`)}</span>
              <span className="settings-go">{t('change')}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

function Children() {
  const { t } = useTranslation('settings');
  const [isAdding, setAdding] = useState(false);
  return (
    <section className="sheet stack">
      <h2>{t('children')}</h2>
      <ChildList />
      {isAdding ? (
        <NewChild
          onDone={() => {
            setAdding(false);
          }}
        />
      ) : (
        <button
          type="button"
          className="button"
          onClick={() => {
            setAdding(true);
          }}
        >
          <PlusIcon /> {t('addChild')}
        </button>
      )}
    </section>
  );
}

function Looks() {
  const { t } = useTranslation('settings');
  const { staysAwake } = useAppearance();
  const words = {
    language: t('language'),
    theme: t('theme.label'),
    themes: { auto: t('theme.auto'), light: t('theme.light'), dark: t('theme.dark') },
    type: t('type.label'),
    types: { normal: t('type.normal'), large: t('type.large') },
  };
  return (
    <section className="sheet stack">
      <h2>{t('looks')}</h2>
      <LookChoices words={words} speak={(language) => void changeLanguage(language)} />
      <Choice
        label={t('awake.label')}
        value={staysAwake ? 'on' : 'off'}
        options={[
          { value: 'on', label: t('awake.on') },
          { value: 'off', label: t('awake.off') },
        ]}
        onChange={(value) => {
          changeAppearance({ staysAwake: value === 'on' });
        }}
      />
    </section>
  );
}

function Example() {
  const { t } = useTranslation('settings');
  const door = useSandboxDoor();
  const { isSandbox } = useGround();
  const { act } = useAct();
  if (isSandbox) return null;
  const open = () =>
    void act(async () => {
      await door.open();
      return undefined;
    });
  return (
    <section className="sheet stack">
      <h2>{t('example.title')}</h2>
      <p className="soft">{t('example.help')}</p>
      <button type="button" className="button" onClick={open}>
        {t('example.open')}
      </button>
    </section>
  );
}

const DOORS = {
  backup: '/settings/backup',
  handOver: '/settings/hand-over',
  reminder: '/settings/reminder',
  install: '/settings/install',
} as const;

type Door = keyof typeof DOORS;

/** What has a page of its own: its name, and in a line what a parent finds there. */
function DoorRow({ door }: { door: Door }) {
  const { t } = useTranslation('settings');
  return (
    <li>
      <Link to={DOORS[door]} className="settings-row settings-door">
        <span className="settings-name">{t(`door.${door}.title`)}</span>
        <span className="soft small">{t(`door.${door}.help`)}</span>
      </Link>
    </li>
  );
}

/** What the family's other phones wrote down comes in here too. */
function Family() {
  const { t } = useTranslation('settings');
  const { isSandbox } = useGround();
  const { open } = useSheet();
  if (isSandbox) return null;
  return (
    <section className="sheet stack">
      <h2>{t('family.title')}</h2>
      <p className="soft">{t('family.help')}</p>
      <button
        type="button"
        className="button"
        onClick={() => {
          open('paste', '');
        }}
      >
        {t('family.paste')}
      </button>
      <Sheets />
    </section>
  );
}

/** Children, looks, what has a page of its own, the example, and what the app does with what it holds. */
export function Settings() {
  const { t } = useTranslation('settings');
  return (
    <main className="page stack">
      <h1>{t('title')}</h1>
      <Children />
      <Family />
      <nav className="sheet" aria-label={t('doors')}>
        <ul>
          {(Object.keys(DOORS) as Door[]).map((door) => (
            <DoorRow key={door} door={door} />
          ))}
        </ul>
      </nav>
      <Looks />
      <Example />
      <section className="sheet stack">
        <h2>{t('about.title')}</h2>
        <p>{t('about.privacy')}</p>
        <p className="soft">{t('about.method')}</p>
      </section>
    </main>
  );
}
