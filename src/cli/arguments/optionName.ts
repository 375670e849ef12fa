/** What the library calls a thing, as the option that gives it: `clusterSize` is `--cluster-size`. */
export const optionName = (name: string) =>
  `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
