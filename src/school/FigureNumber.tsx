import type { ReactNode } from 'react';
import type { LimitThen } from '../core/figure';
import type { Shown } from '../core/figure-shown';
import { useSay } from './say-figure';

type NumberProps = {
  title: string;
  scope: LimitThen['scope'] | undefined;
  shown: Shown | undefined;
  limit: string | undefined;
  chips: readonly (string | undefined)[];
  children: ReactNode;
};

/** One number a screen: the largest thing on it, its unit and limit beside it, and what it means under it. */
export function FigureNumber({ title, scope = 'written', shown, limit, chips, children }: NumberProps) {
  const say = useSay();
  const told = chips.filter((chip) => chip !== undefined);
  return (
    <section className="sheet figure-number number">
      <h2>{title}</h2>
      {shown && (
        <>
          <p className="soft">{say.t(`mean.${scope}`)}</p>
          <p className="figure-large">
            {shown.how !== 'exact' && <span className="figure-how">{say.how(shown)}</span>}{' '}
            <strong>{shown.minutes}</strong>{' '}
            <span className="soft">
              {say.t('unit')}
              {limit !== undefined && ` · ${limit}`}
            </span>
          </p>
        </>
      )}
      {children}
      {told.length > 0 && (
        <ul className="figure-chips">
          {told.map((chip) => (
            <li key={chip}>{chip}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
