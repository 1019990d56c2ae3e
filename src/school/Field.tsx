import { useId, type ComponentProps, type ReactNode } from 'react';
import type { Problem } from '../core/problem';
import { ProblemLine } from './ProblemLine';

type FieldProps = {
  label: string;
  /** Why it is asked, or how to write it. */
  help?: ReactNode;
  problem?: Problem | undefined;
} & Omit<ComponentProps<'input'>, 'id' | 'className'>;

/** A line to type in, with its name, what it is for, and what is wrong with it. */
export function Field({ label, help, problem, ...input }: FieldProps) {
  const id = useId();
  const described = [help ? `${id}-help` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        autoComplete="off"
        aria-invalid={problem !== undefined}
        aria-describedby={described === '' ? undefined : described}
        {...input}
      />
      {help !== undefined && (
        <p id={`${id}-help`} className="soft small">
          {help}
        </p>
      )}
      <ProblemLine id={`${id}-problem`} problem={problem} />
    </div>
  );
}
