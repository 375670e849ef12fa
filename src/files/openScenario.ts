import type { Scenario } from '../scenario/scenario.js';
import { readyScenario, scenarios } from './readyScenarios.js';

/**
 * What `loadScenario` gives, and what it throws, for the command line: a scenario as the build read it comes without what
 * reads YAML, which takes longer to start than most commands to answer.
 */
export async function openScenario(idOrPath: string): Promise<Scenario> {
  const ready = scenarios.ids().includes(idOrPath)
    ? readyScenario(idOrPath, scenarios.read(idOrPath).text)
    : null;
  return ready ?? (await import('./loadScenario.js')).loadScenario(idOrPath);
}
