import { useLocation, useSearchParams } from 'wouter';

/** Which sheet lies over a screen: it stands in the URL, so that the phone's back gesture closes it. */
export type SheetName = 'log' | 'edit' | 'split' | 'timer' | 'school' | 'line' | 'paste';
export const SHEETS: readonly SheetName[] = ['log', 'edit', 'split', 'timer', 'school', 'line', 'paste'];

type Pushed = { isSheet?: boolean } | null;

/** Opens and closes sheets over the screen that is shown. */
export function useSheet(): { open: (name: SheetName, value: string) => void; close: () => void } {
  const [path, navigate] = useLocation();
  return {
    open: (name, value) => {
      navigate(`${path}?${name}=${encodeURIComponent(value)}`, { state: { isSheet: true } });
    },
    close: () => {
      if ((history.state as Pushed)?.isSheet) history.back();
      else navigate(path, { replace: true });
    },
  };
}

/** The sheet the URL asks for, if any. */
export function useOpenSheet(): { name: SheetName; value: string } | undefined {
  const [search] = useSearchParams();
  const name = SHEETS.find((each) => search.has(each));
  return name && { name, value: search.get(name) ?? '' };
}
