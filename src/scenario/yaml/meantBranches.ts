import type { z } from 'zod';
import { leastOf } from '../../numeric/extremes.js';

type Issue = z.core.$ZodIssue;

/** The issues of the branch of a union that its author meant, or the issue itself; with whole paths. */
export function closestIssues(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union' || 'options' in issue) return [issue];
  const [closest] = meantBranches(issue).map((branch) =>
    branch.flatMap((inner) => closestIssues({ ...inner, path: [...issue.path, ...inner.path] } as Issue)),
  );
  return closest ?? [issue];
}

/**
 * The branches of a union that its author may have meant: those whose outermost kind fits what is there, with the fewest keys
 * that they do not know; with fewer issues first.
 */
export function meantBranches({ errors }: Extract<Issue, { code: 'invalid_union' }>): Issue[][] {
  const fitting = errors.filter((branch) => branch.every((inner) => !isWrongKind(inner)));
  const fewest = leastOf(fitting.map(strangeKeys));
  return fitting
    .filter((branch) => strangeKeys(branch) === fewest)
    .map(withoutFollowing)
    .sort((a, b) => a.length - b.length);
}

const strangeKeys = (branch: readonly Issue[]): number =>
  branch.reduce((sum, one) => sum + (one.code === 'unrecognized_keys' ? one.keys.length : 0), 0);

/** Text has a length as lists have: that of what should be a list says nothing. */
export function withoutFollowing(issues: readonly Issue[]): Issue[] {
  const wrong = new Set(
    issues.flatMap(({ code, path }) => (code === 'invalid_type' ? [path.join('.')] : [])),
  );
  return issues.filter(({ code, path }) => code === 'invalid_type' || !wrong.has(path.join('.')));
}

/** Whether what is there is not of the kind that the outermost of a branch takes. */
export function isWrongKind(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  return (
    issue.code === 'invalid_type' ||
    (issue.code === 'invalid_union' && issue.errors.flat().every(isWrongKind))
  );
}
