import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadScenario } from '../../../src/files/loadScenario.js';
import { DataError } from '../../../src/problem.js';
import { auditScenario } from '../../../src/scenario/audit/audit.js';
import { figureCounts } from '../../../src/scenario/audit/figureCounts.js';
import type { Finding } from '../../../src/scenario/audit/finding.js';
import { parseDeclaration, parseScenario } from '../../../src/scenario/parse.js';
import { MINIMAL, withVariables } from '../minimal.js';

const WEST_MIDLANDS = readFileSync('scenarios/west-midlands-2025.yaml', 'utf8');
const SOUTH_WEST = readFileSync('scenarios/south-west-2025.yaml', 'utf8');

function audit(text: string): Finding[] {
  return auditScenario(parseDeclaration(text, 'copy.yaml'));
}

/** Those among figures: claims that a changed figure makes false are another matter. */
function contradictions(text: string): Finding[] {
  return audit(text).filter(
    ({ severity, code }) => severity === 'contradiction' && code !== 'claim-contradicts-figures',
  );
}

/** The same text with some of it changed; fails when there was nothing to change. */
function changed(text: string, from: string | RegExp, to: string): string {
  const result = text.replace(from, () => to);
  if (result === text) throw new Error(`nothing to change at ${from}`);
  return result;
}

/** The text of one variable, up to the next. */
function block(name: string): RegExp {
  return new RegExp(`^ {2}${name}:\\n(?: {4}.*\\n)+`, 'm');
}

describe('the two inspections as they stand', () => {
  test.each(['west-midlands-2025', 'south-west-2025'])('%s holds together', (id) => {
    const findings = auditScenario(loadScenario(id));
    expect(findings.filter(({ severity }) => severity === 'contradiction')).toEqual([]);
    expect(findings.filter(({ code }) => code === 'other-reading').length).toBeGreaterThan(0);
  });

  test('words that allow several counts are ambiguities, with all of them', () => {
    const said = [
      ...auditScenario(loadScenario('west-midlands-2025')),
      ...auditScenario(loadScenario('south-west-2025')),
    ]
      .filter(({ code }) => code === 'words-allow-several-counts')
      .map(({ figures, explanation }) => [figures[0], /allows (.*) cases/.exec(explanation)?.[1]]);
    expect(said).toEqual([
      ['variables.childSafeguardingInformation.yes', '0 to 41 of 62'],
      ['variables.otherAgenciesInAssessment.no', '38 to 41 of 84'],
      ['variables.oversightEffective.no', '49 to 64 of 64'],
    ]);
  });
});

describe('the South West without its correction', () => {
  const NOT_RECORDED = /^ {6}notRecorded:\n(?: {8}.*\n)+/m;

  test('leaves three of 64 cases without a risk of serious harm', () => {
    const found = contradictions(changed(SOUTH_WEST, NOT_RECORDED, ''));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      code: 'shares-do-not-add-up',
      figures: ['variables.risk.low', 'variables.risk.medium', 'variables.risk.high'],
    });
    expect(found[0]?.explanation).toContain(
      '3 (5%) + 40 (63%) + 18 (28%) come to 61 of 64 cases, leaving 3 unclassified',
    );
    expect(found[0]?.explanation).toContain('96%');
  });

  test('says so in any rounding, and in counts as well as in shares', () => {
    const shares = (written: string) =>
      changed(changed(SOUTH_WEST, NOT_RECORDED, ''), /low: 5%\n {6}medium: 63%\n {6}high: 28%/, written);
    expect(contradictions(shares('low: 3\n      medium: 40\n      high: 18'))[0]?.explanation).toContain(
      'leaving 3 unclassified',
    );
    expect(
      contradictions(shares('low: 5%\n      medium: 63%\n      high: { percent: 28, rounding: half-even }')),
    ).toHaveLength(1);
  });

  test('is refused by the loader, which names the line', () => {
    const load = () => parseScenario(changed(SOUTH_WEST, NOT_RECORDED, ''), 'copy.yaml');
    expect(load).toThrow(DataError);
    expect(load).toThrow(/^copy\.yaml:\d+:\d+ Risk of serious harm: .* leaving 3 unclassified/);
  });

  test('the wrong number of unclassified cases does not correct it', () => {
    const four = changed(SOUTH_WEST, 'derived: 64 - 3 - 40 - 18', 'derived: 64 - 3 - 40 - 17');
    expect(contradictions(four)[0]?.explanation).toContain('1 too many');
  });
});

describe('the West Midlands read literally: 31 of the 62 cases where the information was present', () => {
  const literal = changed(
    WEST_MIDLANDS,
    /(?<=childSafeguardingAnalysed:\n {4}label: .*\n {4}role: .*\n {4}prompt: assessment\n {4}when: )childSafeguardingRelevant/,
    'childSafeguardingInformation',
  );
  const withoutReadings = literal.replace(/ {6}readings:\n(?: {8}.*\n)+/g, '');

  const copies: readonly [string, string][] = [
    ['with 62 still the relevant cases', literal],
    ['without the other readings', withoutReadings],
    [
      'with the relevant cases unknown',
      changed(
        withoutReadings,
        block('childSafeguardingRelevant'),
        '  childSafeguardingRelevant: { yes: { assumed: 75, low: 62, high: 84, why: not published } }\n',
      ),
    ],
    [
      'with every case relevant',
      changed(
        withoutReadings,
        block('childSafeguardingRelevant'),
        '  childSafeguardingRelevant: { yes: all, from: report }\n',
      ),
    ],
    [
      'without a variable for the relevant cases',
      changed(
        changed(withoutReadings, block('childSafeguardingRelevant'), ''),
        '    when: childSafeguardingRelevant\n',
        '',
      ),
    ],
    ['with 31 written alone', changed(withoutReadings, 'value: 31 of 62', 'count: 31\n      of: 62')],
    [
      'with its share written as a percentage',
      changed(withoutReadings, 'value: 31 of 62', 'value: 50% of 62'),
    ],
  ];

  test.each(copies)('%s, needs more cases than were inspected', (_, text) => {
    const found = contradictions(text);
    expect(found).toHaveLength(1);
    expect(found[0]?.figures).toEqual([
      'variables.childSafeguardingInformation.yes',
      'variables.childSafeguardingAnalysed.yes',
    ]);
    expect(found[0]?.explanation).toContain(
      'at least 62 cases of "Child safeguarding information was available"',
    );
    expect(found[0]?.explanation).toContain('would take at least 94');
    expect(found[0]?.explanation).toContain('there are at most 84');
  });

  test('with 62 written as the cases with information, contradicts the other printing', () => {
    const both = changed(
      withoutReadings,
      'yes: less than two-thirds',
      'yes: 62\n    also: [{ words: less than two-thirds, from: report }]',
    );
    const alone = changed(
      changed(both, block('childSafeguardingRelevant'), ''),
      '    when: childSafeguardingRelevant\n',
      '',
    );
    const finding = contradictions(alone).find(({ code }) => code === 'sources-differ');
    expect(finding?.explanation).toContain(
      '62 at less than two-thirds would take at least 94 cases in the sample',
    );
    expect(contradictions(both).map(({ code }) => code)).toContain('cannot-be-true-together');
  });

  test('needs the words to contradict: with the words gone, 62 fit', () => {
    expect(contradictions(changed(withoutReadings, 'yes: less than two-thirds', 'yes: all'))).toEqual([]);
  });
});

describe('the audit finds', () => {
  test.each<[string, string, string, RegExp]>([
    ['an impossible percentage', 'a: { yes: 47%, from: report }', 'impossible-percentage', /47% of 84/],
    [
      'a condition that no case meets',
      'a: { yes: none, from: report }\nb: { yes: 0, when: a, from: report }',
      'applies-to-nothing',
      /leaves no case to which "B" applies/,
    ],
    [
      'a condition that all cases fail',
      'a: { no: all, from: report }\nb: { yes: 0, when: a, from: report }',
      'applies-to-nothing',
      /"A: no" \(all\) leaves no case/,
    ],
    [
      'assumed shares that do not add up',
      'a: { ordered: { x: { assumed: 33%, low: 30, high: 40 }, y: { assumed: 66.9%, low: 60, high: 70 } }, why: a guess }',
      'shares-do-not-add-up',
      /add up to 99.9%, not 100%/,
    ],
    [
      'a subset larger than its whole',
      'a: { yes: 20, from: report }\nb: { yes: 21, when: a, from: report }',
      'larger-than-whole',
      /more than all 20 cases of "A"/,
    ],
    [
      'more cases than the sample, with a condition on them',
      'a: { yes: 94, from: report }\nb: { yes: most, when: a, from: report }',
      'larger-than-whole',
      /"A" \(94\) is more than all 84 cases in the sample/,
    ],
    [
      'a subset larger than its whole, two conditions down',
      'a: { yes: 20, from: report }\nb: { yes: all, when: a, from: report }\nc: { yes: 21, when: b, from: report }',
      'larger-than-whole',
      /more than the 20 cases of "B" that there can be/,
    ],
    [
      'a part out of another whole',
      'a: { yes: 20, from: report }\nb: { yes: 9 of 19, when: a, from: report }',
      'cannot-be-true-together',
      /out of 19, but there are 20/,
    ],
    [
      'words that do not fit a count',
      'a: { yes: 40, from: report, also: [{ words: over half, from: press }] }',
      'sources-differ',
      /40 .*report.* over half .*press/,
    ],
    [
      'a percentage that does not fit a count',
      'a: { yes: 40, from: report, also: [{ percent: 49, from: press }] }',
      'sources-differ',
      /40.*49%/,
    ],
    [
      'words above what is left',
      'r: { ordered: { low: over half, high: over half }, from: report }',
      'shares-do-not-add-up',
      /too many/,
    ],
    [
      'a sum that gives something else',
      'a: { yes: { count: 32, derived: 80 - 49 }, from: report }',
      'does-not-recompute',
      /80 - 49 gives 31/,
    ],
  ])('%s', (_, variables, code, explanation) => {
    const [finding, ...others] = contradictions(withVariables(variables));
    expect(finding?.code).toBe(code);
    expect(finding?.explanation).toMatch(explanation);
    expect(finding?.position).toMatchObject({ file: 'copy.yaml' });
    expect(others).toEqual([]);
  });

  test('each of several contradictions, and only the figures that take part in one', () => {
    const found = contradictions(
      withVariables(
        'a: { yes: 47%, from: report }\nb: { yes: 20, from: report }\nc: { yes: 21, when: b, from: report }\nd: { yes: 30, from: report }',
      ),
    );
    expect(found.map(({ figures }) => figures)).toEqual([
      ['variables.a.yes'],
      ['variables.b.yes', 'variables.c.yes'],
    ]);
  });

  test('sources that differ about other figures, rounding allowed for', () => {
    const context = (written: string) =>
      `${MINIMAL}context:\n  performance:\n    from: report\n    recall: ${written}\n`;
    const codes = (written: string) => contradictions(context(written)).map(({ code }) => code);
    expect(codes('{ percent: "22.63", also: [{ percent: 23, from: report }] }')).toEqual([]);
    expect(codes('{ percent: "22.63", also: [{ percent: 22, from: report }] }')).toEqual(['sources-differ']);
    expect(codes('{ percent: 94, also: [{ words: almost all, from: report }] }')).toEqual([]);
    expect(codes('{ percent: 89, also: [{ words: almost all, from: report }] }')).toEqual(['sources-differ']);
    expect(codes('{ number: 1982, also: [{ number: 1928, from: report }] }')).toEqual(['sources-differ']);
    expect(codes('{ value: 35 of 78, also: [{ value: 45% of 78, from: report }] }')).toEqual([]);
    expect(codes('{ value: 35 of 78, also: [{ value: 46% of 78, from: report }] }')).toEqual([
      'sources-differ',
    ]);
    expect(codes('{ value: 35 of 78, also: [{ value: 35 of 87, from: report }] }')).toEqual([
      'sources-differ',
    ]);
  });

  test('printed figures that a sum of others does not give', () => {
    const context = (total: number) =>
      `${MINIMAL}context:\n  staffing:\n    from: report\n    staff: 1982\n    share: 92%\n    target: { number: ${total}, derived: staff / share, why: staff divided by their share }\n    posts: { percent: 39, equals: 9916 / 25343 }\n`;
    expect(contradictions(context(2154))).toEqual([]);
    expect(contradictions(context(2155))[0]).toMatchObject({
      code: 'does-not-recompute',
      figures: ['context.staffing.target'],
    });
    expect(contradictions(changed(context(2154), '9916', '9616')).map(({ code }) => code)).toEqual([
      'does-not-recompute',
    ]);
  });

  test('what is worth a note: sources nobody cites, assumptions without a range', () => {
    const text = withVariables('a: { yes: { assumed: 20, why: a guess } }');
    expect(audit(text).map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      'note assumed-without-range',
      'note source-not-cited',
    ]);
  });

  test('percentages that rounding leaves open', () => {
    const [finding] = audit(withVariables('a: { yes: 49%, from: [report, press] }', 200));
    expect(finding).toMatchObject({ severity: 'ambiguity', code: 'rounding-allows-several-counts' });
    expect(finding?.explanation).toContain('97 to 98 of 200');
  });
});

describe('feasible counts of every figure', () => {
  test('are given beside the number of cases they are a share of', () => {
    const counts = new Map(
      figureCounts(loadScenario('west-midlands-2025')).map(({ figure, of, counts: range }) => [
        figure.path,
        { of, range },
      ]),
    );
    expect(counts.get('variables.domesticAbuseInformationStandard.yes')).toEqual({
      of: 52,
      range: { lowest: 46, highest: 46 },
    });
    expect(counts.get('variables.otherAgenciesInAssessment.no')).toEqual({
      of: 84,
      range: { lowest: 38, highest: 41 },
    });
    expect(counts.get('context.performance.recallRate')).toEqual({ of: null, range: null });
    expect(counts.get('context.staffing.facilitatorPostsFilled')).toEqual({
      of: 78,
      range: { lowest: 35, highest: 35 },
    });
    expect(counts.size).toBeGreaterThan(75);
  });
});
