/** The words around a text on pages that the shop publishes as files. */
export type PageWords = {
  /** BCP 47 tag of these words. */
  readonly language: string;
  readonly library: string;
  readonly libraryOf: (shop: string) => string;
  readonly about: (shop: string) => string;
  readonly myChoices: string;
  readonly published: (day: string) => string;
  readonly effective: (day: string) => string;
  readonly replaced: string;
  /** On the page of a version that is still to come. */
  readonly notYet: (day: string) => string;
  readonly toCurrent: string;
  readonly upcoming: (day: string) => string;
  readonly toUpcoming: string;
  readonly versions: string;
};
