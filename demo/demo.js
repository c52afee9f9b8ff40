/**
 * The shop's own script: it tells the widget who is signed in.
 *
 * The widget calls `token` whenever it sends something, so a token that has run out is never sent. A guest's page sets
 * nothing and asks nothing. This file stands before an-tam.js in the page, so the elements know from their start.
 */
const fetchToken = async () => {
  const answer = await fetch('/tai-khoan/token', { cache: 'no-store' });
  if (answer.status === 204) return null; // Signed out meanwhile, in another tab.
  if (answer.ok) return answer.text();
  throw new Error(`the shop gave no token: ${answer.status}`);
};

if ('signedIn' in document.documentElement.dataset) {
  for (const element of document.querySelectorAll('an-tam-consent, an-tam-policy, an-tam-center, an-tam-prompt')) element.token = fetchToken;
}
