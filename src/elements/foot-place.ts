import type { PromptPlace, PromptScene } from './prompt-place.ts';
import { SMALL } from './prompt-styles.ts';

/** What has the focus, in whatever shadow root. */
const focusedElement = (): Element | null => {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused === document.body ? null : focused;
};

/** Lets the page be scrolled further, by what a prompt covers of it, and focus be scrolled to above that. */
const roomBelow = () => {
  const sheet = new CSSStyleSheet();
  const isLong = document.documentElement.scrollHeight > innerHeight;
  return {
    give: (room: number): void => {
      sheet.replaceSync(`html { scroll-padding-block-end: ${room + 8}px; ${isLong ? `padding-block-end: ${room}px;` : ''} }`);
      if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
    },
    takeBack: (): void => { document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet); },
  };
};

/** Hears of each change of an element's size, of one element at a time. */
const watchSize = (heard: () => void, signal: AbortSignal) => {
  const size = new ResizeObserver(heard);
  signal.addEventListener('abort', () => size.disconnect());
  let watched: Element | null = null;
  return (element: Element | null): void => {
    if (element === watched) return;
    size.disconnect();
    if (element) size.observe(element);
    watched = element;
  };
};

/** Whether the last pixels of the window hide what has the focus, where that isn't the prompt's own. */
const hidesFocus = (height: number, section: HTMLElement | null): boolean => {
  const focused = focusedElement();
  if (!focused || section?.contains(focused)) return false;
  const { top, bottom, height: own } = focused.getBoundingClientRect();
  const edge = innerHeight - height;
  // What is taller than the rest of the window can't be hidden by a third of it.
  return bottom > edge && top < innerHeight && (own < edge || height > innerHeight / 2);
};

/**
 * A prompt at the foot of the window lies over the page, so it moves nothing. The page can be scrolled as much further as
 * it covers, focus is scrolled to above it, and where it would cover what has the focus all the same, it steps aside.
 * In a small window it comes as one line. A press opens it over most of the window, as far as the page behind is concerned
 * for a moment only: that gets room for the line alone, and when the focus goes back to the page, the line is all that stays.
 */
export const footPlace = ({ update, section, signal }: PromptScene): PromptPlace => {
  const below = roomBelow();
  const small = matchMedia(SMALL);
  /** CSS pixels that it covers, and that the page was given for it. */
  let height = 0;
  let room = 0;
  let isAside = false;
  let isPressed = false;
  /** It was pressed, and the focus isn't there yet. */
  let isOpening = false;

  const isSheet = (): boolean => small.matches && isPressed;
  const look = (): void => {
    if (height === 0 || isOpening || isAside === hidesFocus(height, section())) return;
    isAside = !isAside;
    if (isSheet()) {
      isPressed = false;
      height = room;
    }
    update();
  };
  const makeRoom = (): void => {
    const drawn = section()?.offsetHeight ?? 0;
    if (drawn === 0) return;
    height = drawn;
    if (isSheet() || drawn === room) return;
    room = drawn;
    below.give(room);
  };
  const giveBack = (): void => {
    height = room = 0;
    isPressed = false;
    below.takeBack();
  };

  const watch = watchSize(makeRoom, signal);
  signal.addEventListener('abort', giveBack);
  // The browser scrolls to what gets the focus after it has told of it.
  for (const news of ['focusin', 'focusout', 'scroll', 'resize']) addEventListener(news, () => requestAnimationFrame(look), { signal, passive: true });
  small.addEventListener('change', () => {
    if (section()?.contains(focusedElement())) isPressed = true;
    update();
  }, { signal });

  return {
    shape: () => {
      if (isAside) return 'none';
      return small.matches && !isPressed ? 'strip' : 'open';
    },
    open: () => {
      isPressed = isOpening = true;
      requestAnimationFrame(() => {
        isOpening = false;
        look();
      });
      update();
    },
    settle: () => {
      watch(section());
      makeRoom();
      look();
    },
    leave: giveBack,
  };
};
