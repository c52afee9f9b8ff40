import { html, nothing } from 'lit/html.js';
import { tellsContact } from '../policy/tells-contact.ts';
import type { MakeAid } from './reading-aid.ts';

/** Below the text: how to reach the shop, where the text itself doesn't say that, and which version of the text this was. */
export const makeShopContact: MakeAid = ({ policy }) => {
  const { fields, shop, sha256, language } = policy;
  const [address, phone, email] = ['address', 'phone', 'email'].map((key) => fields.get(key));
  // A number for people may hold blanks, dots and brackets; a telephone takes figures and a leading plus.
  const dial = phone?.replace(/[^\d+]/g, '');
  const isTold = tellsContact(policy);
  return {
    renderFoot: (words) => html`<section class="contact" part="contact" lang=${words.language} aria-labelledby=${isTold ? nothing : 'an-tam-contact'}>
      ${isTold ? nothing : html`<h2 id="an-tam-contact">${words.contact}</h2>
      <address>
        <strong lang=${language}>${shop}</strong>${address ? html`<span lang=${language}>${address}</span>` : nothing}
        ${phone && dial ? html`<a href="tel:${dial}">${words.call(phone)}</a>` : nothing}
        ${email ? html`<a href="mailto:${email}">${words.write(email)}</a>` : nothing}
      </address>`}
      ${sha256 ? html`<p class="fingerprint"><span>${words.version(words.day(policy.version))}. ${words.fingerprint} (SHA-256):</span> <code>${sha256}</code></p>` : nothing}
    </section>`,
  };
};
