import { readFileSync } from 'node:fs';
import { listScenarios, loadScenario } from '../../../src/files/loadScenario.js';
import { listStudies } from '../../../src/files/studyCollection.js';
import type { World } from '../../../src/page/world.js';

/** What the page is built with. */
export const WORLD: World = {
  version: '0.0.0',
  scenarios: new Map(listScenarios().map((id) => [id, loadScenario(id)])),
  studies: new Map(
    listStudies().map((id) => [
      id,
      { title: id, text: readFileSync(`scenarios/studies/${id}.yaml`, 'utf8') },
    ]),
  ),
  own: null,
};
