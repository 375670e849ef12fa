import type { Notebook } from '../../scenario/yaml/notebook.js';
import { type At, FACTORS, type Factor, type Study } from '../study.js';

/** Notes a headline about what the study does not have. */
export function checkHeadline(study: Study, notebook: Notebook): void {
  const { headline } = study;
  if (headline === null) return;
  const { inquiry, at, than, along } = headline;
  if (inquiry !== null) checkValue(study, 'inquiry', inquiry, ['headline', 'inquiry'], notebook);
  checkAt(study, at, 'at', notebook);
  if (than !== null) checkAt(study, than, 'than', notebook);
  if (along === null || valuesOf(study, along) !== null) return;
  const known = FACTORS.filter((factor) => valuesOf(study, factor) !== null);
  notebook.note('unknown-headline', ['headline', 'along'], `Nothing in the study varies along ${along}.`, {
    got: along,
    near: known,
    hint: `These vary: ${known.join(', ')}.`,
  });
}

function checkAt(study: Study, at: At, key: 'at' | 'than', notebook: Notebook): void {
  for (const factor of FACTORS) {
    const value = factor === 'inquiry' ? undefined : at[factor];
    if (value !== undefined) checkValue(study, factor, value, ['headline', key, factor], notebook);
  }
}

function checkValue(
  study: Study,
  factor: Factor,
  value: number | string,
  path: readonly PropertyKey[],
  notebook: Notebook,
): void {
  const known = valuesOf(study, factor);
  if (known?.some((one) => one === value) === true) return;
  const hint =
    known === null
      ? `The grid has no ${factor}.`
      : `There ${known.length === 1 ? 'is' : 'are'} ${known.join('; ')}.`;
  notebook.note(
    factor === 'inquiry' ? 'unknown-inquiry' : 'unknown-headline',
    path,
    MISSING[factor]?.(value) ?? `The grid of this study has no ${factor} of ${value}.`,
    { hint, got: String(value) },
  );
}

const MISSING: Readonly<Partial<Record<Factor, (value: number | string) => string>>> = {
  inquiry: (name) => `No inquiry of this study is called ${name}.`,
  design: (name) => `No design of this study is called ${name}.`,
  inspectors: (name) => `No inspectors of this study are called ${name}.`,
  answer: (name) => `None of the answers of this study is called ${name}.`,
};

/** What a factor can be in a study; null where it is not in its grid. */
function valuesOf(study: Study, factor: Factor): readonly (number | string)[] | null {
  const named = {
    inquiry: study.inquiries,
    design: study.designs,
    inspectors: study.inspectors,
    answer: study.answers.length === 0 ? [{ name: 'published' }] : study.answers,
  };
  if (factor in named) return named[factor as keyof typeof named].map(({ name }) => name);
  return study.grid.find(({ name }) => name === factor)?.values ?? null;
}
