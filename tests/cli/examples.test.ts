import { tryExamples } from './tryExamples.js';

// Those that need the output of another command are in examples.long.test.ts.
tryExamples(false);
