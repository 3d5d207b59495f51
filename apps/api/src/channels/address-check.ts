import { Blocked } from '@duban/notice';
import type { Outlets } from '@duban/notice';
import { channelTexts } from './channels.text';

const mailAddress = /^[^\s@<>,;:"()[\]\\]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?$/u;

/**
 * What is wrong with an address, in words; null: nothing. A name that cannot be resolved now is not held against it, but
 * what would leave unencrypted is, wherever it leads.
 */
export async function addressFault(outlets: Outlets, kind: string, address: string): Promise<string | null> {
  if (kind === 'email') return mailAddress.test(address) ? null : channelTexts.notMail;
  if (!URL.canParse(address)) return channelTexts.notUrl;
  try {
    await outlets.pin(new URL(address));
    return null;
  } catch (error) {
    const isPlain = !address.toLowerCase().startsWith('https:');
    return error instanceof Blocked || isPlain ? channelTexts.blocked : null;
  }
}
