// The command line as a few files: as some six hundred, with its libraries, it takes Node a fifth of a second longer to
// start. The library in dist stays as it was compiled.
export default {
  input: 'dist/cli/main.js',
  platform: 'node',
  // It starts a worker from a file beside its own.
  external: ['tinypool'],
  output: { dir: 'dist/cli' },
};
