import { explainProblem } from '../policy/explain-problem.ts';
import type { Problem } from '../policy/document.ts';
import { TroubleEvent, type TroubleCode } from './events.ts';

/** One plain sentence for the page's owner. `about` is what the code is about: an address, or what was said of it. */
const explainTrouble = (code: TroubleCode, about: string): string => {
  switch (code) {
    case 'policy-not-found': return `no policy at ${about}: check the address in the element's policy or src attribute.`;
    case 'policy-unreachable': return `the policy at ${about} could not be fetched: check the address, the server, and CORS if it is on another origin.`;
    case 'policy-too-large': return `the policy at ${about} is larger than 1 MiB: split it into several documents.`;
    case 'policy-not-text': return `${about} is not a markdown file (the server sent a web page): check the address, and serve .md as text/markdown.`;
    case 'policy-broken': return `${about} Until this is mended the text is shown and its switches are withheld.`;
    case 'no-endpoint': return `${about} asks for consent, but the element has no endpoint attribute: name the URL that receives choices.`;
    case 'insecure-endpoint': return `the endpoint ${about} is not https, or has a password in it: choices are personal data and are sent encrypted only (loopback aside). Serve it over https.`;
    case 'token-failed': return `the token function of the page failed (${about}): it must resolve to a JWT with a sub, or to null where nobody is signed in.`;
    case 'unreadable': return `what this device keeps could not be read (${about}): the browser's storage is at fault; the widget tries again at the next visit.`;
    case 'not-done': return `an act of the customer could not be carried out, and nothing was decided (${about}). If a file is missing, publish the chunks folder; if the token function failed, mend it; else the screen was out of date and has been brought up to date.`;
    case 'unkept': return `this device can't store the choice (storage is blocked or full); it is being sent from memory while the page stays open (${about}).`;
    case 'refused': return `the endpoint refused a record: ${about}. It is kept on the device and shown as refused.`;
    case 'endpoint-unreachable': return `the endpoint ${about} can't be reached though this device has a network: check its address, the server, and CORS where it is on another origin (AN_TAM_ORIGINS of the ledger). Choices are kept on the device and sent when it answers.`;
    case 'half-done': return `what the customer refused is recorded for her account, but what this device granted before she signed in could not be withdrawn with it (${about}): the browser's storage is at fault; pressing once more withdraws it too.`;
    case 'part-missing': return `a file of the bundle could not be loaded (${about}): publish the whole dist folder, chunks included.`;
    default: return code satisfies never;
  }
};

/** Tells the page's owner: an event, and one console line with the cure. `problems` are those of the policy at `about`. */
export const reportTrouble = (element: HTMLElement, code: TroubleCode, about: string, problems: readonly Problem[]): void => {
  const message = explainTrouble(code, problems.length > 0 ? problems.map((problem) => explainProblem(problem, about)).join(' ') : about);
  console.error(`an-tam: ${message}`);
  element.dispatchEvent(new TroubleEvent(code, message));
};
