import { publishCommand } from '../src/cli/publish-command.ts';
import { StartError } from '../src/ledger/start-error.ts';

/** Where the shop serves the pages that need no JavaScript. */
export const STATIC_POLICIES = '/chinh-sach-tinh/';

/**
 * Writes the policies as pages, the way any shop would: by `an-tam publish`.
 *
 * @param content folder of the policy files
 * @param folder is made where it is missing
 * @throws StartError where a policy has an error
 */
export const publishPolicies = async (content: string, folder: string): Promise<void> => {
  const complaints: string[] = [];
  const code = await publishCommand({
    words: [content, '--out', folder, '--base', STATIC_POLICIES, '--endpoint', '/an-tam/records', '--script', '/an-tam/an-tam.js'],
    folder: process.cwd(), env: {}, now: Date.now, tell: () => undefined, complain: (line) => complaints.push(line),
  });
  if (code !== 0) throw new StartError(`The policies can't be published: ${complaints.join(' ')}`);
};
