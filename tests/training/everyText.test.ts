import { describe, expect, test } from 'vitest';
import { drawCases } from '../../src/model/draw/draw.js';
import { stream } from '../../src/numeric/stream.js';
import { castStory, type Story } from '../../src/training/caseFile/castStory.js';
import { askedIn } from '../../src/training/practiceRules/askedPrompts.js';
import { type CaseState, caseState } from '../../src/training/practiceRules/caseState.js';
import { storiesFor } from '../../src/training/practiceRules/charges.js';
import { judgeCase } from '../../src/training/practiceRules/judgement.js';
import { settleOffence } from '../../src/training/practiceRules/offenceAndSentence.js';
import { packModel, untied } from '../../src/training/practiceRules/ties.js';
import { makeDeck } from '../../src/training/words/deck.js';
import { render } from '../../src/training/words/template.js';
import { applies, templateOf } from '../../src/training/words/wording.js';
import { southWest, westMidlands, wording } from './packFixture.js';

/** Slots that only some entries have, filled by the entry itself. */
const BY_ENTRY = {
  next: '3 June',
  gapFrom: '2 June',
  gapTo: '14 July',
  gapWeeks: 'six',
  childAskedDate: '15 May',
};

interface Drawn {
  readonly state: CaseState;
  readonly story: Story;
  readonly forms: ReadonlyMap<string, string | null>;
}

const drawn: Drawn[] = [westMidlands, southWest].flatMap((scenario, s) => {
  const seed = 100 + s;
  const deck = makeDeck();
  // Work for the court is asked about in packs that are about it.
  const asked = askedIn(scenario, wording, ['A.ct', 'P.ct']);
  const model = packModel(scenario, 'moderate');
  const settle = settleOffence(scenario, model);
  return drawCases(model, { cases: 500, seed }).map((one, index) => {
    const state = caseState(scenario, settle(untied(scenario, one), seed, index), seed, index);
    const judged = judgeCase(state, asked, seed, index).flatMap((question) => question.prompts);
    const open = storiesFor(wording, state.facts).map(({ id }) => id);
    const storyId = deck.pick('told', open, stream(seed, index, 'told'));
    return {
      state,
      story: castStory(wording, state, { storyId, names: 'initials' }, deck, stream(seed, index)),
      forms: new Map(
        judged.map(({ id, form, answer }) => [id, answer === 'notRelevant' ? 'notRelevant' : form]),
      ),
    };
  });
});

/** A text as this case would have it, with every slot that nothing fills made visible. */
function written(text: string, { story }: Drawn, i: number): string {
  const known: Record<string, string> = { ...story.slots, ...BY_ENTRY };
  const slots = new Proxy(known, {
    get: (target, name: string) => target[name] || (name === 'I' ? '' : `[no ${name}]`),
  });
  return render(templateOf(text), slots, story.facts, stream(i, text));
}

const faulty = (text: string): boolean =>
  text === '' || /\[no |[$<>]|undefined|\.\.|\s[,.;:]| {2}|[;,][A-Za-z]|[.?!] [a-z]/.test(text);

const FORMS = ['yes', 'serious', 'narrow', 'mixed', 'notRelevant'] as const;

describe.each(Object.entries(wording.prompts))('prompt %s', (id, prompt) => {
  test.each(FORMS)('has no gap in any text of the form %s, in any case that takes it', (form) => {
    const part = prompt[form];
    if (part === undefined) return;
    const cases = drawn.filter(({ forms }) => forms.get(id) === form).slice(0, 100);
    const faults = cases.flatMap((one, i) => {
      const said = 'say' in part ? part.say : [];
      const fitting = said.flatMap((item) =>
        typeof item === 'string' ? [item] : applies(item.when, one.story.facts) ? [item.say] : [],
      );
      const ownReasons = said.flatMap((item) =>
        typeof item === 'string' || !applies(item.when, one.story.facts)
          ? []
          : [...(item.why ?? []), ...(item.wrong ?? [])],
      );
      const beside = 'say' in part ? [part.first, part.again, part.next].flatMap((texts) => texts ?? []) : [];
      const either = 'either' in part && part.either !== undefined ? [part.either] : [];
      const all = [...fitting, ...ownReasons, ...beside, ...part.why, ...part.wrong, ...either];
      const texts = all.map((text) => written(text, one, i));
      return [
        ...texts.filter(faulty),
        ...(said.length > 0 && fitting.length === 0 ? ['no text at all'] : []),
      ];
    });
    expect([...new Set(faults)].slice(0, 5)).toEqual([]);
  });
});

test('every form of every prompt is drawn, so that none of the above is empty', () => {
  const seen = new Set(drawn.flatMap(({ forms }) => [...forms].map(([id, form]) => `${id} ${form}`)));
  const missing = Object.entries(wording.prompts).flatMap(([id, prompt]) =>
    FORMS.filter((form) => prompt[form] !== undefined && !seen.has(`${id} ${form}`)).map(
      (form) => `${id} ${form}`,
    ),
  );
  expect(missing).toEqual([]);
});

test('every story, partner, family, need, agency and change is drawn, and fills its slots', () => {
  const faults = drawn.flatMap(({ story }) =>
    Object.entries(story.slots)
      .filter(([name, value]) => (value === '' && !['I', 'term'].includes(name)) || /[$<>]/.test(value))
      .map(([name, value]) => `${name}: ${value}`),
  );
  expect([...new Set(faults)]).toEqual([]);
  const offences = new Set(drawn.map(({ story }) => story.slots.trigger));
  expect(offences.size).toBeGreaterThan(25);
});

test('the state alone decides what a text may say: domestic abuse, children and MAPPA', () => {
  for (const { state, story } of drawn) {
    const { facts } = state;
    expect(story.slots.daHistory !== undefined).toBe(facts.domesticAbuse === 'true');
    // A person who is named later has been met in the papers.
    if (story.facts.named === 'true') {
      const { offence, victim, daHistory, victimShort } = story.slots;
      expect(`${offence} ${victim} ${daHistory}`).toContain(victimShort);
    }
    expect(story.slots.childHistory !== undefined).toBe(facts.children === 'true');
    if (facts.offence === 'sexual' && /does not bring notification/.test(story.slots.offence ?? '')) {
      expect(facts.mappa).toBe('false');
    }
  }
});
