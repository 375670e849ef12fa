import { replayDocument } from '../../report/documents/inspection/replayDocument.js';
import { shortLabel } from '../../results/assumptions.js';
import { replayInspection } from '../../results/replay.js';
import { yesCounts } from '../../scenario/figures/yesCounts.js';
import type { Scenario } from '../../scenario/scenario.js';
import { lowered } from '../../words/capital.js';
import { regionOf, type World } from '../world.js';
import { regionKey } from './regions.js';
import { commandLine, type Screen, screen } from './screen.js';

/** Guess, replay, say it: how far would one percentage move if other cases had been drawn? */
export function home(world: World): Screen {
  const region = regionKey(world, (scenario) => questionsOf(scenario).length > 0);
  const found = (state: { readonly region: string; readonly question: string }) => {
    const scenario = regionOf(world, state.region);
    const questions = questionsOf(scenario);
    const question = questions.find(({ id }) => id === state.question) ?? questions[0]!;
    return { scenario, question };
  };
  return screen({
    id: '',
    name: 'Start',
    door: 'everyone',
    heading: 'What would the next inspection have said?',
    lead: 'Guess first, then draw the inspection again. Nothing changes but which cases are drawn.',
    keys: {
      guess: {
        kind: 'number',
        label: 'How far could it move, up or down?',
        hint: 'Your guess, in percentage points either way.',
        ...{ usual: 5, least: 1, greatest: 30, step: 1, unit: 'points' },
      },
      region: { ...region, behind: OTHERS },
      question: {
        kind: 'choice',
        label: 'Key question',
        behind: OTHERS,
        ...{ usual: 'assessment', options: questionOptions(world) },
      },
      shown: {
        kind: 'number',
        label: 'Inspections drawn',
        behind: OTHERS,
        ...{ usual: 0, least: 0, greatest: 50, step: 1 },
      },
      seed: {
        kind: 'number',
        label: 'Seed',
        behind: OTHERS,
        hint: 'The same seed draws the same inspections.',
        ...{ usual: 1, least: 0, greatest: 999_999, step: 1 },
      },
    },
    where: 'here',
    player: { key: 'shown', words: 'Inspect again', singly: 5, all: 50 },
    answer: (state) => {
      const { scenario, question } = found(state);
      const result = replayInspection(question.counts, {
        guess: state.guess / 100,
        shown: state.shown,
        seed: state.seed,
      });
      return { documents: [replayDocument(result, `${lowered(question.label)}, ${scenario.title}`)] };
    },
    command: (state) => {
      const { yes, of } = found(state).question.counts;
      const { guess, shown, seed } = state;
      return commandLine(['replay', `${yes}/${of}`], { guess, times: shown, seed });
    },
  });
}

/** What those who guess for the first time need not choose. */
const OTHERS = 'Another region or question';

/** The key questions whose whole counts are known. */
function questionsOf(scenario: Scenario) {
  return scenario.keyQuestions.flatMap(({ id }) => {
    const variable = scenario.variables.find(({ name }) => name === id);
    const counts = variable === undefined ? null : yesCounts(variable);
    return variable === undefined || counts === null ? [] : [{ id, label: shortLabel(variable), counts }];
  });
}

/** The key questions of every region, each once. */
function questionOptions(world: World) {
  const all = [...world.scenarios.values(), ...(world.own === null ? [] : [world.own])].flatMap(questionsOf);
  const labels = new Map(all.map(({ id, label }) => [id, label]));
  return [...labels].map(([value, label]) => ({ value, label }));
}
