import type { PromptPlace, PromptScene, Shape } from './prompt-place.ts';

/**
 * A prompt in the page's flow takes the place of its fallback. Below the window, where nobody sees anything move, it is
 * drawn whole. In sight it is one line in the room that the fallback had, which opens with a press; where that room is
 * too small the fallback stays. What goes by itself leaves its room behind until it is out of sight.
 */
export const flowPlace = ({ host, update, retract, box, section, signal }: PromptScene): PromptPlace => {
  let shape: Shape = 'none';
  /** CSS pixels of the element before the prompt came. */
  let room = 0;
  let isTooSmall = false;
  let isPressed = false;

  const release = (): void => { box()?.style.removeProperty('min-block-size'); };
  const hold = (): void => { box()?.style.setProperty('min-block-size', `${box()?.offsetHeight ?? 0}px`); };
  const isBelow = (): boolean => host.getBoundingClientRect().top >= innerHeight;
  /** Whatever its size, nobody sees it change. */
  const relax = (): void => {
    isTooSmall = false;
    isPressed = false;
    release();
    update();
  };

  const observer = new IntersectionObserver((entries) => {
    const last = entries.at(-1);
    if (last && !last.isIntersecting && isBelow()) relax();
  });
  observer.observe(host);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    release();
  });
  // A window of another width lays everything out anew.
  addEventListener('resize', release, { signal });

  return {
    shape: () => {
      if (isBelow()) shape = 'open';
      else if (shape === 'none' && !isTooSmall) {
        room = host.offsetHeight;
        shape = 'strip';
      }
      return shape;
    },
    open: () => {
      shape = 'open';
      isPressed = true;
      release();
      update();
    },
    settle: () => {
      if (!section() || isBelow()) return;
      if (shape === 'strip' && host.offsetHeight > room + 0.5) {
        // Before the next frame, so that nobody saw it.
        shape = 'none';
        isTooSmall = true;
        retract();
        update();
      } else if (isPressed || shape === 'open') hold();
    },
    leave: (byPress) => {
      if (byPress || isBelow()) release();
      else if (shape !== 'none') hold();
      shape = 'none';
    },
  };
};
