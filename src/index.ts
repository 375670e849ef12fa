/** The public API: what runs anywhere, and what needs Node. */
export * from './browser.js';

// Scenarios by name or path.

export { listScenarios, loadScenario } from './scenario/load.js';

// Studies by name or path.

export { listStudies, loadStudy, parseStudy } from './cli/studyFiles.js';

// Practice packs in the wording that comes with casesim.

export { buildPack, loadWording } from './cli/wordingFiles.js';
