import { explainProblem } from '../../policy/explain-problem.ts';
import type { Finding, Rule } from './finding.ts';

/** Every problem of the parser: while one is there, the page shows the text and withholds the switches. */
export const parserProblems: Rule = ({ shown, policy }) => policy.problems.map((problem): Finding => {
  const sentence = explainProblem(problem, '').replace(/^:\d+: /, '');
  // The sentences say what is wrong and, after their last semicolon, what to do.
  const [, message = sentence, cure = 'correct this line.'] = /^(.*); ([^;]*)$/s.exec(sentence) ?? [];
  return { code: problem.code, level: 'error', file: shown, line: problem.line, message: message.replace(/(?<![.])$/, '.'), cure };
});
