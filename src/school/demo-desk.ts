const DESK = /^\/demo\/(?:teacher|school)(?=\/|$)/;

/** The desk of the demo that a page of this address stands at: its endpoint is under the same path. Nothing elsewhere. */
export function demoDesk(path: string): string {
  return DESK.exec(path)?.[0] ?? '';
}
