import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';

/** node:test wraps what was thrown; that, and not the wrapper, is worth reading. */
const explain = (error: Error): string => inspect(error.cause instanceof Error ? error.cause : error).replace(/^/gm, '    ');

/** A busy machine may be late once or twice in a run. What is late more often than this is a fault that comes and goes. */
const MOST_SECOND_LOOKS = 3;

const isSecondLook = ({ type, data }: TestEvent): boolean => type === 'test:diagnostic' && data.message.startsWith('a second look');

/** What a person wants to read of one event; nothing about what holds. */
const say = (event: TestEvent): string => {
  const { type, data } = event;
  switch (type) {
    case 'test:fail':
      return `  ✖ ${data.file ?? ''}: ${data.name}\n${explain(data.details.error)}\n`;
    case 'test:pass':
      return data.skip ? `  – skipped: ${data.name}: ${data.skip === true ? 'no reason given' : data.skip}\n` : '';
    case 'test:diagnostic':
      return isSecondLook(event) ? `  – ${data.message}\n` : '';
    case 'test:stdout':
    case 'test:stderr':
      return data.message;
    default:
      return '';
  }
};

/** A parent that fails only because something in it failed says nothing new. */
const echoes = ({ type, data }: TestEvent): boolean =>
  type === 'test:fail' && 'failureType' in data.details.error && data.details.error.failureType === 'subtestsFailed';

/**
 * A reporter for node:test that is silent about what holds: failures whole, skips with their reason, and one tally, in which
 * too many second looks are a failure too.
 */
const report = async function* (source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  let passed = 0;
  let failed = 0;
  let secondLooks = 0;
  for await (const event of source) {
    if (echoes(event)) continue;
    if (isSecondLook(event)) secondLooks += 1;
    if (event.type === 'test:fail') failed += 1;
    if (event.type === 'test:pass' && event.data.details.type !== 'suite' && !event.data.skip) passed += 1;
    yield say(event);
  }
  if (secondLooks > MOST_SECOND_LOOKS) {
    failed += 1;
    process.exitCode = 1;
    yield `  ✖ ${secondLooks} journeys held at the second look only; a busy machine is late in ${MOST_SECOND_LOOKS} at most: see what each waited for\n`;
  }
  yield `tally: ${passed} passed, ${failed} failed${secondLooks > 0 ? `, ${secondLooks} second looks` : ''}\n`;
};
export { report as default };
