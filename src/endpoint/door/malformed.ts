import { refuse, type Refusal } from './reply';

type Issue = { code?: string | undefined; path?: readonly PropertyKey[] | undefined };

const PASSWORDS: readonly PropertyKey[] = ['password', 'newPassword'];

/** A question that is not of its schema: the field it fails at, and a short password by its own name. */
export function malformed(issues: readonly Issue[]): Refusal {
  const issue = issues[0];
  const field = issue?.path?.filter((part) => typeof part === 'string').at(-1);
  if (field === undefined) return refuse('question-malformed');
  const isShort = issue?.code === 'too_small' && PASSWORDS.includes(field);
  return refuse(isShort ? 'password-short' : 'question-malformed', { field });
}
