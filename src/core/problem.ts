/**
 * Everything that can go wrong by a visitor's hand or by the phone's, in one list; the apps hold a
 * sentence in both languages for each kind (words `problem`).
 */
export const PROBLEMS = [
  'minutes-empty',
  'minutes-not-a-number',
  'minutes-negative',
  'minutes-fraction',
  'minutes-zero',
  'minutes-too-many',
  'shares-do-not-sum',
  'start-not-a-time',
  'start-in-future',
  'start-too-long-ago',
  'night-in-future',
  'night-too-far-past',
  'night-not-a-date',
  'nickname-empty',
  'nickname-too-long',
  'grade-missing',
  'limit-not-a-number',
  'break-backwards',
  'storage-full',
  'storage-newer',
  'storage-blocked',
  'storage-closed',
  'storage-missing',
  // Joining a class.
  'code-unreadable',
  'code-mistyped',
  'code-not-in-picture',
  'code-unknown',
  'code-used',
  'door-closed',
  'class-full',
  'class-unknown',
  'keys-differ',
  'endpoint-busy',
  'endpoint-unreachable',
  // One contribution an evening.
  'seat-unknown',
  'too-few-families',
  'issue-too-often',
  'evening-not-open',
  'evening-closed',
  'token-refused',
  'letter-taken',
  // At the school's desk.
  'link-unknown',
  'name-empty',
  'school-name-empty',
  'contact-empty',
  'table-empty',
  'table-too-large',
  'table-is-workbook',
  'name-taken',
  'password-short',
  'sign-in-wrong',
  'sign-in-too-often',
  'needs-https',
  'not-signed-in',
  'not-allowed',
  'class-name-empty',
  'class-name-taken',
  'class-name-unreadable',
  'class-grade-unreadable',
  'class-size-unreadable',
  'class-size-below-used',
  'last-admin',
  // What has no place in the demo.
  'not-in-demo',
  // What no page of ours sends.
  'unknown-path',
  'question-malformed',
  'question-too-large',
  'credentials-refused',
] as const;

/** One thing that went wrong. */
export type Problem = { kind: (typeof PROBLEMS)[number] };

/** Whether an outcome is a Problem and not the value asked for. */
export function isProblem(outcome: unknown): outcome is Problem {
  return (
    typeof outcome === 'object' &&
    outcome !== null &&
    'kind' in outcome &&
    (PROBLEMS as readonly unknown[]).includes(outcome.kind)
  );
}
