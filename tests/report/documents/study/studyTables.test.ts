import { describe, expect, it } from 'vitest';
import { inquiryTables } from '../../../../src/report/documents/study/studyTables.js';
import { runStudy } from '../../../../src/study/run/runStudy.js';
import { study } from '../../../study/studyFixture.js';

describe('the note under a table of a study', () => {
  const plan = study({ answers: '{ usual: { interval: wilson } }' });
  const notesOf = (result: ReturnType<typeof runStudy>) => inquiryTables(plan, result)[0]?.notes?.join(' ');

  it('calls no row exact where all are simulated, however few replicates leave no Monte Carlo error', () => {
    const notes = notesOf(runStudy(plan, { replicates: 1, exact: false }));
    expect(notes).toMatch(/"at least" and "at most" are Wilson limits \(95%\)/);
    expect(notes).not.toMatch(/Exact: |are exact\./);
  });

  it('calls all of them exact where they are', () => {
    expect(notesOf(runStudy(plan))).toMatch(/Exact: worked out over every possible outcome/);
  });
});
