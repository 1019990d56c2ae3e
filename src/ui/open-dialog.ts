import { useSyncExternalStore } from 'react';

let openDialog: HTMLDialogElement | undefined;
const onlookers = new Set<() => void>();

/** Dialog.tsx alone says so. */
export function setOpenDialog(dialog: HTMLDialogElement | undefined): void {
  openDialog = dialog;
  for (const look of onlookers) look();
}

function watchOpenDialog(look: () => void): () => void {
  onlookers.add(look);
  return () => onlookers.delete(look);
}

/** The dialog that lies over everything else, if one is open: what is to be read now must stand in it. */
export function useOpenDialog(): HTMLDialogElement | undefined {
  return useSyncExternalStore(watchOpenDialog, () => openDialog);
}
