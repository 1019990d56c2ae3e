import { isQuestion, type Definition, type Element } from './survey';
import { saidIn } from './survey-words';

// Seconds, as tired people read and tap; measured by nobody, and rather too many than too few.
const LETTERS_A_SECOND = 6;
const seconds = { single: 4, list: 5, ticks: 5, number: 6, open: 25, row: 4 };

/** How many minutes a survey takes, whole, with all it may show; at least one. */
export function minutesNeeded(definition: Definition): number {
  const letters = definition.title['zh-cn'].length + definition.description['zh-cn'].length;
  const needed = definition.elements.reduce((sum, each) => sum + secondsOf(each), letters / LETTERS_A_SECOND);
  return Math.max(1, Math.ceil(needed / 60));
}

function secondsOf(element: Element): number {
  const lines = saidIn(element).map(({ said }) => said['zh-cn'] || said.en);
  // Of a list nobody reads more than it takes to find the own line.
  const most = element.type === 'dropdown' ? 2 : lines.length;
  const letters = lines.slice(0, most).reduce((sum, line) => sum + line.length, 0);
  return letters / LETTERS_A_SECOND + (isQuestion(element) ? answering(element) : 0);
}

function answering(question: Exclude<Element, { type: 'html' }>): number {
  switch (question.type) {
    case 'radiogroup':
    case 'rating':
    case 'boolean':
      return seconds.single;
    case 'dropdown':
      return seconds.list;
    case 'checkbox':
      return seconds.ticks;
    case 'text':
      return seconds.number;
    case 'comment':
      return seconds.open;
    case 'matrix':
      return seconds.row * question.rows.length;
  }
}
