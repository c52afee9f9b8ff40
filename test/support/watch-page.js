// Stands first in every page of a journey and tells the test what a person could see, and what went wrong.
const tell = (what, text, before) => navigator.sendBeacon('/__told', JSON.stringify({ what, text: String(text), before }));

addEventListener('securitypolicyviolation', (event) => tell('violation', `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
addEventListener('error', (event) => { if (event.message) tell('error', event.message); });
addEventListener('unhandledrejection', (event) => tell('error', event.reason?.stack ?? event.reason));
const { error } = console;
console.error = (...words) => {
  tell('console', words.join(' '));
  error.apply(console, words);
};

// Each row's own words, whenever they change: what was shown for a moment only is told too.
const shown = new Map();
const look = (scope) => {
  for (const element of scope.querySelectorAll('an-tam-consent, an-tam-policy, an-tam-center, an-tam-prompt')) {
    if (!element.shadowRoot) continue;
    look(element.shadowRoot);
    for (const status of element.shadowRoot.querySelectorAll('[part~=status]')) {
      const text = `${status.id}: ${status.textContent.trim()}`;
      const last = shown.get(status);
      shown.set(status, { text, at: Date.now() });
      if (last?.text !== text) tell('status', text, last?.at);
    }
  }
};
setInterval(() => look(document), 40);
