import type { TFunction } from 'i18next';
import type { Titled } from '../../core/cited';
import type { LookBack } from '../../core/look-back';
import type { Stretch } from '../../core/stretch';

/** What the parent chose to show. The picture never names anybody: no nickname, and no subject of the family's own naming. */
export type SheetChoice = { name: string | undefined; showsFlags: boolean; showsOwnSubjects: boolean };

/** What the words of a sheet are made with. */
export type SheetWords = {
  t: TFunction<['sheet', 'app']>;
  titled: (titled: Titled) => string;
  grade: string;
};

/** A stretch about to be told. */
export type Told = { back: LookBack; stretch: Stretch; words: SheetWords; choice: SheetChoice };
