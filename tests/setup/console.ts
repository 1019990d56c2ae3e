import { beforeEach, expect, onTestFinished, vi } from 'vitest';

type Complaint = { level: 'warn' | 'error'; text: string };

let complaints: Complaint[] = [];
let expected: RegExp[] = [];

/** Says that this test makes the program complain, and how. Any other warning or error on the console fails the test. */
export function expectComplaint(pattern: RegExp): void {
  expected.push(pattern);
}

beforeEach(() => {
  complaints = [];
  expected = [];
  for (const level of ['warn', 'error'] as const) {
    vi.spyOn(console, level).mockImplementation((...parts: unknown[]) => {
      complaints.push({ level, text: parts.map(String).join(' ') });
    });
  }
  // Asked for first, so done last: what a test closes behind itself may complain too.
  onTestFinished(() => {
    const unexpected = complaints.filter(({ text }) => !expected.some((pattern) => pattern.test(text)));
    const unheard = expected.filter((pattern) => !complaints.some(({ text }) => pattern.test(text)));
    expect(unexpected, 'complaints on the console that no test expects').toEqual([]);
    expect(unheard, 'complaints expected, but never made').toEqual([]);
  });
});
