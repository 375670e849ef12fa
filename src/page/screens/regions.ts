import type { Scenario } from '../../scenario/scenario.js';
import type { ChoiceKey } from '../state/keys.js';
import { OWN, type World } from '../world.js';

/** The choice of a region: those that come with casesim, and one's own where there is one. */
export function regionKey(world: World, of: (scenario: Scenario) => boolean = () => true): ChoiceKey {
  const shipped = [...world.scenarios.values()].filter(of);
  const own = world.own !== null && of(world.own) ? [{ value: OWN, label: world.own.title }] : [];
  const options = [...own, ...shipped.map(({ id, title }) => ({ value: id, label: shortTitle(title) }))];
  return { kind: 'choice', label: 'Region', usual: options.at(-1)?.value ?? '', options };
}

/** Which region and when, which is what one chooses by: the whole title is beside the answer. */
function shortTitle(title: string): string {
  const [region = title] = title.split(', ');
  const [year] = /\b20\d\d\b/.exec(title) ?? [];
  return year === undefined ? title : `${region}, ${year}`;
}
