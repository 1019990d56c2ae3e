import type * as z from 'zod/mini';
import { DEMO } from '../wire/demo';

/** Asks the demo one question; undefined where it cannot answer now, whatever the reason. */
export async function askDemo<Answer>(
  path: string,
  question: object,
  schema: z.ZodMiniType<Answer>,
): Promise<Answer | 'making' | 'away'> {
  try {
    const response = await fetch(`${DEMO}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(question),
      credentials: 'omit',
      cache: 'no-store',
    });
    if (response.status === 503) return 'making';
    return schema.safeParse(await response.json()).data ?? 'away';
  } catch {
    return 'away';
  }
}
