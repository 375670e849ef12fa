/** JSON at full precision, two spaces deep, with a line end; a NaN is a fault of ours and stops everything. */
export function renderJson(data: object): string {
  return `${JSON.stringify(data, plainNumbers, 2)}\n`;
}

/** Typed arrays become lists; an infinite limit has no JSON number and becomes null. */
function plainNumbers(key: string, value: unknown): unknown {
  if (typeof value === 'number' && Number.isNaN(value)) throw new TypeError(`"${key}" is NaN`);
  if (value instanceof Float64Array || value instanceof Int32Array || value instanceof Uint32Array) {
    return Array.from(value);
  }
  if (value instanceof Map) return Object.fromEntries(value);
  return value;
}
