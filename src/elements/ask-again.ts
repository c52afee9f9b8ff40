import type { Token } from '../outbox/outbox.ts';
import { retryDelay } from '../outbox/retry-delay.ts';

/** What asking again needs of the keeper. */
type Asked = {
  readonly token: () => Promise<Token>;
  /** Whether something waits for a token here. */
  readonly isWanted: () => boolean;
  /** There is another token: what waits for it may be sent. */
  readonly found: () => void;
};

/**
 * A token that the endpoint turned away may just have run out: the page is asked for another one, less and less often (1 s to
 * 5 min, see `retryDelay`), as long as something waits for it.
 */
export class AskAgain {
  readonly #asked: Asked;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** How often in a row. */
  #times = 0;
  /** What the page gave last: the same would be turned away again. */
  #last: Token;

  constructor(asked: Asked) {
    this.#asked = asked;
  }

  begin(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), retryDelay(this.#times++, Math.random()));
  }

  async #ask(): Promise<void> {
    const token = await this.#asked.token().catch(() => undefined); // the page's function failed: asked again all the same
    if (!this.#asked.isWanted()) return;
    if (token && token !== this.#last) {
      this.#last = token;
      this.#asked.found();
    }
    this.begin();
  }

  /** Something arrived: the next wait is short again. */
  calm(): void {
    this.#times = 0;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
