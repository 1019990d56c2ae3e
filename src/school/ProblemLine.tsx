import { useTranslation } from 'react-i18next';
import type { Problem } from '../core/problem';

/** Puts a problem into words; one that no page of the school should meet is told as our own mistake. */
export function useSentence(): (problem: Problem) => string {
  const { t, i18n } = useTranslation('problem');
  return ({ kind }) => (i18n.exists(`problem:${kind}`) ? t(`problem:${kind}`) : t('unexpected'));
}

/** Says beside a field what is wrong with what was typed; nothing while all is well. */
export function ProblemLine({ problem, id }: { problem: Problem | undefined; id?: string }) {
  const sentence = useSentence();
  if (!problem) return null;
  return (
    <p id={id} className="problem" role="alert">
      {sentence(problem)}
    </p>
  );
}
