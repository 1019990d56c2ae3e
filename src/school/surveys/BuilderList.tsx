import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isQuestion, type Definition, type Element } from '../../core/survey';
import type { SurveyFault } from '../../core/survey-faults';
import { useDesk } from '../desk';
import { placeOf, useDrag, type Drag } from './builder-drag';
import { changeElement, duplicateElement, moveElement, removeElement, restoreElement } from './builder-draft';
import { BuilderCard } from './BuilderCard';
import { useSaid } from './BuilderCondition';

type ListProps = {
  definition: Definition;
  faults: readonly SurveyFault[];
  chosen: string | undefined;
  onChoose: (name: string | undefined) => void;
  /** Opens a question and takes the eye and the keyboard there. */
  onGoTo: (name: string) => void;
  onChange: (definition: Definition) => void;
};

/** A node that is moved in the page loses the focus; it is given back. */
function useKeptFocus(definition: Definition) {
  const held = useRef<HTMLElement | undefined>(undefined);
  useLayoutEffect(() => {
    held.current?.focus();
    held.current = undefined;
  }, [definition]);
  return () => {
    held.current = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
  };
}

/** Stands where the question stood; the keyboard that took it out can put it back at once. */
function Undo({ title, onUndo }: { title: string; onUndo: () => void }) {
  const { t } = useTranslation('survey-edit');
  const key = useRef<HTMLButtonElement>(null);
  useEffect(() => key.current?.focus(), []);
  return (
    <li className="row">
      <p role="status">{t('removed', { title })}</p>
      <button ref={key} type="button" className="button" onClick={onUndo}>
        {t('undo')}
      </button>
    </li>
  );
}

/** At which card the line is drawn for a gap: below the one before it, or above the first. */
function lineAt(drag: Drag | undefined, at: number): 'before' | 'after' | undefined {
  if (!drag || placeOf(drag) === drag.from) return undefined;
  if (drag.gap === 0) return at === 0 ? 'before' : undefined;
  return drag.gap - 1 === at ? 'after' : undefined;
}

/** Moves an element, by keys or by hand; what keeps it where it is, is said. */
function useMoves({ definition, onChange }: Pick<ListProps, 'definition' | 'onChange'>) {
  const { t } = useTranslation('survey-edit');
  const { tell } = useDesk();
  const titleOf = useTitle();
  const holdFocus = useKeptFocus(definition);
  const [moved, setMoved] = useState('');
  const move = (from: number, to: number) => {
    const done = moveElement(definition, definition.elements[from]?.name ?? '', to);
    if (done.kind === 'held') tell(t(`held.${done.how}`, { title: titleOf(done.by) }));
    if (done.kind !== 'moved') return;
    holdFocus();
    onChange(done.definition);
    setMoved(t('moved', { at: done.at + 1 }));
  };
  return { move, moved };
}

function useTitle() {
  const { t } = useTranslation('survey-edit');
  const say = useSaid();
  return (element: Element) => say(isQuestion(element) ? element.title : element.html) || t('unnamed');
}

/** The questions in order: opened, moved, doubled, taken out and put back. */
export function BuilderList({ definition, faults, chosen, onChoose, onGoTo, onChange }: ListProps) {
  const titleOf = useTitle();
  const list = useRef<HTMLOListElement>(null);
  const [removed, setRemoved] = useState<{ element: Element; at: number }>();
  const { move, moved } = useMoves({ definition, onChange });
  const { drag, handleOf } = useDrag(list, move);
  const { elements } = definition;
  const undo = removed && (
    <Undo
      key={`without ${removed.element.name}`}
      title={titleOf(removed.element)}
      onUndo={() => {
        const { definition: whole, name } = restoreElement(definition, removed.element, removed.at);
        onChange(whole);
        setRemoved(undefined);
        onGoTo(name);
      }}
    />
  );
  const cards = elements.map((element, at) => {
    const { name } = element;
    return (
      <BuilderCard
        key={name}
        {...{ definition, element }}
        heading={`${String(at + 1)}. ${titleOf(element)}`}
        faults={faults.filter((fault) => 'name' in fault && fault.name === name)}
        isOpen={chosen === name}
        line={lineAt(drag, at)}
        isDragged={drag?.from === at}
        handle={handleOf(at)}
        onOpen={() => onChoose(chosen === name ? undefined : name)}
        onChange={(next) => onChange(changeElement(definition, next))}
        onMove={(by) => move(at, at + by)}
        onDouble={() => {
          const { definition: next, made } = duplicateElement(definition, name);
          onChange(next);
          onGoTo(made);
        }}
        onRemove={() => {
          setRemoved({ element, at });
          onChange(removeElement(definition, name));
        }}
      />
    );
  });
  return (
    <>
      <p role="status" className="hidden-but-read">
        {moved}
      </p>
      <ol className="builder-list" ref={list} data-dragging={drag ? true : undefined}>
        {removed ? [...cards.slice(0, removed.at), undo, ...cards.slice(removed.at)] : cards}
      </ol>
    </>
  );
}
