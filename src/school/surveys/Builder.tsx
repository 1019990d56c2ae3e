import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Element } from '../../core/survey';
import { surveyFaults } from '../../core/survey-faults';
import { Choice } from '../../ui/Choice';
import type { SurveyDraft } from '../../wire/survey-desk';
import { SURVEY_CARD, useChosen } from './builder-chosen';
import { insertElement, placeBelow } from './builder-draft';
import type { Keeper } from './builder-keeper';
import { BuilderAdd } from './BuilderAdd';
import { Begin, Advice } from './BuilderBegin';
import { BuilderCrosses } from './BuilderCrosses';
import { BuilderFaults } from './BuilderFaults';
import { BuilderFile } from './BuilderFile';
import { BuilderList } from './BuilderList';
import { Other, Unkept } from './BuilderOther';
import { BuilderPreview } from './BuilderPreview';
import { BuilderSaid } from './BuilderSaid';
import { StandingLine } from './BuilderStanding';

type SidesProps = { side: 'edit' | 'preview'; onTurn: (side: 'edit' | 'preview') => void };

/** On a phone one side is seen at a time. */
function Sides({ side, onTurn }: SidesProps) {
  const { t } = useTranslation('survey-edit');
  return (
    <div className="builder-sides">
      <Choice
        label={t('side.label')}
        isLabelHidden
        options={(['edit', 'preview'] as const).map((value) => ({ value, label: t(`side.${value}`) }))}
        value={side}
        onChange={onTurn}
      />
    </div>
  );
}

type TitleProps = {
  draft: SurveyDraft;
  onChange: (draft: SurveyDraft) => void;
  onGoTo: (name: string) => void;
};

/** What the survey is called and for. */
function Title({ draft, onChange, onGoTo }: TitleProps) {
  const { t } = useTranslation('survey-edit');
  const { definition } = draft;
  return (
    <section className="sheet stack" data-card={SURVEY_CARD}>
      <BuilderSaid
        label={t('part.survey')}
        said={definition.title}
        need="needed"
        onChange={(title) => onChange({ ...draft, definition: { ...definition, title } })}
      />
      <BuilderSaid
        label={t('part.purpose')}
        said={definition.description}
        need="needed"
        size="long"
        onChange={(description) => onChange({ ...draft, definition: { ...definition, description } })}
      />
      <Advice {...{ definition, onGoTo }} />
    </section>
  );
}

/** The desk a survey is composed at: what is typed left, and what families will see right. */
export function Builder({ keeper }: { keeper: Keeper }) {
  const { draft, standing } = keeper.shot();
  const { chosen, setChosen, goTo } = useChosen();
  const [side, setSide] = useState<SidesProps['side']>('edit');
  const { definition } = draft;
  const faults = surveyFaults(definition, draft.crosses);
  const change = (next: SurveyDraft['definition']) => keeper.write({ ...draft, definition: next });
  const place = placeBelow(definition, chosen);
  const put = (element: Element) => {
    change(insertElement(definition, element, place));
    goTo(element.name);
  };
  return (
    <>
      <StandingLine keeper={keeper} />
      {standing.kind === 'other' && <Other keeper={keeper} survey={standing.survey} />}
      <Unkept keeper={keeper} />
      <BuilderFaults {...{ definition, faults }} onGoTo={goTo} />
      <Sides side={side} onTurn={setSide} />
      <div className="builder" data-side={side}>
        <div className="stack builder-edit">
          {definition.elements.length === 0 && <Begin onBegin={keeper.write} />}
          <Title draft={draft} onChange={keeper.write} onGoTo={goTo} />
          <BuilderList
            {...{ definition, faults, chosen }}
            onChoose={setChosen}
            onGoTo={goTo}
            onChange={change}
          />
          <BuilderAdd {...{ definition, place }} onTake={put} />
          <BuilderCrosses draft={draft} onChange={keeper.write} />
          <BuilderFile draft={draft} id={keeper.place.id} onRead={keeper.write} />
        </div>
        <BuilderPreview definition={definition} begin={chosen} />
      </div>
    </>
  );
}
