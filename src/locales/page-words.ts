/** The words around a text on pages that the shop publishes as files. */
export type PageWords = {
  readonly library: string;
  readonly libraryOf: (shop: string) => string;
  readonly about: (shop: string) => string;
  readonly myChoices: string;
  readonly published: (day: string) => string;
  readonly effective: (day: string) => string;
  readonly replaced: string;
  readonly toCurrent: string;
  readonly upcoming: (day: string) => string;
  readonly toUpcoming: string;
  readonly versions: string;
};
