import { calibrateQuestions, tabulateQuestions } from '../practice/questions.js';
import { type QuestionTable, questionTable } from '../practice/questionTable.js';
import type { Assumed } from '../region/assumptions.js';
import { type OddsOfMove, oddsOfMoves, type TrueShares } from './caseMoves.js';
import { type Course, courseOf, type Start, startOf } from './course.js';
import type { PublishedShares } from './published.js';
import type { Ground, Setup } from './setup.js';

/** What the key questions are asked of under one draw of the assumptions, and what they are compared with. */
export interface Asked {
  readonly start: Start;
  readonly table: QuestionTable;
  /** The same for cases suspended from contact; null where none are, or being suspended changes nothing. */
  readonly suspended: QuestionTable | null;
  /** What moved case variables add. */
  readonly moves: readonly OddsOfMove[];
}

/** One arm of a what-if under one draw: its course, and in the first draws other true shares at the start besides. */
export interface Arm {
  readonly course: Course;
  readonly once: Asked;
  readonly redrawn: Asked | null;
}

/** The course of a region without levers, under one draw of the assumptions. */
export function unmovedCourse({ baseline, engine }: Ground, assumed: Assumed, months: number): Course {
  const plan = baseline(assumed);
  return courseOf([{ from: 0, plan }], startOf(plan, engine, months), plan, engine);
}

/** Calibrates the key questions of a course whose shares at the start are these, in the memory of `table`. */
export function withShares(
  { engine }: Ground,
  { plan, start }: Course,
  { questions, oversight }: PublishedShares,
  draw: number,
  table: QuestionTable,
): Asked {
  const shares = questions.map((ofQuestion) => ofQuestion[draw]!);
  const practice = { ...start.practice, oversight: oversight[draw]! };
  calibrateQuestions(engine, plan.before, practice, table, shares);
  return { start: { ...start, practice, oversight: practice.oversight }, table, suspended: null, moves: [] };
}

/** Space for the key questions of an arm with levers: of all its cases, and of those suspended from contact. */
interface Space {
  readonly table: QuestionTable;
  readonly suspended: QuestionTable;
}

/** True shares of the moved case variables, drawn once and again. */
export interface CaseShares {
  readonly once: TrueShares;
  readonly again: TrueShares;
}

/**
 * Moves the levers of an arm without any: the same assumptions, the same intercepts. Where `cases` is null, case variables
 * are moved from their published shares.
 */
export function mover(
  { engine, movedEngine, whatIf, added }: Setup,
  cases: CaseShares | null,
): (unmoved: Arm, draw: number) => Arm {
  const space = (): Space => ({ table: questionTable(movedEngine), suspended: questionTable(movedEngine) });
  const [forOnce, forRedrawn] = [space(), space()];
  return ({ course: unmoved, once, redrawn }, draw) => {
    const { plan, start } = unmoved;
    const course = courseOf(whatIf(plan), start, plan, movedEngine, unmoved);
    const isSuspended = course.phases.some((phase) => phase.plan.demand.suspended > 0);
    const odds = isSuspended ? plan.before.suspendedOdds : 1;
    const asked = (before: Asked, into: Space, shares: TrueShares | undefined): Asked => {
      if (movedEngine === engine && odds === 1 && added.length === 0) return before;
      const { table } = before;
      if (movedEngine !== engine) tabulateQuestions(movedEngine, plan.before, table, into.table);
      if (odds !== 1) {
        tabulateQuestions(movedEngine, plan.before, table, into.suspended, Math.log(odds));
      }
      return {
        ...before,
        table: movedEngine === engine ? table : into.table,
        suspended: odds === 1 ? null : into.suspended,
        moves: oddsOfMoves(added, plan.before, shares?.map((ofDraws) => ofDraws[draw]!) ?? null),
      };
    };
    return {
      course,
      once: asked(once, forOnce, cases?.once),
      redrawn: redrawn === null ? null : asked(redrawn, forRedrawn, cases?.again),
    };
  };
}
