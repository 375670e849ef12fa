/** The whole numbers that are written as words, each at its own index: `NUMBER_WORDS[7]` is `seven`. */
export const NUMBER_WORDS: readonly string[] =
  `no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen twenty`.split(/\s+/);
