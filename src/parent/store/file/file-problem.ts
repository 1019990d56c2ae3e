import type { Problem } from '../../../core/problem';

type Without = 'file-newer' | 'file-cut' | 'file-broken' | 'file-row' | 'file-too-large';
type FileKind = Extract<Problem['kind'], `file-${string}`>;

/** What is wrong with a field of a row: not there, not known to this version, or not what it may be. */
export type Flaw = 'missing' | 'unknown' | 'wrong';

/** Why a file of the family's was not taken, with what its sentence needs. Lines count from 1, as an editor shows them. */
export type FileProblem =
  | { kind: Exclude<FileKind, Without> }
  | { kind: 'file-too-large'; megabytes: number }
  | { kind: 'file-newer'; version: number }
  | { kind: 'file-cut' | 'file-broken'; line: number }
  /** `table` is one of the file's lists, `field` a word of the file. */
  | { kind: 'file-row'; line: number; table: string; field: string; flaw: Flaw };

/** Whether an outcome says why a file was not taken. */
export function isFileProblem(outcome: object): outcome is FileProblem {
  return 'kind' in outcome && typeof outcome.kind === 'string' && outcome.kind.startsWith('file-');
}
