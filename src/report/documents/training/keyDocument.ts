import { type AnswerKey, answerKey } from '../../../results/packFiles.js';
import type { CaseKey, Pack, PromptKey, QuestionKey } from '../../../training/pack.js';
import { type Document, type SectionPart, sectionPart, textPart } from '../../document/document.js';
import { bullet, type Line } from '../../document/words.js';
import { assumedSection } from './assumedSection.js';
import { correctionParts } from './correctionParts.js';
import { facilitatorPage } from './packPage.js';
import { answerOf, caseName, entryWords, itemName, itemOf, JUDGEMENT_WORDS } from './packText.js';

/** The answer key: for each case and key question the judgement, why, and what decides each prompt. */
export function keyDocument(pack: Pack): Document<AnswerKey> {
  return facilitatorPage(pack, {
    command: 'pack',
    title: 'Answer key',
    sentence: null,
    parts: [...correctionParts(pack), ...pack.key.map((key) => caseSection(pack, key)), assumedSection(pack)],
    data: answerKey(pack),
  });
}

function caseSection(pack: Pack, key: CaseKey): SectionPart {
  const { oversight, difficulty, questions } = key;
  const where = oversight.entries.length > 0 ? ` (${entryWords(oversight.entries)})` : '';
  const about = `Management oversight: ${oversight.standing}${where}.${difficulty === null ? '' : ` Difficulty ${difficulty.overall.toFixed(2)}.`}`;
  return sectionPart(
    caseName(key),
    [textPart(null, [about]), ...questions.map((question) => questionSection(pack, question))],
    { onPaper: 'ownPage' },
  );
}

function questionSection(pack: Pack, { item, judgement, why, prompts }: QuestionKey): SectionPart {
  const heading = `${itemName(itemOf(pack, item))}: ${JUDGEMENT_WORDS[judgement]}`;
  return sectionPart(heading, [textPart(null, [why, ...prompts.map((prompt) => promptLine(pack, prompt))])]);
}

function promptLine(pack: Pack, prompt: PromptKey): Line {
  const { letter, short } = itemOf(pack, prompt.item);
  const either = prompt.either === null ? '' : ` ${prompt.either}`;
  return bullet([
    { strong: `(${letter}) ${short}: ${answerOf(prompt)}` },
    ` (${entryWords(prompt.entries)}). ${prompt.why}${either} `,
    { aside: 'Common wrong reason', says: prompt.wrong },
  ]);
}
