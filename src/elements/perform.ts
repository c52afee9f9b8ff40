import type { Command } from '../consent/decide.ts';
import type { RowHost } from './row-view.ts';

/**
 * Carries out an act of the person on what the element shows at this moment.
 *
 * @throws where it could not be carried out: nothing was decided then, and the page's owner is told
 */
export const perform = async (host: RowHost, command: Command): Promise<void> => {
  const { model, session, view, words } = host;
  try {
    if (model.is !== 'ready' || view?.is !== 'ready' || !session) throw new Error('the policy or the endpoint is gone');
    await (await session.keep()).perform(command, { ...model, element: host, subject: view.subject, language: words.language });
  } catch (error) {
    host.report('not-done', String(error));
    throw error;
  }
};
