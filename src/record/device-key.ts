import { toBase64url } from './base64url.ts';
import { sha256 } from './digest.ts';

/** 128 random bits as 22 characters of base64url. Only the device has it; an endpoint keeps its hash alone. */
export const newDeviceKey = (): string => toBase64url(crypto.getRandomValues(new Uint8Array(16)));

/** The subject id that a device key proves: `d:` + base64url of the SHA-256 of the key's 22 ASCII characters. */
export const deviceSubjectId = async (deviceKey: string): Promise<string> => `d:${toBase64url(await sha256(deviceKey))}`;

/** Whether it has the form of a device key. A shorter one could be guessed, and with it whose choices these are. */
export const isDeviceKey = (text: string | undefined): text is string => text !== undefined && /^[A-Za-z0-9_-]{22}$/.test(text);
