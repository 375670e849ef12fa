import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/registry.js';
import { listResultSchemas, resultSchema } from '../../src/files/resultSchemas.js';
import { emptyFolder } from '../cli/casesim.js';
import { inProcess } from '../cli/inProcess.js';
import { keyPaths, mismatches, type Schema } from './jsonSchema.js';

const folder = emptyFolder();
const at = (name: string) => join(folder, name);
writeFileSync(
  at('units.yaml'),
  `${readFileSync('scenarios/west-midlands-2025.yaml', 'utf8')}\nunits:\n  north: { peopleSupervised: 9000, from: report }\n`,
);
writeFileSync(at('counts.csv'), 'question,yes,of\nassessment,41,84\nplanning,none,84\n');

/** A case of one's own, whose pages leave much open and break one rule. */
const OWN = {
  front: [
    { label: 'Offence', value: 'Voyeurism' },
    { label: 'Sentence', value: 'Community order, 24 months' },
    { label: 'MAPPA', value: 'Not eligible' },
  ],
  entries: [
    { number: 1, date: '2025-05-14', kind: 'contact', title: 'Log', paragraphs: ['First appointment.'] },
  ],
};
writeFileSync(at('own.json'), JSON.stringify({ cases: [{ number: 1, ...OWN }] }));

const LEAGUE = 'North,planning,41,84\nSouth,planning,29,64\nEast,planning,9,56\n';
writeFileSync(
  at('league.csv'),
  `name,question,yes,of\n${LEAGUE}${LEAGUE.replaceAll('planning', 'delivery')}`,
);
writeFileSync(
  at('weighted.csv'),
  'name,weight,yes,of\nNorth,25343,41,84\nSouth,17000,29,64\nEast,"9,000",9,56\n',
);
const ROUNDS =
  'North,2024,10,84\nNorth,2025,60,84\nSouth,2024,29,64\nSouth,2025,30,64\nEast,2024,9,56\nEast,2025,20,56\n';
writeFileSync(at('rounds.csv'), `name,when,yes,of\n${ROUNDS}West,2025,9,20\n`);
writeFileSync(
  at('series.csv'),
  `name,when,yes,of\n${[21, 22, 23, 24, 25].map((year) => `North,20${year},${year},84\n`).join('')}`,
);
writeFileSync(at('regions.csv'), 'region,yes,of,cases\nNorth,41,84,650\nSouth,0,64,430\n');

const SCENARIO = 'west-midlands-2025';
const STUDY = ['study', 'seeing-improvement', '--seed', '7', '--replicates', '20'];
/** A shard has one shape, whatever the study. */
const CHEAP_STUDY = ['study', 'eleven-pdus', '--seed', '7', '--replicates', '20'];
const FEW = ['--seed', '7', '--draws', '20', '--months', '6'];

/** Commands that give each result, together in every shape that it takes. */
const RUNS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  audit: [
    ['audit', 'south-west-2025', '--joint', 'planning & delivery=no'],
    ['audit', SCENARIO],
  ],
  bands: [
    ['bands', '41/84'],
    ['bands', '41/84', '--prior', '2,2', '--above', '45%'],
  ],
  'bands-scenario': [['bands', SCENARIO]],
  answers: [
    ['answers', 'west-midlands-2022'],
    ['answers', 'staff-survey-example'],
    ['answers', 'nps-midlands-2018'],
  ],
  rate: [
    ['rate', 'west-midlands-2022'],
    ['rate', 'west-midlands-2022', '--suppose', 'warwickshire.courtWork=20/24', '--next', '30'],
    ['rate', 'nps-midlands-2018'],
  ],
  replay: [['replay', '41/84', '--seed', '1']],
  cases: [
    ['cases', SCENARIO, '--cases', '5', '--seed', '7'],
    ['cases', SCENARIO, '--cases', '5', '--seed', '7', '--practitioners'],
  ],
  categories: [['categories', '6', '53', '25']],
  compare: [
    ['compare', '41/84', '29/64'],
    ['compare', '3/84', '0/64'],
    ['compare', '41/84', '40/84', '--no-worse-than', '10', '--equivalent-within', '10', '--prior', '2,2'],
  ],
  'compare-league': [
    ['compare', '41/84', '29/64', '9/56'],
    ['compare', at('league.csv'), '--deff', '1.5'],
    ['compare', at('weighted.csv'), '--over-dispersion', 'plus', '--replay', '2', '--seed', '7'],
    ['compare', '0/84', '0/64', '0/72'],
  ],
  'compare-rounds': [
    ['compare', at('rounds.csv')],
    ['compare', 'scenarios/rounds/west-midlands.csv', '--across-programmes'],
    ['compare', at('series.csv')],
  ],
  'compare-levels': [
    ['compare', '3/7/12/2', '2/6/14/2', '--levels', 'a,b,c,d'],
    ['compare', '6/0/0', '0/0/7'],
  ],
  'compare-scenario-levels': [
    ['compare', 'care-homes-example', 'care-homes-example'],
    ['compare', 'care-homes-example', SCENARIO],
  ],
  'compare-scenarios': [['compare', SCENARIO, 'south-west-2025']],
  counts: [
    ['counts', '49%', '--of', '84'],
    ['counts', '49%', '--of', '60..100'],
    ['counts', '50.3%', '--of', '84'],
  ],
  'counts-printable': [['counts', '--of', '84']],
  coverage: [
    ['coverage', '--of', '20', '--method', 'wilson,wald'],
    ['coverage', '--of', '20', '--cohort', '60', '--method', 'hypergeometric'],
  ],
  'coverage-levels': [
    ['coverage', '--of', '12', '--shares', '10%,30%,60%'],
    ['coverage', '--of', '84', '--shares', '10%,20%,20%,20%,20%,10%'],
  ],
  inspect: [
    ['inspect', SCENARIO, '--seed', '7'],
    ['inspect', 'south-west-2025', '--seed', '7'],
  ],
  'inspect-levels': [
    ['inspect', 'care-homes-example', '--seed', '7'],
    ['inspect', 'staff-survey-example', '--seed', '7'],
  ],
  interval: [
    ['interval', '41/84', '--against', '50%', '--deff', '1.5', '--df', '10'],
    ['interval', '49%/84', '--cohort', '650', '--prior', '2,2', '--above', '50%'],
    ['interval', '41/84', '--cohort', '650', '--icc', '0.05', '--cluster-size', '7', '--clusters', '12'],
    ['interval', '41/84', '--sensitivity', '0.9', '--specificity', '0.8', '--checks', '50'],
    ['interval', '41/84', '--kappa', '0.6', '--double-marked', '25%'],
  ],
  'interval-invited': [
    ['interval', '33/58', '--invited', '210'],
    ['interval', '58/58', '--invited', '58'],
  ],
  'interval-levels': [
    ['interval', '3/7/12/2', '--cohort', '72', '--scores', '1,2,3,5'],
    ['interval', '0/0/1'],
  ],
  'interval-units': [
    ['interval', '9/24', '14/30', '8/20', '--units', '11'],
    ['interval', '9/24', '--units', '11'],
  ],
  'interval-survey': [
    ['interval', at('regions.csv'), '--stratum', 'region', '--population', 'cases', '--by', 'region'],
  ],
  'interval-file': [['interval', at('counts.csv'), '--cohort', '650']],
  mark: [['mark', at('pack'), at('answers.csv'), '--inspect', '--study']],
  pack: [['pack', SCENARIO, '--cases', '3', '--seed', '7']],
  'pack-check': [['pack', '--check', at('own.json')]],
  pair: [['pair', '50', '41', '--of', '84', '--both', '35']],
  'pair-levels': [
    ['pair', '3/7/12/2', '1/3/9/11'],
    ['pair', 'care-homes-example', 'safe', 'wellLed'],
  ],
  'pair-scenario': [['pair', SCENARIO, 'planning', 'assessment']],
  'pair-totals': [['pair', '50', '41', '--of', '84']],
  plan: [
    ['plan', SCENARIO],
    ['plan', '--of', '84', '--cohort', '84'],
  ],
  'plan-assurance': [
    ['plan', 'assurance', '10%'],
    ['plan', 'assurance', '10%', '--earlier', '41/84', '--of', '84'],
  ],
  'plan-band': [
    ['plan', 'band', 'good'],
    ['plan', 'band', 'good', '--of', '84'],
  ],
  'plan-change': [
    ['plan', 'change', '49%', '59%', '--response', '90%'],
    ['plan', 'change', '49%', '59%', '--of', '84', '--power', '80%', '--cohort', '650'],
  ],
  'plan-margin': [['plan', 'margin', '5%', '--cohort', '650']],
  'plan-no-worse': [
    ['plan', 'no-worse', '15%', '--from', '60%'],
    ['plan', 'no-worse', '15%', '--from', '60%', '--either-way', '--of', '84'],
  ],
  'plan-paired': [
    ['plan', 'paired', '20%', '10%'],
    ['plan', 'paired', '20%', '10%', '--of', '84'],
  ],
  'plan-rule': [
    ['plan', 'rule', '50%', '65%'],
    ['plan', 'rule', '45%', '55%', '--of', '84', '--cohort', '650'],
  ],
  'plan-clean-sample': [
    ['plan', 'clean-sample', '5%', '--expected', '1%'],
    ['plan', 'clean-sample', '5%', '--of', '58'],
  ],
  'plan-two-stage': [
    ['plan', 'two-stage', '50%', '80%', '--up-to', '40'],
    'plan two-stage --first 42 --stop-low 16 --stop-high 26 --of 84 --above 41 --yes 16 --stage 1'.split(' '),
  ],
  'plan-looks': [
    'plan looks 28:8:20 56:22:- --of 84 --above 41 --yes 20 --stage 1'.split(' '),
    'plan looks 28:8:20 --of 84 --above 41 --days-per-case 0.5'.split(' '),
  ],
  'plan-reliability': [
    ['plan', 'reliability', '0.25'],
    ['plan', 'reliability', '0.25', '--reviews', '3'],
  ],
  scenario: [
    ['scenarios', SCENARIO],
    ['scenarios', 'south-west-2025'],
    ['scenarios', at('units.yaml')],
  ],
  scenarios: [['scenarios']],
  studies: [['study']],
  study: [STUDY, CHEAP_STUDY],
  'study-plan': [[...STUDY, '--plan']],
  'study-protocol': [
    [...STUDY, '--protocol'],
    ['study', 'eleven-pdus', '--protocol', '--precision', '1'],
  ],
  'study-replay': [['study', 'eleven-pdus', '--replay', '0:0:3']],
  'study-shard': [[...CHEAP_STUDY, '--shard', '1/2', '-o', at('shards')]],
  whatif: [
    ['whatif', SCENARIO, '--lever', 'spo=+15%', ...FEW],
    ['whatif', 'no-new-trainees', '--seed', '7', '--draws', '20'],
  ],
  'whatif-compare': [['whatif', 'compare', 'vetting-in-8-weeks', 'more-seniors', ...FEW]],
  'whatif-history': [['whatif', 'west-midlands-2022', '--check-against', 'west-midlands-2025', ...FEW]],
  'whatif-levers': [['whatif', 'levers']],
  'whatif-units': [
    [
      'whatif',
      'units',
      at('units.yaml'),
      '--lever',
      'north: spo=+2 posts',
      '--draws',
      '20',
      '--month',
      '3',
      '--seed',
      '7',
    ],
  ],
  'whatif-practitioners': [
    ['whatif', 'practitioners', SCENARIO],
    ['whatif', 'practitioners', 'no-new-trainees', '--month', '6'],
  ],
};

/** A pack and the sheet of somebody who says Yes to all of it. */
async function preparePack(): Promise<void> {
  await inProcess(['pack', SCENARIO, '--cases', '3', '--seed', '7', '-o', at('pack')]);
  const sheet = readFileSync(at('pack/participants/answer-sheet.csv'), 'utf8');
  writeFileSync(at('answers.csv'), sheet.replace(/^([^,\n]*),,(\d+),([^,]*),,/gm, '$1,P1,$2,$3,Yes,'));
}

describe('what a command gives as JSON', () => {
  test('is described for every result', () => {
    expect(Object.keys(RUNS).sort()).toEqual(listResultSchemas());
  });

  test('covers every command', () => {
    const asked = new Set(Object.values(RUNS).flatMap((runs) => runs.map(([command]) => command)));
    // A page, a scenario file and a schema are no results, and merge gives that of study.
    const others = commands.map(({ name }) => name).filter((name) => !asked.has(name));
    expect(others).toEqual(['page', 'new', 'schema', 'merge']);
  });

  test.each(Object.keys(RUNS))('fits the schema of its result: %s', async (name) => {
    const schema: Schema = JSON.parse(resultSchema(name));
    if (name === 'mark') await preparePack();
    if (name === 'study-shard') mkdirSync(at('shards'), { recursive: true });
    for (const args of RUNS[name] ?? []) {
      const { stdout, stderr } = await inProcess([...args, '--json']);
      if (stdout === '') throw new Error(`${args.join(' ')}: ${stderr}`);
      expect(mismatches(JSON.parse(stdout), schema).slice(0, 5)).toEqual([]);
    }
  });

  test('keeps its keys from version to version', async () => {
    const lines = listResultSchemas().flatMap((name) =>
      keyPaths(JSON.parse(resultSchema(name)))
        .sort()
        .map((path) => `${name}: ${path}`),
    );
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('keyPaths.txt');
  });
});

describe('casesim schema result', () => {
  test('lists the results, and gives the shape of one', async () => {
    const { stdout } = await inProcess(['schema', 'result']);
    expect(stdout.trim().split('\n')).toEqual(listResultSchemas());
    const one = await inProcess(['schema', 'result', 'plan']);
    expect(JSON.parse(one.stdout)).toMatchObject({ type: 'object', additionalProperties: false });
  });

  test('names the nearest result for one that there is not', async () => {
    const { code, stderr } = await inProcess(['schema', 'result', 'inspct']);
    expect(code).toBe(2);
    expect(stderr).toBe('There is no result "inspct". Did you mean inspect?\n');
  });
});
