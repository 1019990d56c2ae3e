import './alone.css';

type AnswerFootProps = { no: string; onNo: () => void; yes: string; onYes: () => void };

/** The two answers of a page without tabs, where a thumb reaches however long the page is. */
export function AnswerFoot({ no, onNo, yes, onYes }: AnswerFootProps) {
  return (
    <div className="row answer-foot">
      <button type="button" className="button" onClick={onNo}>
        {no}
      </button>
      <button type="button" className="button button-main grow" onClick={onYes}>
        {yes}
      </button>
    </div>
  );
}
