import type { Customer } from './account.ts';
import { countOf, MOST_OF_ONE, totalOf, type Cart } from './cart.ts';
import { formatPrice, goods, type Good } from './goods.ts';
import { fill, Markup, readTemplates } from './page.ts';
import { documentOf, formatDate, policies, type ShopPolicy } from './policies.ts';

/** Who looks at a page, and with what in the cart. */
export type Visitor = {
  readonly customer: Customer | undefined;
  readonly cart: Cart;
};

/** What a view makes; the layout puts it between header and footer. */
export type Page = {
  readonly title: string;
  readonly description?: string;
  readonly content: Markup;
  /** Whether the widget is on the page, and so its script. */
  readonly widget?: boolean;
};

const DESCRIPTION = 'Quê Nhà bán đặc sản Nghệ An: nhút Thanh Chương, tương Nam Đàn, cam Vinh, mật ong, lạc, nước mắm.';
const NOTHING = new Markup('');

/** Makes the markup of a template by its name. */
type Make = (name: string, values?: Parameters<typeof fill>[1]) => Markup;

const message = (make: Make, heading: string, text: string) => (): Page => ({ title: heading, content: make('message', { heading, text }) });

/** Puts a page between header and footer. */
const makeLayout = (make: Make) => (view: (visitor: Visitor) => Page, visitor: Visitor): Markup => {
  const { title, description = DESCRIPTION, content, widget = false } = view(visitor);
  const { customer, cart } = visitor;
  return make('layout', {
    title: title === 'Quê Nhà' ? 'Quê Nhà: đặc sản Nghệ An' : `${title} · Quê Nhà`,
    description, content,
    signedIn: customer ? new Markup(' data-signed-in') : NOTHING,
    scripts: widget ? make('parts/widget-scripts') : NOTHING,
    accountLink: customer ? make('parts/account-name', { name: customer.name.split(' ').at(-1) ?? '' }) : 'Tài khoản',
    cartCount: countOf(cart),
    policyLinks: policies.map(({ slug, title: name }) => make('parts/policy-link', { slug, title: name })),
  });
};

/** The list of documents, each with its dates for people and for machines. */
const makeLibrary = (make: Make) => (): Page => ({
  title: 'Chính sách',
  widget: true,
  description: 'Các chính sách của cửa hàng Quê Nhà, kèm ngày công bố và ngày có hiệu lực.',
  content: make('policies', {
    file: policies[0]?.file ?? '',
    items: policies.map(({ slug, title, about, file, published, effective }) => make('parts/library-item', {
      slug, title, about, file,
      published: formatDate(published), publishedIso: published, effective: formatDate(effective), effectiveIso: effective,
    })),
  }),
});

const makePolicy = (make: Make) => (policy: ShopPolicy): Page => {
  const { title, about, file, asks } = policy;
  const document = documentOf(policy);
  return {
    title,
    description: about,
    widget: true,
    content: make('policy', { title, document, reader: make(asks ? 'parts/reader-asking' : 'parts/reader', { file, title, document }) }),
  };
};

/** Asks on a page that is for something else: in its flow, or at the foot of the window. */
const makePrompt = (make: Make) => (place: 'flow' | 'foot'): Markup => {
  const [privacy] = policies;
  if (!privacy) throw new Error('the shop has no privacy policy');
  const foot = place === 'foot' ? new Markup(' place="foot"') : NOTHING;
  return make('parts/prompt', { file: privacy.file, terms: `/chinh-sach/${privacy.slug}`, place: foot });
};

/** The shop's pages, from the templates of a folder. */
export const makeViews = (folder: string) => {
  const template = readTemplates(folder);
  const make: Make = (name, values = {}) => fill(template(name), values);

  const card = ({ slug, name, place, unit, price, season }: Good): Markup => make('parts/card', {
    slug, name, place, price: formatPrice(price),
    unit: unit.replaceAll(' ', '\u00a0'),
    season: season ? make('parts/season', { season }) : NOTHING,
  });

  const prompt = makePrompt(make);

  const choices = (customer: Customer | undefined): Markup => {
    const [privacy] = policies;
    if (!privacy) throw new Error('the shop has no privacy policy');
    const whose = customer ? 'Các lựa chọn dưới đây gắn với tài khoản của bạn.' : 'Bạn chưa đăng nhập, nên các lựa chọn dưới đây chỉ gắn với máy này.';
    return make('parts/choices', { file: privacy.file, document: documentOf(privacy), title: privacy.title, whose });
  };

  return {
    layout: makeLayout(make),

    home: (): Page => ({ title: 'Quê Nhà', widget: true, content: make('home', { cards: goods.map(card), prompt: prompt('flow') }) }),

    product: (good: Good): Page => ({
      title: good.name,
      description: good.lead,
      widget: true,
      content: make('product', {
        slug: good.slug, name: good.name, place: good.place, lead: good.lead, drawing: good.drawing, unit: good.unit,
        price: formatPrice(good.price), most: MOST_OF_ONE,
        story: good.story.map((text) => make('parts/paragraph', { text })),
        facts: good.facts.map(([term, text]) => make('parts/fact', { term, text })),
        others: goods.filter((other) => other !== good).slice(0, 4).map(card),
        prompt: prompt('foot'),
      }),
    }),

    cart: ({ cart }: Visitor): Page => ({
      title: 'Giỏ hàng',
      content: cart.size === 0 ? make('cart-empty') : make('cart', {
        total: formatPrice(totalOf(cart)),
        rows: [...cart].map(([{ slug, name, unit, price }, count]) => make('parts/cart-row', {
          slug, name, unit, count, price: formatPrice(price), sum: formatPrice(price * count), most: MOST_OF_ONE,
        })),
      }),
    }),

    account: ({ customer }: Visitor): Page => ({
      title: 'Tài khoản',
      widget: true,
      content: customer ? make('account', {
        called: customer.called, name: customer.name, email: customer.email, address: customer.address, choices: choices(customer),
        orders: customer.orders.map((order) => make('parts/order', { ...order, date: formatDate(order.date), sum: formatPrice(order.sum) })),
      }) : make('account-guest', { choices: choices(undefined) }),
    }),

    library: makeLibrary(make),

    policy: makePolicy(make),

    notFound: message(make, 'Không tìm thấy trang này', 'Địa chỉ có thể đã đổi hoặc gõ nhầm. Mời bạn quay về trang chủ.'),
    notFromHere: message(make, 'Yêu cầu không đến từ trang của Quê Nhà', 'Để an toàn, chúng tôi không nhận biểu mẫu gửi từ nơi khác. Không có gì thay đổi.'),
    notUnderstood: message(make, 'Chúng tôi chưa hiểu yêu cầu này', 'Biểu mẫu thiếu hoặc sai thông tin. Không có gì thay đổi, mời bạn thử lại.'),
  };
};
