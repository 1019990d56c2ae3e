import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Definition, Element } from '../../core/survey';
import type { SurveyFault } from '../../core/survey-faults';
import { GripIcon } from '../icons';
import type { useDrag } from './builder-drag';
import { BuilderEditor } from './BuilderEditor';

type KeysProps = { onMove: (by: 1 | -1) => void; onDouble: () => void; onRemove: () => void };

/** What can be done with one question as a whole. */
function Keys({ onMove, onDouble, onRemove }: KeysProps) {
  const { t } = useTranslation('survey-edit');
  const keys = [
    { label: t('up'), act: () => onMove(-1) },
    { label: t('down'), act: () => onMove(1) },
    { label: t('duplicate'), act: onDouble },
    { label: t('remove'), act: onRemove },
  ];
  return (
    <div className="row">
      {keys.map(({ label, act }) => (
        <button key={label} type="button" className="button button-plain" onClick={act}>
          {label}
        </button>
      ))}
    </div>
  );
}

/** What is wrong with one question, besides what is missing in a language. */
function Faults({ faults }: { faults: readonly SurveyFault[] }) {
  const { t } = useTranslation('survey-edit');
  const kinds = new Set(faults.map(({ kind }) => kind).filter((kind) => kind !== 'gap'));
  return [...kinds].map((kind) => (
    <p key={kind} className="problem">
      {t(`fault.${kind}`)}
    </p>
  ));
}

type CardProps = {
  definition: Definition;
  element: Element;
  /** Its number and words, as the list says them. */
  heading: ReactNode;
  /** What is wrong with it. */
  faults: readonly SurveyFault[];
  isOpen: boolean;
  onOpen: () => void;
  onChange: (element: Element) => void;
  /** Where the line stands that says where a dragged card would come. */
  line: 'before' | 'after' | undefined;
  isDragged: boolean;
  handle: ReturnType<ReturnType<typeof useDrag>['handleOf']>;
} & KeysProps;

/** One question of the list: its words and its handle, and opened everything that can be changed of it. */
export function BuilderCard({ definition, element, heading, faults, line, handle, ...props }: CardProps) {
  const { t } = useTranslation('survey-edit');
  const { isOpen, isDragged, onOpen, onChange, onMove, onDouble, onRemove } = props;
  return (
    <li
      className="sheet stack builder-card"
      data-card={element.name}
      data-line={line}
      data-dragged={isDragged || undefined}
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        onMove(event.key === 'ArrowUp' ? -1 : 1);
      }}
    >
      <div className="builder-head">
        <button type="button" className="builder-open" aria-expanded={isOpen} onClick={onOpen}>
          <b>{heading}</b>
          <span className="soft small">
            {t(`kind.${element.type}`)}
            {faults.length > 0 && ` · ${t('missing', { count: faults.length })}`}
          </span>
        </button>
        {/* For hands alone: the keys below and Alt with the arrows do the same. */}
        <span className="builder-handle" aria-hidden="true" {...handle}>
          <GripIcon />
          {t('drag')}
        </span>
      </div>
      {isOpen && (
        <>
          <BuilderEditor {...{ definition, element, onChange }} />
          <Faults faults={faults} />
          <Keys {...{ onMove, onDouble, onRemove }} />
        </>
      )}
    </li>
  );
}
