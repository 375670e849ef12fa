import { name } from '../../designs/input/fields.js';
import type { Notebook } from '../../scenario/yaml/notebook.js';
import { readGrid } from '../file/readGrid.js';
import { AXIS_VALUES } from '../file/schema.js';
import { INQUIRY_NAMES, inquiryKind } from '../inquiries/registry.js';
import type { AxisName, World } from '../study.js';
import { checkVariable } from './checkNames.js';
import { checkRange } from './checkRange.js';
import type { LeftOut } from './leftOut.js';

/** What can be said all the same of entries that cannot be read: the other values of an axis, and the questions asked about. */
export function checkLeftOut(leftOut: LeftOut, worlds: readonly World[], notebook: Notebook): void {
  for (const [axis, said] of leftOut.wholeEntries('grid')) {
    if (!Object.hasOwn(AXIS_VALUES, axis) || !Array.isArray(said)) continue;
    said.forEach((item, index) => {
      const value = AXIS_VALUES[axis as AxisName].safeParse(item);
      if (!value.success) return;
      const [read] = readGrid({ [axis]: [value.data] })[0]?.values ?? [];
      checkRange(axis as AxisName, read, ['grid', axis, index], notebook);
    });
  }
  for (const [entry, said] of leftOut.wholeEntries('inquiries')) {
    for (const key of new Set(INQUIRY_NAMES.map((kind) => inquiryKind(kind).key))) {
      const asked: unknown = Object(said)[key];
      for (const question of Array.isArray(asked) ? asked : [asked]) {
        // What is no name may belong to another kind, for which the key says something else.
        if (!name.safeParse(question).success) continue;
        checkVariable(worlds, question, ['inquiries', entry, key], notebook, { isQuestion: true });
      }
    }
  }
}
