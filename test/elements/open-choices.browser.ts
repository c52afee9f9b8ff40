import { expect, fixture, html } from '@open-wc/testing';
import { followOpeners } from '../../src/elements/follow-openers.ts';
import type { GuestDialog } from '../../src/elements/guest-dialog.ts';
import { Customer, FakeShop, tokenOf, waits } from './page-under-test.ts';

const NEWS = 'Nhận bản tin';

describe('any link or button with data-an-tam-open', () => {
  let shop: FakeShop;
  before(followOpeners);
  beforeEach(() => { shop = new FakeShop(); });
  afterEach(() => {
    shop.close();
    for (const dialog of document.querySelectorAll('an-tam-dialog')) dialog.remove();
  });

  const press = (element: Element | null): void => (element as HTMLElement).click();

  it('leads to the panel of the page, and puts the focus on its title', async () => {
    const around = await fixture(html`<div><button data-an-tam-open>Lựa chọn</button>
      <an-tam-consent policy=${shop.policyUrl} endpoint=${shop.endpoint}></an-tam-consent></div>`);
    const panel = new Customer(around.querySelector('an-tam-consent') as Element);
    await panel.sees(NEWS, 'Chưa chọn');
    press(around.querySelector('button'));
    await panel.waits(() => panel.element.root.activeElement?.id === 'an-tam-title', 'the focus is there');
    expect(document.querySelectorAll('an-tam-dialog').length).to.equal(0);
  });

  it('opens a dialog where the page has none, which holds the consents and can be left', async () => {
    const around = await fixture(html`<div lang="en"><a href="#somewhere" data-an-tam-open data-an-tam-open-policy=${shop.policyUrl} data-an-tam-open-endpoint=${shop.endpoint}>
      <b>My choices</b></a></div>`);
    press(around.querySelector('b'));
    await waits(() => document.querySelector<GuestDialog>('an-tam-dialog')?.dialog?.open, 'it opens');
    expect(location.hash).not.to.equal('#somewhere');
    const shown = document.querySelector('an-tam-dialog') as GuestDialog;
    expect(shown.dialog?.getAttribute('aria-label')).to.equal('My choices');
    const panel = new Customer(shown.root.querySelector('an-tam-consent') as Element);
    await panel.sees(NEWS, 'Not chosen yet');
    panel.press(NEWS, 'switch');
    await panel.sees(NEWS, 'Received by the shop');
    await expect(shown).to.be.accessible();
    shown.root.querySelector<HTMLElement>('.close')?.click();
    await waits(() => document.activeElement === around.querySelector('a'), 'the focus is back');
  });

  it('takes policy and endpoint from an element of the page, and leaves by a link to a clause', async () => {
    const around = await fixture(html`<div><button data-an-tam-open>Lựa chọn</button>
      <an-tam-policy src=${shop.policyUrl} endpoint=${shop.endpoint}></an-tam-policy></div>`);
    press(around.querySelector('button'));
    await waits(() => document.querySelector<GuestDialog>('an-tam-dialog')?.dialog?.open, 'it opens');
    const shown = document.querySelector('an-tam-dialog') as GuestDialog;
    const panel = new Customer(shown.root.querySelector('an-tam-consent') as Element);
    await panel.sees(NEWS, 'Chưa chọn');
    panel.press(NEWS, 'terms');
    await waits(() => !document.querySelector('an-tam-dialog'), 'it is left');
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('takes policy, endpoint and the page of the terms from a prompt, where that is all that the page has', async () => {
    const around = await fixture(html`<div><a href="#da-theo" data-an-tam-open>Lựa chọn</a><div style="height: 3000px"></div>
      <an-tam-prompt policy=${shop.policyUrl} endpoint=${shop.endpoint} terms="/chinh-sach"></an-tam-prompt></div>`);
    await waits(() => around.querySelector('an-tam-prompt')?.root.querySelector('.row'), 'it asks');
    press(around.querySelector('a'));
    await waits(() => document.querySelector<GuestDialog>('an-tam-dialog')?.dialog?.open, 'it opens');
    expect(location.hash).to.equal('');
    const shown = document.querySelector('an-tam-dialog') as GuestDialog;
    const panel = new Customer(shown.root.querySelector('an-tam-consent') as Element);
    await panel.sees(NEWS, 'Chưa chọn');
    expect(panel.row(NEWS).querySelector('[part=terms]')?.getAttribute('href')).to.equal('/chinh-sach#ban-tin');
  });

  // A shop may show what strangers write, and sanitisers leave `data-` attributes in it.
  const elsewhere = { endpoint: 'https://elsewhere.example/records', policy: 'https://elsewhere.example/policy.md', terms: 'javascript:void(document.title="taken")//' };
  for (const [name, address] of Object.entries(elsewhere)) {
    it(`leads nowhere where a stranger's opener names another ${name}, and shows nobody the token`, async () => {
      const sent: string[] = [];
      const { fetch: real } = globalThis;
      globalThis.fetch = (input, init) => {
        sent.push(String(input));
        return real(input, init);
      };
      const around = await fixture(html`<div><a href="#loi-binh">Lựa chọn</a>
        <an-tam-policy src=${shop.policyUrl} endpoint=${shop.endpoint} .token=${() => tokenOf('lan')} hidden></an-tam-policy></div>`);
      const opener = around.querySelector('a') as HTMLElement;
      opener.setAttribute('data-an-tam-open', '');
      opener.setAttribute(`data-an-tam-open-${name}`, address);
      press(opener);
      await waits(() => location.hash === '#loi-binh', 'the link is followed');
      globalThis.fetch = real;
      history.replaceState(null, '', location.pathname + location.search);
      expect(document.querySelector('an-tam-dialog')).to.equal(null);
      expect(sent.filter((url) => url.includes('elsewhere'))).to.deep.equal([]);
    });
  }

  it('takes an address of another site that an element of the page names too', async () => {
    shop.close();
    const around = await fixture(html`<div><button data-an-tam-open data-an-tam-open-endpoint="https://elsewhere.example/records">Lựa chọn</button>
      <an-tam-policy src=${shop.policyUrl} endpoint="https://elsewhere.example/records" hidden></an-tam-policy></div>`);
    press(around.querySelector('button'));
    await waits(() => document.querySelector<GuestDialog>('an-tam-dialog')?.dialog?.open, 'it opens');
    expect(document.querySelector<GuestDialog>('an-tam-dialog')?.root.querySelector('an-tam-consent')?.getAttribute('endpoint'))
      .to.equal('https://elsewhere.example/records');
  });

  it('stays a link where nothing says which policy, and where a key is held down', async () => {
    const around = await fixture(html`<div><a href="#da-theo" data-an-tam-open>Lựa chọn</a></div>`);
    press(around.querySelector('a'));
    await waits(() => location.hash === '#da-theo', 'the link is followed');
    history.replaceState(null, '', location.pathname + location.search);
    let left = true;
    const note = (event: Event): void => {
      left = event.defaultPrevented;
      event.preventDefault();
    };
    addEventListener('click', note);
    around.querySelector('a')?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, ctrlKey: true }));
    removeEventListener('click', note);
    expect(left).to.equal(false);
  });
});
