/** How much of a prompt is drawn: nothing, one line that opens with a press, or all of it. */
export type Shape = 'none' | 'strip' | 'open';

/** What a place sees of the prompt that it is for. */
export type PromptScene = {
  readonly host: HTMLElement;
  /** Draws the prompt soon. */
  readonly update: () => void;
  /** Nobody saw what was drawn: let nobody hear of it either. */
  readonly retract: () => void;
  /** What holds the prompt or, in its place, the fallback. */
  readonly box: () => HTMLElement | null;
  /** What was drawn of it; nothing where it isn't there. */
  readonly section: () => HTMLElement | null;
  /** Aborts when the prompt leaves the page. */
  readonly signal: AbortSignal;
};

/** Where a prompt stands. It sees to it that nothing moves that somebody is reading, and that nothing hides what has the focus. */
export type PromptPlace = {
  /** Asked before each drawing of a prompt that has something to ask. */
  readonly shape: () => Shape;
  /** The customer wants to see all of it. */
  readonly open: () => void;
  /** What was due has been drawn, and stands in the tree. */
  readonly settle: () => void;
  /** It goes, by a press of the customer, or because there is nothing left to ask. */
  readonly leave: (byPress: boolean) => void;
};
