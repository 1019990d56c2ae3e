import { tokenBlockOf } from '../../core/token-block';
import type { Home } from './database';
import { tokenBlockId, type LetterRow, type Token } from './letter-rows';
import { isSoundTokenBlock } from './sound-letters';

type Asked = Pick<LetterRow, 'child' | 'class' | 'term' | 'night'>;

/** The token of an evening, if it was given out. */
export async function tokenOfNight(
  home: Home,
  { child, class: classId, term, night }: Asked,
): Promise<Token | undefined> {
  const id = tokenBlockId(child, classId, { term, first: tokenBlockOf(night) });
  const block = await home.tokenBlocks.get(id);
  const given = block && isSoundTokenBlock(block) ? block.given : undefined;
  const found = given?.find((each) => each.night === night);
  return found && 'token' in found ? { nonce: found.nonce, token: found.token } : undefined;
}
