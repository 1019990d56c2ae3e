import deriveWorker from '../store/file/derive.worker?worker&url';
import fileWorker from '../store/file/write-file.worker?worker&url';
import tokenWorker from '../sync/token.worker?worker&url';

/** TypeScript's DOM does not know Trusted Types yet; this is the little of them we use. */
type TrustedTypes = {
  createPolicy: (name: string, policy: Policy) => Policy;
};
type Policy = { createScriptURL: (address: string) => string };

/** The only script addresses this app ever makes at run time. */
const SCRIPTS: readonly string[] = ['/sw.js', tokenWorker, deriveWorker, fileWorker];

/** The CSP allows the name once a page, so the policy is made once. */
let policy: Policy | undefined;

/**
 * The address of one of our own scripts, in the form a page under `require-trusted-types-for` accepts; the
 * plain string where the browser has no Trusted Types. The policy's name stands in the endpoint's CSP.
 */
export function trustedScript(address: string): string {
  policy ??= makePolicy();
  return policy.createScriptURL(address);
}

function makePolicy(): Policy {
  const plain: Policy = { createScriptURL: ownScript };
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  return trustedTypes?.createPolicy('lamplight', plain) ?? plain;
}

function ownScript(address: string): string {
  if (!SCRIPTS.includes(address)) throw new TypeError(`${address} is not a script of this app.`);
  return address;
}
