import { readDocument } from '../scenario/yaml/document.js';
import { collection } from './collection.js';

/** The studies that come with casesim: apart from what loads them, so that to list them is quick. */
export const studies = collection('scenarios/studies', 'study');

/** Ids of the studies that come with casesim, in order of the alphabet. */
export const listStudies = studies.ids;

/** The question that each of these studies answers, read without the scenarios it names. */
export function studyQuestions(): { id: string; title: string }[] {
  return listStudies().map((id) => {
    const { text, file } = studies.read(id);
    const read = readDocument(text, file);
    const data = 'document' in read ? read.document.data : null;
    const title = typeof data === 'object' && data !== null && 'title' in data ? String(data.title) : id;
    return { id, title };
  });
}
