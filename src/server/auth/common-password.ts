/** Below so many guesses a password counts as one that is found quickly: eight random letters take ten thousand times more. */
const fewGuesses = 5e7;

/** Words that passwords are made of in offices here, as people spell them; the lists of the library are English for the most part. */
const localWords = [
  'yingji',
  'yingjiju',
  'yingjiguanli',
  'anquan',
  'xiaofang',
  'zhengfu',
  'xianwei',
  'gongzuo',
  'mima',
  'admin',
  'administrator',
  'guanliyuan',
  'zhongguo',
  'woaini',
  'woaiwojia',
  'huawei',
  'wangluo',
  'bangong',
  '5201314',
  '1314520',
  '1qaz',
  '2wsx',
];

interface Estimator {
  check(password: string, own: string[]): { readonly guesses: number };
}

/**
 * Whether a password is one that is guessed quickly: a common one or a variation of it, a walk over the keyboard, a date, repetitions,
 * or made of what is known of its owner (`own`, e.g. the username). Takes up to 100 ms, and 200 more the first time.
 */
export async function isCommonPassword(password: string, own: readonly string[]): Promise<boolean> {
  estimator ??= loadEstimator();
  const { guesses } = (await estimator).check(password.slice(0, 64), [...localWords, ...own]);
  return guesses < fewGuesses;
}

// Fetched when the first password is made: the word lists take 20 MB.
let estimator: Promise<Estimator> | undefined;
async function loadEstimator(): Promise<Estimator> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
}
