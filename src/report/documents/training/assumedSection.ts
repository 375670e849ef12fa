import type { Pack } from '../../../training/pack.js';
import { type SectionPart, sectionPart, textPart } from '../../document/document.js';
import { bullet } from '../../document/words.js';
import { lawFromMemory } from './lawFromMemory.js';

/** What the cases and their key rest on that no publication says: in the notes and in the key. */
export function assumedSection({ notes }: Pack): SectionPart {
  return sectionPart('What is assumed', [textPart(null, notes.assumptions.map(bullet)), lawFromMemory()]);
}
