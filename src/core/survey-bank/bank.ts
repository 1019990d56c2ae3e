import type { Question } from '../survey';
import { homeworkQuestions } from './homework';
import { freeDayQuestions } from './free-day';
import { opinionQuestions } from './opinion';
import { serviceQuestions } from './after-school';
import { sleepQuestions } from './sleep';

/** What the questions of the bank are about, in the order they are offered. */
export const BANK_TOPICS = ['homework', 'opinion', 'sleep', 'service', 'free-day'] as const;
export type BankTopic = (typeof BANK_TOPICS)[number];

/** Questions a school may take into its survey, in plain words, with answers that lean to no side. */
export const QUESTION_BANK: Record<BankTopic, Question[]> = {
  homework: homeworkQuestions,
  opinion: opinionQuestions,
  sleep: sleepQuestions,
  service: serviceQuestions,
  'free-day': freeDayQuestions,
};
