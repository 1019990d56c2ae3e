import { tied } from '../tied';

/** A sentence whose words between <b> and </b> stand out: the translator says which. */
export function Bold({ text }: { text: string }) {
  return tied(text)
    .split(/<\/?b>/)
    .map((part, index) => (index % 2 === 1 ? <strong key={part}>{part}</strong> : part));
}
