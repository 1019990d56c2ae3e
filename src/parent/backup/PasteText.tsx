import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** For backups that travelled as text: out of WeChat, out of the notes. What was pasted stays until it is taken. */
export function PasteText({ onText }: { onText: (text: string) => void }) {
  const { t } = useTranslation('backup');
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  if (!isOpen)
    return (
      <button
        type="button"
        className="button button-quiet"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('paste.open')}
      </button>
    );
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onText(text);
      }}
    >
      <div className="field">
        <label htmlFor={id} className="soft small">
          {t('paste.label')}
        </label>
        <textarea
          id={id}
          className="input backup-text"
          rows={6}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
      </div>
      <button type="submit" className="button">
        {t('paste.read')}
      </button>
    </form>
  );
}
