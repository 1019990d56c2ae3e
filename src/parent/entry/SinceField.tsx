import { lightFormat } from 'date-fns';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../core/problem';
import { ProblemLine } from '../ProblemLine';
import { useGround } from '../household';

const AGO = [5, 10, 15, 30] as const;
const MINUTE_MS = 60_000;

/** When a sitting that still runs began: so many minutes ago in one press, or a time of day. */
export function SinceField({
  since,
  setSince,
  problem,
}: {
  since: string;
  setSince: (since: string) => void;
  problem: Problem | undefined;
}) {
  const { t } = useTranslation(['entry', 'problem']);
  const { clock } = useGround();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className="soft small">
        {t('since')}
      </label>
      <input
        id={id}
        type="time"
        className="number"
        value={since}
        aria-invalid={problem !== undefined}
        aria-describedby={problem && `${id}-problem`}
        onChange={(event) => {
          setSince(event.target.value);
        }}
      />
      <ProblemLine problem={problem} id={`${id}-problem`} />
      <div className="entry-quick entry-ago">
        {AGO.map((minutes) => (
          <button
            key={minutes}
            type="button"
            className="button number"
            onClick={() => {
              setSince(lightFormat(clock().getTime() - minutes * MINUTE_MS, 'HH:mm'));
            }}
          >
            {t('ago', { minutes })}
          </button>
        ))}
      </div>
    </div>
  );
}
