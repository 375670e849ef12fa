import { percentAsWritten } from '../../../words/format.js';

/** `95%` and `99.9%`, never `95.0%`; a level below 1 never prints as 100%. */
export const levelText = (confidence: number) => percentAsWritten(confidence);
