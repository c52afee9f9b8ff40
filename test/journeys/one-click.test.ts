import { engines } from '../support/browsers/open-browser.ts';
import { describeJourneys } from '../support/journey.ts';
import { goTheWayOfOneClick } from '../support/one-click.ts';

describeJourneys('the way of one click', engines, (journey) => {
  journey('reads, agrees, sees it received everywhere, withdraws, and stays withdrawn', goTheWayOfOneClick);
});
