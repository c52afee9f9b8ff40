/**
 * Leads any link or button of the page with `data-an-tam-open` to the customer's choices. A link stays one where they can't be
 * shown, and with a key held down, which opens it elsewhere; what the page's own script has dealt with is not dealt with twice.
 */
export const followOpeners = (): void => addEventListener('click', (event) => {
  const opener = (event.target as Element).closest?.<HTMLAnchorElement | HTMLButtonElement>('[data-an-tam-open]');
  if (!opener || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  import('./late-views.ts').then(({ openChoices }) => openChoices(opener)).catch((error: unknown) => {
    console.error('an-tam:', error);
    if ('href' in opener) location.assign(opener.href);
  });
});
