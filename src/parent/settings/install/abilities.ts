import type { BrowserFacts } from '../../device/facts';
import { platformOf } from '../../device/platform';

/** Why an ability is missing here. */
export type Why = 'browser' | 'needs-https' | 'needs-install' | 'inside-app' | 'not-granted';

/** One thing a browser may or may not do for the diary; none of them is needed to keep it. */
export type Ability = { ability: AbilityName } & ({ state: 'yes' } | { state: 'no'; why: Why });

type AbilityName = 'offline' | 'persistence' | 'wake-lock' | 'badge' | 'clipboard' | 'install';

/** What this browser can do, always the same six in the same order. */
export function abilitiesOf(facts: BrowserFacts): Ability[] {
  return [
    has('offline', facts.hasServiceWorker, facts),
    persistence(facts),
    has('wake-lock', facts.hasWakeLock, facts),
    badge(facts),
    has('clipboard', facts.hasClipboard, facts),
    install(facts),
  ];
}

function has(ability: AbilityName, isThere: boolean, facts: BrowserFacts): Ability {
  return isThere ? { ability, state: 'yes' } : { ability, state: 'no', why: missing(facts) };
}

/** On plain http the browser hides what it has, so that its absence there says nothing about the browser. */
function missing(facts: BrowserFacts): Why {
  return facts.isSecure ? 'browser' : 'needs-https';
}

function persistence(facts: BrowserFacts): Ability {
  const ability = 'persistence';
  if (facts.persistence === 'not-granted') return { ability, state: 'no', why: 'not-granted' };
  return has(ability, facts.persistence === 'granted', facts);
}

/** A browser may know badges and still have no icon of ours to put one on. */
function badge(facts: BrowserFacts): Ability {
  const isWaiting = facts.hasBadge && !facts.isStandalone;
  return isWaiting
    ? { ability: 'badge', state: 'no', why: 'needs-install' }
    : has('badge', facts.hasBadge, facts);
}

function install(facts: BrowserFacts): Ability {
  const ability = 'install';
  const platform = platformOf(facts.userAgent, facts);
  if (platform.kind === 'inside') return { ability, state: 'no', why: 'inside-app' };
  const isDesktopWithout = platform.kind === 'desktop' && platform.browser === 'other';
  return has(ability, platform.kind !== 'not-secure' && !isDesktopWithout, facts);
}
