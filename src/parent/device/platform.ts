import { openedInside, type OtherApp } from '../inside/which';
import type { BrowserFacts } from './facts';

/** Where the app runs, as far as the way to install it differs. */
export type Platform =
  | { kind: 'installed' }
  | { kind: 'inside'; app: OtherApp }
  | { kind: 'not-secure' }
  | { kind: 'ios' }
  | { kind: 'android'; maker: 'xiaomi' | 'huawei' | 'other' }
  | { kind: 'desktop'; browser: 'chromium' | 'safari' | 'other' };

/** The kind of place an address was opened in: what shuts out installing altogether comes first. */
export function platformOf(
  userAgent: string,
  facts: Pick<BrowserFacts, 'isStandalone' | 'isSecure' | 'touchPoints'>,
): Platform {
  if (facts.isStandalone) return { kind: 'installed' };
  const app = openedInside(userAgent);
  if (app) return { kind: 'inside', app };
  if (!facts.isSecure) return { kind: 'not-secure' };
  if (isIos(userAgent, facts.touchPoints)) return { kind: 'ios' };
  if (/Android|OpenHarmony|HarmonyOS/i.test(userAgent)) return { kind: 'android', maker: makerOf(userAgent) };
  return { kind: 'desktop', browser: desktopBrowserOf(userAgent) };
}

/** An iPad calls itself a Mac, but no Mac has a touch screen. */
function isIos(userAgent: string, touchPoints: number): boolean {
  return /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && touchPoints > 1);
}

function makerOf(userAgent: string): 'xiaomi' | 'huawei' | 'other' {
  if (/MiuiBrowser|XiaoMi|Redmi|POCO|HyperOS|\bMI\b/i.test(userAgent)) return 'xiaomi';
  if (/Huawei|Honor|OpenHarmony|HarmonyOS|HMSCore/i.test(userAgent)) return 'huawei';
  return 'other';
}

function desktopBrowserOf(userAgent: string): 'chromium' | 'safari' | 'other' {
  if (userAgent.includes('Chrome/')) return 'chromium';
  return userAgent.includes('Macintosh') && userAgent.includes('Safari/') ? 'safari' : 'other';
}
