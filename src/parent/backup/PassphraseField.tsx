import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../core/problem';
import { ProblemLine } from '../ProblemLine';

type PassphraseProps = {
  label: string;
  value: string;
  isShown: boolean;
  isNew?: true;
  isWrong: boolean;
  describedBy: string;
  onChange: (text: string) => void;
};

/** Words that only the family knows, as dots or in plain. No browser shall keep them for a page it does not know. */
export function PassphraseField({
  label,
  value,
  isShown,
  isNew,
  isWrong,
  describedBy,
  onChange,
}: PassphraseProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={isShown ? 'text' : 'password'}
        autoComplete={isNew ? 'new-password' : 'off'}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        value={value}
        aria-invalid={isWrong}
        aria-describedby={describedBy}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </div>
  );
}

/** What was typed is easier to get right when it can be read. */
function ShowKey({ isShown, onTurn }: { isShown: boolean; onTurn: () => void }) {
  const { t } = useTranslation('sealed');
  return (
    <button type="button" className="button button-quiet" onClick={onTurn}>
      {t(isShown ? 'hide' : 'show')}
    </button>
  );
}

type FormProps = {
  /** Of the problem's line, by which fields are described. */
  problemId: string;
  problem: Problem | undefined;
  isShown: boolean;
  onTurn: () => void;
  /** The act, and what stands while it lasts. */
  yes: string;
  busy: string;
  isBusy: boolean;
  onYes: () => void;
  /** The fields. */
  children: ReactNode;
  /** What is to be known before the act. */
  warning?: ReactNode;
};

/** A form around passphrases: what is wrong, the key that shows them, and the act, which takes its time. */
export function PassphraseForm(props: FormProps) {
  const { problemId, problem, isShown, onTurn, yes, busy, isBusy, onYes, children, warning } = props;
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onYes();
      }}
    >
      {children}
      <ProblemLine id={problemId} problem={problem} />
      <ShowKey isShown={isShown} onTurn={onTurn} />
      {warning}
      <button type="submit" className="button button-main" disabled={isBusy} aria-busy={isBusy}>
        {yes}
      </button>
      <p role="status" className="soft">
        {isBusy && busy}
      </p>
    </form>
  );
}
