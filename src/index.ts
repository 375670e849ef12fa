/** The public API: what runs anywhere, and what needs Node. */
export * from './browser.js';

// Scenarios by name or path.

export { listScenarios, loadScenario } from './files/loadScenario.js';

// Programmes by name or path.

export { listProgrammes, loadProgramme } from './files/loadProgramme.js';
// Presentation rules by name or path.

export { listPresentationRules, loadPresentationRule } from './files/presentationRules.js';

// Studies by name or path.

export { listStudies, loadStudy, parseStudy } from './files/studies.js';

// Practice packs in the wording that comes with casesim.

export { loadCasesToCheck, loadPack } from './files/packFolder.js';
export { buildPack, loadWording } from './files/wording.js';

// Tables of counts, cases and answers.

export { loadTable } from './files/disk/readTable.js';

// The shape of every result as JSON Schema.

export { listResultSchemas, resultSchema } from './files/resultSchemas.js';
