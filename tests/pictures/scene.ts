import type { Page } from 'playwright-core';
import type { PhoneDiary } from '../setup/household';
import type { Visitor } from './school';

/** One screen in one state, at one moment. */
export type Scene = {
  name: string;
  at: number;
  diary: PhoneDiary;
  path: string;
  /** Taps that lead to the state, where the address does not. */
  act?: (page: Page) => Promise<void>;
  userAgent?: string;
  /** Opened by a name that is not this machine, on plain http. */
  isPlainHttp?: boolean;
  /** Runs in the page before the app. */
  before?: () => void;
  /** Whose eyes: set on the school's screens, which need a running endpoint and no diary. */
  visitor?: Visitor;
};
