import { describe, expect, it } from 'vitest';
import { ArgumentError } from '../../../src/problem.js';
import { INQUIRY_NAMES, type InquiryName, inquiryKind } from '../../../src/study/inquiries/registry.js';
import { MEASURES } from '../../../src/study/measureNames.js';
import { runStudy } from '../../../src/study/run/runStudy.js';
import { study } from '../studyFixture.js';

/** An entry of each kind in the file of a study. */
const ENTRIES: Readonly<Record<InquiryName, object>> = {
  percentage: { percentage: 'assessment', of: 'process', in: 'later', against: '40%' },
  band: { band: 'assessment', of: 'process', in: 'later' },
  difference: { difference: 'assessment', from: 'earlier', to: 'later' },
  paired: { difference: ['assessment', 'planning'], in: 'later' },
  ranking: { ranking: 'assessment', of: ['earlier', 'later'] },
  lowest: { lowest: ['assessment', 'planning'], in: 'later' },
  spread: { spread: 'assessment', in: 'later' },
  agreement: { agreement: 'assessment', in: 'later' },
  next: { next: 'assessment', in: 'later' },
  programme: {
    programme: 'assessment',
    in: 'later',
    regions: 4,
    rounds: 3,
    spread: '5%',
    change: '10%',
    daysPerCase: 0.5,
  },
  score: { score: 'assessment', in: 'later', against: 0.4 },
  weightedAgreement: { weightedAgreement: 'assessment', in: 'later' },
  stopping: { stopping: 'assessment', in: 'later', first: 42, stopLow: 16, stopHigh: 26, cut: 41 },
};

/** A study that asks one inquiry of this kind. */
function studyOf(name: InquiryName) {
  const marksOnce = inquiryKind(name).applies?.({ doubleMarked: 0 }) ?? true;
  return study({
    scenarios: '{ earlier: south-west-2025, later: west-midlands-2025 }',
    inquiries: JSON.stringify({ asked: ENTRIES[name] }),
    ...(marksOnce ? {} : { inspectors: '{ two: { kappa: 0.6, count: 4, doubleMarked: 20% } }' }),
  });
}

describe.each(INQUIRY_NAMES)('an inquiry of the kind %s', (name) => {
  const kind = inquiryKind(name);
  const asked = studyOf(name);

  it('is read from an entry of its shape, which has its key', () => {
    expect(asked.inquiries.map((inquiry) => inquiry.kind)).toEqual([name]);
    expect(Object.keys(ENTRIES[name])).toContain(kind.key);
  });

  it('looks at questions and scenarios of the study', () => {
    const [inquiry] = asked.inquiries;
    if (inquiry === undefined) throw new Error('no inquiry');
    const { questions, worlds } = kind.subject(inquiry);
    expect(['assessment', 'planning']).toEqual(expect.arrayContaining([...questions]));
    expect(asked.worlds.map((world) => world.name)).toEqual(expect.arrayContaining([...worlds]));
    expect(questions.length * worlds.length).toBeGreaterThan(0);
  });

  it('is answered by the measures that it shows first, its headline among them', () => {
    for (const exact of [true, false]) {
      const [answer] = runStudy(asked, { replicates: 200, exact }).answers;
      const found = answer?.measures.map(({ measure }) => measure) ?? [];
      expect(answer?.kind).toBe(name);
      expect(kind.main.filter((measure) => found.includes(measure))).not.toEqual([]);
      expect(found.includes('estimate')).toBe(kind.estimand !== 'none');
    }
    for (const { measure } of kind.headlines) expect(kind.main).toContain(measure);
    expect(Object.keys(MEASURES)).toEqual(expect.arrayContaining([...kind.main]));
  });

  it('says in words what it asks, beginning with its name', () => {
    const [inquiry] = asked.inquiries;
    if (inquiry === undefined) throw new Error('no inquiry');
    expect(kind.line(inquiry)).toMatch(/^asked: .*(assessment|planning)/);
  });
});

describe('an unknown kind of inquiry', () => {
  it('is a typed error that names the nearest', () => {
    expect(() => inquiryKind('rankin')).toThrow(ArgumentError);
    expect(() => inquiryKind('rankin')).toThrow(/inquiry\.kind must be one of .* Did you mean ranking\?/);
  });

  it('is a typed error wherever a study is run', () => {
    const sound = studyOf('percentage');
    const broken = { ...sound, inquiries: sound.inquiries.map((asked) => ({ ...asked, kind: 'nope' })) };
    expect(() => runStudy(broken)).toThrow(ArgumentError);
  });

  it('is not found among the names that every object has', () => {
    expect(() => inquiryKind('constructor')).toThrow(ArgumentError);
  });
});
