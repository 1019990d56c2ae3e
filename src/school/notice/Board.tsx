import { useState } from 'react';
import { useBoard, type BoardProps } from './board-state';
import { subjectsOf } from './desk-night';
import { Editor } from './Editor';
import { Posted } from './Posted';
import { PublicPage } from './PublicPage';

/** One class's night: what is posted comes first, to be copied; under it what is written now. */
export function Board(props: BoardProps) {
  const { of, night, asked, again } = props;
  const board = useBoard(props);
  const [isChanging, setChanging] = useState(false);
  const { isPosted } = board;
  // An auditor has no subjects here.
  const mayPost = subjectsOf(asked.desk).length > 0;
  const isWriting = mayPost && (!board.isDone || isChanging || board.draft !== undefined);
  const startChanging = () => {
    setChanging(true);
  };
  const finish = () => {
    board.change(undefined);
    setChanging(false);
    again();
  };
  return (
    <>
      {isPosted && (
        <Posted
          of={of}
          night={night}
          parts={board.parts}
          desk={asked.desk}
          onChange={mayPost && !isWriting ? startChanging : undefined}
        />
      )}
      {isWriting && <Editor {...props} board={board} onPosted={finish} />}
      {asked.desk.page && (
        <PublicPage of={of} page={asked.desk.page} mine={asked.desk.mine} onChanged={again} />
      )}
    </>
  );
}
