/** Whether `studyFiles` writes files of this name. */
export function isResultFile(name: string): boolean {
  return /^(summary\.txt|results\.(json|csv|parquet)|report\.(md|html)|chart-\d+-[\w-]+\.svg)$/.test(name);
}
