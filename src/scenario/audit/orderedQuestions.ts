import { isTop, orderedTop } from '../requireScenario.js';
import { type Basis, NOT_RECORDED, type OtherSample, type Scenario } from '../scenario.js';
import { inspectedScenario } from './inspectedScenario.js';

/** A key question with its levels: of an ordered scale, or No and Yes. */
export interface OrderedQuestion {
  readonly name: string;
  readonly label: string;
  readonly basis: Basis;
  /** Lowest first, cases without an answer left out. */
  readonly levels: readonly string[];
  readonly levelLabels: readonly string[];
  /** Cases at each level; null where no whole cases are settled. */
  readonly counts: readonly number[] | null;
  /** The score of each level; null for Yes and No. */
  readonly scores: readonly number[] | null;
  /** The index of the level from which it is told: the favourable one, Yes, or where none is named one in the middle. */
  readonly toldFrom: number;
}

/** The key questions of a scenario, on whichever scale, as its file orders them. */
export function orderedQuestions(argument: string, scenario: Scenario): readonly OrderedQuestion[] {
  const { variables } = inspectedScenario(argument, scenario);
  const asked = orderedTop(scenario)?.questions ?? [];
  return variables.flatMap((variable): OrderedQuestion[] => {
    const { name, label, basis, section, kind } = variable;
    if (section !== 'keyQuestion' || kind === 'nominal') return [];
    const levels = variable.levels.filter((level) => level !== NOT_RECORDED);
    const own = asked.find((one) => one.name === name);
    const favourable = own?.favourable == null ? -1 : levels.indexOf(own.favourable);
    return [
      {
        name,
        label,
        basis,
        levels,
        levelLabels: variable.levelLabels.slice(0, levels.length),
        counts: variable.counts?.slice(0, levels.length) ?? null,
        scores: kind === 'binary' ? null : (own?.scores ?? levels.map((_, rank) => rank)),
        toldFrom: kind === 'binary' ? 1 : favourable > 0 ? favourable : Math.ceil(levels.length / 2),
      },
    ];
  });
}

/** A scenario, or a declaration of one. */
interface NamesCases {
  readonly noun?: readonly [string, string];
  readonly samples?: readonly Pick<OtherSample, 'noun' | 'sample'>[];
}

/** What one case of a scenario is called, and several. */
export const nounOf = (scenario: NamesCases): readonly [string, string] =>
  scenario.noun ?? scenario.samples?.find(isTop)?.noun ?? ['case', 'cases'];
