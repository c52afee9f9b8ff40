/** The script tag starts here. A second copy of the script on the page leaves the first one's elements in place. */
import { ConsentCenter } from './elements/consent-center.ts';
import { ConsentPanel } from './elements/consent-panel.ts';
import { ConsentPrompt } from './elements/consent-prompt.ts';
import { followOpeners } from './elements/follow-openers.ts';
import { defineElement } from './elements/guest-element.ts';
import { PolicyReader } from './elements/policy-reader.ts';

const { scrollY: read } = window;
defineElement('an-tam-consent', ConsentPanel);
defineElement('an-tam-policy', PolicyReader);
defineElement('an-tam-center', ConsentCenter);
defineElement('an-tam-prompt', ConsentPrompt);
// WebKit scrolls to the top of a page whose text goes into an element. Once the text stands again, before a frame shows that, it goes back.
queueMicrotask(() => { if (scrollY !== read) scrollTo({ top: read, behavior: 'instant' }); });
followOpeners();
