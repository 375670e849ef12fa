import { unverifiedLaw } from '../../../training/law/offences.js';
import { type Part, textPart } from '../../document/document.js';
import { bullet } from '../../document/words.js';

/** The lines of the law table that no text was found for, which a reader has to check before relying on them. */
export function lawFromMemory(): Part {
  return textPart('Of the law table, from memory and to be checked', unverifiedLaw().map(bullet));
}
