/** What the form itself says, beside the words of the survey. Both apps have them under `form` in their namespace `survey`. */
export type FormWords = {
  required: string;
  most: (count: number) => string;
  mostTaken: (count: number) => string;
  bounds: (min: number, max: number) => string;
  left: (count: number) => string;
  nobody: string;
  choose: string;
  clear: string;
  less: string;
  more: string;
  progress: (at: number, of: number) => string;
  back: string;
  next: string;
  skip: string;
  end: string;
  fault: (fault: string) => string;
};

/** Says one of the words under `form`, by its key there. */
type Say = (key: string, values?: Record<string, unknown>) => string;

/** The words of the form in the language the app speaks; `end` is what leads on from the last question. */
export function formWords(say: Say): FormWords {
  return {
    required: say('required'),
    most: (count) => say('most', { count }),
    mostTaken: (count) => say('mostTaken', { count }),
    bounds: (min, max) => say('bounds', { min, max }),
    left: (count) => say('left', { count }),
    nobody: say('nobody'),
    choose: say('choose'),
    clear: say('clear'),
    less: say('less'),
    more: say('more'),
    progress: (at, of) => say('progress', { at, of }),
    back: say('back'),
    next: say('next'),
    skip: say('skip'),
    end: say('end'),
    fault: (fault) => say(`fault.${fault}`),
  };
}
