import { formatProblem, type Problem } from '../../problem.js';

/** What is wrong, each with where and how to put it right. */
export function Problems({ problems }: { problems: readonly Problem[] }) {
  return (
    <div class="problems" role="alert">
      <h2>{problems.length === 1 ? 'This cannot be answered' : `${problems.length} things are wrong`}</h2>
      <ul>
        {problems.map((one, index) => (
          <li key={index}>{formatProblem(one)}</li>
        ))}
      </ul>
    </div>
  );
}
