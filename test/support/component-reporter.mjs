import { relative } from 'node:path';

const indent = (text) => text.replace(/^/gm, '    ');

/** The message stands in the stack too, in some engines. What was expected is in the message already, or is told apart. */
const explain = ({ name, message = 'no reason given', stack = '', expected, actual }) => indent([
  `${name ?? 'Error'}: ${message}`,
  ...expected === undefined && actual === undefined ? [] : [`expected ${expected}`, `but was  ${actual}`],
  stack.replace(`${name}: ${message}`, '').trim(),
].filter(Boolean).join('\n'));

/** Every test of a suite and of those in it, named from the outside in. */
const testsOf = ({ tests, suites }, above = '') => [
  ...tests.map((test) => ({ ...test, name: `${above}${test.name}` })),
  ...suites.flatMap((suite) => testsOf(suite, `${above}${suite.name}: `)),
];

/** What went wrong in one file in one browser. What the page said on the console is worth reading only then. */
const sayFailures = ({ testFile, browser, testResults, errors, logs }, root) => {
  const head = `${relative(root, testFile)} (${browser.name})`;
  const failed = testsOf(testResults ?? { tests: [], suites: [] }).filter(({ passed, skipped }) => !passed && !skipped);
  const faults = [
    ...failed.map(({ name, error }) => `  ✖ ${head}: ${name}\n${explain(error ?? {})}`),
    ...errors.map((error) => `  ✖ ${head}: did not run to its end\n${explain(error)}`),
  ];
  const said = faults.length > 0 && logs.length > 0 ? [`    its console:\n${indent(indent(logs.map((line) => line.join(' ')).join('\n')))}`] : [];
  return [...faults, ...said];
};

/** A reporter for the component tests that is silent about what holds: failures whole, and one tally for `run-tests.ts`. */
export const componentReporter = (root) => ({
  onTestRunFinished({ sessions }) {
    const all = [...sessions];
    const ran = all.flatMap(({ testResults }) => (testResults ? testsOf(testResults) : [])).filter(({ skipped }) => !skipped);
    const passed = ran.filter((test) => test.passed).length;
    // A file that did not run to its end counts as one failure.
    const failed = ran.length - passed + all.filter((session) => !session.passed && session.errors.length > 0).length;
    console.log([...all.flatMap((session) => sayFailures(session, root)), `tally: ${passed} passed, ${failed} failed`].join('\n'));
  },
});
