import { tryExamples } from './tryExamples.js';

tryExamples(true);
