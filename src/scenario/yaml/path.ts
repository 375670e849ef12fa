/** Steps from the top of a document to a value in it. */
export type Path = readonly PropertyKey[];
