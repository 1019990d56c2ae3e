import type { Accounts } from './accounts';
import type { Clock } from './clock';
import type { Keeping } from './database/keeping';
import type { Paces } from './paces';
import type { Secrets } from './secrets';
import type { TermKeys } from './tokens/keys';
import type { TokenWork } from './tokens/work';

/** Everything a handler may use. */
export type House = {
  keeping: Keeping;
  accounts: Accounts;
  keys: TermKeys;
  tokens: TokenWork;
  secrets: Secrets;
  paces: Paces;
  clock: Clock;
};

/**
 * Who stands at the door. `own` is the origin of our pages as this visitor sees them, `reached` where phones of
 * families open it, `address` what only `paces` looks at.
 */
export type Visit = { house: House; headers: Headers; own: URL; reached: URL; address: string };
