import { tryExamples } from './tryExamples.js';

tryExamples({ long: true });
