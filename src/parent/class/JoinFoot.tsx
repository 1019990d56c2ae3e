type JoinFootProps = { no: string; onNo: () => void; yes: string; onYes: () => void };

/** The two answers of a page of joining, where a thumb reaches however long the page is. */
export function JoinFoot({ no, onNo, yes, onYes }: JoinFootProps) {
  return (
    <div className="row class-foot">
      <button type="button" className="button" onClick={onNo}>
        {no}
      </button>
      <button type="button" className="button button-main grow" onClick={onYes}>
        {yes}
      </button>
    </div>
  );
}
