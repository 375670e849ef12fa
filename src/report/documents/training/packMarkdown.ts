import type { CaseFile, Pack } from '../../../training/pack.js';
import { percent } from '../../../words/format.js';
import { cellsOf } from '../../document/cells.js';
import { escapeMarkdown, renderMarkdown } from '../../render/markdown.js';
import { mixTable, sheetTable } from './packTables.js';
import {
  answerOf,
  entryWords,
  itemName,
  itemOf,
  JUDGEMENT_WORDS,
  originOfPack,
  placeOf,
  totalMinutes,
} from './packText.js';

const text = escapeMarkdown;
const paragraphs = (...lines: readonly string[]): string => lines.join('\n\n');

/** Every Markdown page says at its head that it is invented and at its foot where it comes from. */
function page(pack: Pack, ...lines: readonly string[]): string {
  return `${paragraphs(`*${text(pack.notice)}*`, ...lines, '---', text(originOfPack(pack)))}\n`;
}

/** A case file as a participant reads it. */
export function caseMarkdown(pack: Pack, file: CaseFile): string {
  return page(
    pack,
    `# Case ${file.number} (${file.id})`,
    file.front.map(({ label, value }) => `- **${text(label)}:** ${text(value)}`).join('\n'),
    ...file.entries.map(({ number, shown, title, paragraphs: said }) =>
      paragraphs(`**${number}. ${text(shown)} – ${text(title)}**`, ...said.map(text)),
    ),
  );
}

/** The answer sheet to print and fill in. */
export function sheetMarkdown(pack: Pack): string {
  return page(
    pack,
    '# Answer sheet',
    'Participant: ______________________',
    'Write Yes, No or Not relevant (Y, N, NR). The key question is your judgement, informed by the prompts; it is not a count of them.',
    renderMarkdown(cellsOf(sheetTable(pack))),
  );
}

export function keyMarkdown(pack: Pack): string {
  return page(
    pack,
    '# Answer key',
    ...pack.key.map((key) =>
      paragraphs(
        `## Case ${key.number} (${key.id})`,
        `Management oversight: ${text(key.oversight.standing)}${key.oversight.entries.length > 0 ? ` (${entryWords(key.oversight.entries)})` : ''}. Difficulty ${key.difficulty.overall.toFixed(2)}.`,
        ...key.questions.map((question) =>
          paragraphs(
            `### ${itemName(itemOf(pack, question.item))}: ${JUDGEMENT_WORDS[question.judgement]}`,
            text(question.why),
            question.prompts
              .map((prompt) => {
                const either = prompt.either === null ? '' : ` ${text(prompt.either)}`;
                return `- **(${itemOf(pack, prompt.item).letter}) ${text(itemOf(pack, prompt.item).short)}: ${answerOf(prompt)}** (${entryWords(prompt.entries)}). ${text(prompt.why)}${either} *Common wrong reason:* ${text(prompt.wrong)}`;
              })
              .join('\n'),
          ),
        ),
      ),
    ),
  );
}

export function notesMarkdown(pack: Pack): string {
  const { notes } = pack;
  return page(
    pack,
    '# Facilitator notes',
    '## Purpose',
    ...notes.purpose.map(text),
    `## Plan for the time: ${totalMinutes(pack)} minutes`,
    notes.plan.map(({ minutes, step }) => `1. ${minutes} minutes: ${text(step)}`).join('\n'),
    ...notes.cases.map((one) =>
      paragraphs(
        `## Case ${one.number} (${one.id})`,
        text(one.about),
        text(one.difficulty),
        '**Questions to ask**',
        one.questions.map((question) => `- ${text(question)}`).join('\n'),
        '**A strong answer notices**',
        one.strong
          .map(
            ({ item, entries, says }) =>
              `- ${text(placeOf(pack, item))}, ${entryWords(entries)}: ${text(says)}`,
          )
          .join('\n'),
        '**Published findings that it mirrors**',
        one.mirrors.map((finding) => `- ${text(finding)}`).join('\n'),
        `${text(one.pattern.answers)}: together in ${percent(one.pattern.shares.moderate, 1)} of the model's cases (${percent(one.pattern.shares.independent, 1)} without the assumed effects, ${percent(one.pattern.shares.strong, 1)} with strong ones).`,
      ),
    ),
    '## The mix',
    text(notes.mixNote),
    renderMarkdown(cellsOf(mixTable(pack))),
    '## Difficulty',
    ...notes.difficulty.map(text),
    '## What is assumed',
    notes.assumptions.map((line) => `- ${text(line)}`).join('\n'),
  );
}
