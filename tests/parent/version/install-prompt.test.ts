import { expect, test, vi } from 'vitest';
import { captureInstallPrompt } from '../../../src/parent/version/install-prompt';

function anOffer(outcome: 'accepted' | 'dismissed') {
  return Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
    prompt: vi.fn(async () => undefined),
    userChoice: Promise.resolve({ outcome }),
  });
}

test('the offer is kept until the parent asks for it, and works once', async () => {
  const page = new EventTarget();
  const prompt = captureInstallPrompt(page);
  expect(prompt.offer()).toBe('none');
  const offer = anOffer('accepted');
  page.dispatchEvent(offer);
  expect(offer.defaultPrevented).toBe(true);
  expect(prompt.offer()).toBe('ready');
  expect(await prompt.ask()).toBe('accepted');
  expect(prompt.offer()).toBe('none');
  expect(await prompt.ask()).toBe('dismissed');
  expect(offer.prompt).toHaveBeenCalledTimes(1);
});

test('listeners hear of the offer and of the installing, until they stop listening', () => {
  const page = new EventTarget();
  const prompt = captureInstallPrompt(page);
  const heard = vi.fn(() => prompt.offer());
  const stop = prompt.subscribe(heard);
  page.dispatchEvent(anOffer('dismissed'));
  page.dispatchEvent(new Event('appinstalled'));
  stop();
  page.dispatchEvent(anOffer('dismissed'));
  expect(heard.mock.results.map(({ value }) => value as string)).toEqual(['ready', 'installed']);
});
