/** What the model leaves out or simplifies, whatever the numbers. */
export const SIMPLIFICATIONS: readonly string[] = Object.freeze([
  'Grade, experience, utilisation and caseload are treated as independent of one another and of the case.',
  'Workload points per case are those that give the workload of the letter of 2022 (115% and 89%), court reports included; cases of trainees count as those of services officers.',
  'Trainees hold as many cases each as now.',
  'The published share of target for services officers includes trainees, and is assumed to be true of each grade.',
  "Officers and services officers have the same share with two to five years' service.",
  'The percentages of the key questions vary from draw to draw as their published sample does, each by itself.',
  'Individuals vary about the mean of their grade, by a logistic distribution; each band of ten points over 110% and of ten cases from 50 counts once.',
  'Staff move freely within the region; pay and the quality of recruits are left out.',
]);
