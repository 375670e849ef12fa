import type { Role } from '../../scenario/roles.js';

/** Everything that packs say in words, as plain data; `wordingSchema.ts` checks template files against it. */
export interface Wording {
  readonly voices: ByName<Voice>;
  readonly stories: readonly Story[];
  readonly partners: readonly (Conditional & { readonly daHistory: string; readonly daPattern: string })[];
  readonly families: readonly Family[];
  readonly needs: readonly Need[];
  readonly keyPeople: Texts;
  readonly agencies: readonly (Conditional & { readonly agency: string; readonly gives: string })[];
  readonly changes: readonly Change[];
  readonly record: string;
  readonly frequency: ByName<string>;
  readonly front: {
    readonly sentence: ByName<string>;
    readonly terms: ByName<string>;
    readonly orders: string;
    /** What a licence has beside its standard conditions. */
    readonly added: readonly (Conditional & { readonly say: string })[];
    readonly licence: string;
    readonly risk: ByName<string>;
    readonly staff: Texts;
    readonly mappa: ByName<string>;
  };
  readonly records: ByName<RecordWording>;
  readonly noAgency: RecordWording;
  readonly noServices: RecordWording;
  readonly oversight: Readonly<
    Record<'effective' | 'ineffective' | 'absent' | 'notNeeded', readonly Timed[]>
  >;
  readonly induction: Texts;
  readonly interview: Texts;
  readonly intake: Texts;
  readonly routine: Texts;
  readonly routinePhone: Texts;
  readonly childRemark: Texts;
  readonly distractors: readonly { readonly title: string; readonly text: string }[];
  readonly plan: { readonly contact: Texts; readonly visit: Texts };
  readonly missed: Texts;
  readonly missedNext: string;
  /** How the last contact before a suspension ends. */
  readonly suspended: string;
  readonly change: { readonly title: string; readonly alert: string };
  readonly chatter: Texts;
  readonly startWindow: ByName<{
    readonly from: string;
    readonly to: string;
    readonly basis: 'published' | 'assumed';
    readonly why: string;
  }>;
  readonly names: { readonly given: Texts; readonly family: Texts };
  readonly prompts: ByName<PromptWording>;
  readonly key: { readonly mustBeYes: string; readonly mustBeNo: string; readonly contested: string };
  readonly notes: NotesWording;
}

type Texts = readonly string[];
type ByName<Value> = Readonly<Record<string, Value>>;

/** A part that is used only where all its conditions are true. */
interface Conditional {
  readonly when: Texts;
}

interface RecordWording {
  readonly title: string;
  readonly text: Texts;
}

/** What a manager enters at a time; of those for one time the first that fits the case. */
interface Timed extends Conditional {
  readonly at: 'early' | 'middle' | 'afterReview';
  readonly text: Texts;
}

/** A paragraph for each prompt, for two, or one for all; a numbered list; or an entry for each. */
type DocumentShape = 'paragraphs' | 'pairs' | 'block' | 'numbers' | 'entries';

/** How one officer writes. */
export interface Voice {
  readonly label: string;
  readonly date: '4 June' | '04/06' | '4 Jun 2025' | 'Wednesday 4 June 2025' | '04.06.25';
  readonly person: 'initials' | 'title';
  readonly headings: 'none' | 'dash' | 'colon';
  readonly layout: 'run' | 'lines';
  readonly shape: { readonly assessment: DocumentShape; readonly plan: DocumentShape };
  /** Prompts whose sections come first in an assessment or a plan; `contact` is how often the person is seen. */
  readonly order: Texts;
  /** Whole sentences, or labels and colons, as far as there is a choice. */
  readonly prefer: 'prose' | 'notes' | 'either';
  readonly body: string;
  readonly lexicon: ByName<string>;
  readonly open: { readonly office: Texts; readonly phone: Texts; readonly missed: Texts };
  readonly close: Texts;
  readonly labels: Readonly<Record<'assessment' | 'plan' | 'review' | 'log' | 'oversight', string>>;
  readonly chatter: number;
  readonly avoid: Texts;
  /** Words that this officer puts for others. */
  readonly words: ByName<string>;
}

/** What a court convicts of in a story, and the months that go with each sentence it can pass. */
export interface Charge extends Conditional {
  /** The id of an offence in the law table. */
  readonly offence: string;
  readonly communityOrder?: readonly [from: number, to: number] | undefined;
  readonly suspendedSentenceOrder?: readonly [from: number, to: number] | undefined;
  readonly licence?: readonly [from: number, to: number] | undefined;
}

/** What a case is about: an offence, whom it harmed, and the risk that it points to. */
export interface Story extends Conditional {
  readonly id: string;
  readonly charges: readonly Charge[];
  /** Nobody was harmed: an officer under cover stood in, and there is no victim to tell of a release. */
  readonly decoy: boolean;
  readonly offence: string;
  readonly victim: string;
  readonly harm: string;
  readonly who: string;
  readonly effect: string;
  readonly meet: string;
  readonly trigger: string;
  readonly record: string;
  readonly intel: string;
  readonly pattern: string;
  readonly protect: string;
  readonly term: string;
  readonly work: string;
}

interface Family extends Conditional {
  readonly children: string;
  readonly childHome: string;
  readonly childHistory: string;
  readonly childMeaning: string;
  readonly childConcern: string;
}

interface Need extends Conditional {
  readonly clash: Texts;
  /** Parts of words in a trigger that the need goes with, and no other. */
  readonly match: Texts;
  readonly factor: string;
  readonly service: string;
  readonly worker: string;
}

interface Change extends Conditional {
  /** Parts of words in the need, or in where the children are, that the news would deny. */
  readonly clash: Texts;
  readonly told: string;
  readonly change: string;
  readonly means: string;
  readonly response: string;
  /** What the person is asked about, where it is not the change itself. */
  readonly asked: string;
  /** The entry that shows the fit response carried out. */
  readonly done: string;
}

/** Where in a case file the cue of a prompt is. */
type CuePart =
  | 'assessment'
  | 'plan'
  | 'review'
  | 'session'
  | 'entry'
  | 'visit'
  | 'afterMissed'
  | 'beforeStart';

/** A text with what goes with it in the key; without a `why` or `wrong` of its own, the form's are used. */
interface SaidWording extends Conditional {
  readonly say: string;
  readonly why?: Texts | undefined;
  readonly wrong?: Texts | undefined;
}

export interface FormWording {
  readonly say: readonly (string | SaidWording)[];
  readonly why: Texts;
  readonly wrong: Texts;
  readonly either?: string | undefined;
  readonly pattern?: 'kept' | 'lapse' | 'gap' | 'phone' | undefined;
  readonly times: number;
  /** The entry on the first of two absences. */
  readonly first?: Texts | undefined;
  /** A later entry of the same kind. */
  readonly again?: Texts | undefined;
  /** One of them once the news of the change is known: it must not deny it. */
  readonly since?: Texts | undefined;
  /** Whether there is an entry every month, from the plan to the end of the file. */
  readonly monthly: boolean;
  /** What the next session has of it. */
  readonly next?: Texts | undefined;
  readonly shownIn?: CuePart | undefined;
  readonly title?: string | undefined;
}

/** One prompt in all the forms that its answer can take. */
export interface PromptWording {
  /** The role of the key question that it informs, or the name of a key question. */
  readonly question: string;
  /** The role of the scenario's variable that settles its answer, and by which a case file knows it. */
  readonly role?: Role | undefined;
  readonly text: string;
  readonly short: string;
  readonly weight: number;
  /** Where no variable settles the answer: by what the odds of a plain Yes are multiplied. */
  readonly odds?: number | undefined;
  readonly relevant?: Texts | undefined;
  /** Asked only where the scenario has a variable of its role. */
  readonly onlyIfDeclared: boolean;
  readonly shownIn: CuePart;
  readonly heading?: string | undefined;
  readonly weeks?: readonly [number, number] | undefined;
  readonly afterChange: boolean;
  readonly title?: string | undefined;
  readonly yes: FormWording;
  readonly serious: FormWording;
  readonly narrow: FormWording;
  readonly mixed: FormWording & { readonly either: string };
  readonly notRelevant?: { readonly why: Texts; readonly wrong: Texts } | undefined;
}

export interface NotesWording {
  readonly purpose: Texts;
  /** What participants are told before they begin. */
  readonly instructions: readonly { readonly heading: string; readonly lines: Texts }[];
  readonly introduction: string;
  /** For a pack that takes longer than a day: what everybody does before it. */
  readonly beforehand: string;
  readonly read: string;
  readonly collect: string;
  readonly compare: string;
  /** The same where not all cases can be compared in a day. */
  readonly compareSome: string;
  readonly pause: string;
  readonly lunch: string;
  readonly close: string;
  readonly questions: ByName<string>;
  readonly oversightQuestion: string;
  readonly balanced: string;
  readonly drawn: string;
  readonly chosen: string;
}
