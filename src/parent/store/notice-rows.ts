import type { Notice } from '../../core/notice';

/** A class's notice of one night as it was last shown; children of one class share it. Its id is that of a figure. */
export type NoticeRow = Notice & { id: string; class: string };
