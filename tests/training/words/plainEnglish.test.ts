import { expect, test } from 'vitest';
import { manyCases } from '../manyCases.js';
import { textsOf, wording } from '../packFixture.js';

/** Kinds of stilted English that were found in case files; each with what shows it in a finished text. */
const IN_CASES: readonly (readonly [string, RegExp])[] = [
  ['a clause as the subject of a day', /[a-z]+ on (?:the )?Tuesday (?:and|&) (?:the )?Friday/],
  ['a clause in a thing', /each with [^.;]{3,50} in it\b/],
  ['a clause at the top of a thing', /\bhas [^.;]{3,50} at the top\b/],
  ['a word twice', /\b([a-z]+) \1\b/],
  ['two needs with one verb', /(?<!with )\bmoney and debt (?:is|was|has)\b/i],
  ['an article that is needed and left out', /\bthis first with\b|^Two together count|\. Two together count/],
  ['a person who is they', /\bthey are heard of\b|\bthey were heard of\b/],
  ['a label behind a label', /(?:^|[.:] |\d\. )[A-Z][a-z' ]{2,40}: [A-Z][a-z' ]{2,40}: /],
  [
    'an outcome that is what was found',
    /\b(?:outcome|result) is (?:a|an|one|two|three|four|five|six|no|nothing)\b/i,
  ],
  ['the verb before the person', /\bIn attendance at|\bIn came\b|\bThere was [A-Z]{2}\b/],
  ['someone who is nobody', /: [^.;]+\. Someone who\b/],
  ['a way that does not arise', /in what way: it does not arise/i],
  ['an article before the wrong sound', /\ba (?=[aeio][a-z]+)(?!one)|\ban (?=[bcdfgjklmnpqrstvwxz][a-z]+)/],
  ['two stops', /\.\.|,,|;\.| [,.;:](?=\s|$)/],
  ['a sentence without a capital', /[.?!] [a-z]/],
  [
    'a flag that fails like a promise',
    /\bflag(?: on [^.;:,]*?attendance)? (?:fails?|failed|holds|is holding)\b/i,
  ],
  ['a warning to the person for a flag', /\bflag\b[^.;]*: [^.]*warning letter/i],
  ['the person asked about a flag', /\b(?:asked|rang) (?:[A-Z]{2}|M[rs]\.? [A-Z]\w*)\b[^.]*\bflag\b/i],
  [
    'a term of the sentence that goes to the police',
    /\b(?:condition|requirement)\b[^.;:]* fails?\b[^.]*\bpolice\b/i,
  ],
  [
    'absences in a row, where a contact that was kept nearly always lies between',
    /\babsences? in a row\b|\btwo in a row\b/i,
  ],
  ['something added that was added', /\badded added\b|must be added/],
  ["what a person means to do as the officer's plan", /\bsentence plan (?:to|for a)\b/],
  ['several things that are one', /\bthere is the (?:two|callers|attempts|rent owed|visits)\b/i],
  ['a talk about people as if they were papers', /\b(?:went|worked) through (?:the )?(?:children|safety)\b/i],
  ['somebody else who is the one just named', /\bThe next question is who else, and the answer is\b/],
  ['several who are one', /\bon \w+'s (?:daughter|son|nephew|granddaughter)\b[^.;]{0,30}\bthem\b/i],
  ['a comma that nothing follows', /\band, is\b/],
  ['a second half that no first half goes before', /between reviews, and nor has\b/],
  ['news that came first', /\bcame first\. Nothing\b/],
  [
    'a word of one voice in the sense of another',
    /\bobtained (?:better|out|up|off|in|to)\b|\bcommenced to\b/,
  ],
  ['a possession cut short', /\bI've (?:as|an?|the|no|one|two|three|dates)\b/],
  ['a purpose that ends on its preposition', /\bto be taken seriously with\b/],
];

test.each(IN_CASES)('no case has %s', (_, shows) => {
  const found = manyCases.flatMap(textsOf).filter((text) => shows.test(text));
  expect(found.slice(0, 5)).toEqual([]);
});

/** Slots have clauses and plurals in them, so that a text must not use them as what they may not be. */
const IN_TEMPLATES: readonly (readonly [string, RegExp])[] = [
  ['what makes harm likelier, on a day or in a thing', /\$trigger (?:on the|in it|at the)\b/],
  [
    'a need, a change or a history as the subject of is or has',
    /(?<!with )\$(?:factor|change|daHistory|intel) (?:is|was|has|are|were|have)\b/,
  ],
  ['is before a history of several', /\b(?:is|was) \$daHistory/],
];

test.each(IN_TEMPLATES)('no template has %s', (_, shows) => {
  const found = JSON.stringify(wording)
    .split('","')
    .filter((text) => shows.test(text));
  expect(found).toEqual([]);
});

test('no small joke of an officer is told in more than one case in eight', () => {
  const cases = manyCases.flatMap(({ cases: files }) => files);
  const often = wording.chatter.filter((joke) => {
    const told = cases.filter(({ entries }) =>
      entries.some(({ paragraphs }) => paragraphs.some((text) => text.includes(joke))),
    );
    return told.length > cases.length / 8;
  });
  expect(often).toEqual([]);
});
