import { tryExamples } from './tryExamples.js';

// Those that take long, or need the output of another command, are in examples.long.test.ts.
tryExamples({ long: false });
