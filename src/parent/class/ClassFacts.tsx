import { useTranslation } from 'react-i18next';
import { inGroups } from '../../core/slip';
import type { Found } from '../store/class-rows';
import { useTermWords } from './term-words';

/** The twelve characters to compare: equal for every family of the class, or somebody has put other keys in between. */
export function CheckText({ check }: { check: string }) {
  const { t } = useTranslation('class');
  return (
    <section className="sheet stack">
      <h2>{t('check.title')}</h2>
      <p className="class-check number">{inGroups(check)}</p>
      <p className="soft">{t('check.help')}</p>
    </section>
  );
}

/** Whom to ask, and for how long. */
export function ClassFacts({ found, more = [] }: { found: Found; more?: readonly [string, string][] }) {
  const { t } = useTranslation('class');
  const termWords = useTermWords();
  const facts: readonly [string, string][] = [
    ...more,
    [t('fact.term'), termWords(found.term)],
    [t('fact.contact'), found.seen.contact],
  ];
  return (
    <dl className="class-facts">
      {facts.map(([name, fact]) => (
        <div key={name}>
          <dt className="soft">{name}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}
