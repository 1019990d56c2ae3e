/**
 * The world around the process is not as it must be: the message is one whole sentence for whoever starts it, and
 * the entry file prints that and nothing else.
 */
export function unusable(sentence: string): Error {
  return Object.assign(new Error(sentence), { name: 'Unusable' });
}

/** Whether an error was made by `unusable`. */
export function isUnusable(error: unknown): error is Error {
  return error instanceof Error && error.name === 'Unusable';
}

/** What a system call or a database calls its refusal: `ENOSPC`, `SQLITE_FULL`, `40001`. Empty where nothing is said. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}
