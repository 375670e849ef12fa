/** What the benchmarks of what-ifs measure, to be bundled. */
export { loadScenario } from '../../src/files/loadScenario.js';
export { compileModel } from '../../src/model/compile/compile.js';
export { practiceScenario } from '../../src/staffing/practice/practiceScenario.js';
export { questionEngine } from '../../src/staffing/practice/questionEngine.js';
export { questionNetwork } from '../../src/staffing/practice/questionNetwork.js';
export { calibrateQuestions, sharesOfYes } from '../../src/staffing/practice/questions.js';
export { questionTable } from '../../src/staffing/practice/questionTable.js';
export { CENTRAL } from '../../src/staffing/region/assumptions.js';
export { setUp } from '../../src/staffing/simulation/setup.js';
export { drawsOf, simulate } from '../../src/staffing/simulation/simulate.js';
export { prepareWhatIf, whatIf } from '../../src/staffing/whatIf/whatIf.js';
