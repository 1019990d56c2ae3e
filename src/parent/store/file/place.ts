/** A text that lies in a place, under its name. */
export type Kept = { name: string; text: string };

/**
 * Where this phone keeps the texts of its automatic backups. None is ever written over: a new one gets a name of its own,
 * so that a write that was cut off can only leave a torn text beside whole ones.
 */
export type Place = {
  read: () => Promise<Kept[]>;
  write: (kept: Kept) => Promise<void>;
  remove: (name: string) => Promise<void>;
};

/** What the worker is asked that writes files for browsers whose pages cannot. */
export type FileToWrite = Kept & { folder: string };
