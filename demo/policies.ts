/** One document of the shop's library, the newest version that is published. Dates are YYYY-MM-DD. */
export type ShopPolicy = {
  /** Its address is `/chinh-sach/<slug>`. */
  readonly slug: string;
  readonly title: string;
  readonly about: string;
  /** The text itself, as the widget's `src` and as a plain link. */
  readonly file: string;
  readonly published: string;
  readonly effective: string;
  /** Whether its clauses ask for consents, so that the reader needs an endpoint. */
  readonly asks: boolean;
};

/** The tests hold this table against the front matter of the files it names. */
export const policies: readonly ShopPolicy[] = [
  {
    slug: 'bao-mat', title: 'Chính sách bảo vệ dữ liệu cá nhân', file: '/content/chinh-sach-bao-mat/2026-11-15.md',
    about: 'Chúng tôi giữ dữ liệu gì của bạn, để làm gì, bao lâu, và bạn có quyền gì.',
    published: '2026-11-15', effective: '2026-11-20', asks: true,
  },
  {
    slug: 'doi-tra', title: 'Chính sách đổi trả và hoàn tiền', file: '/content/doi-tra/2026-06-01.md',
    about: 'Hàng hỏng, vỡ hay giao nhầm thì đổi, trả và nhận lại tiền ra sao.',
    published: '2026-06-01', effective: '2026-06-01', asks: false,
  },
  {
    slug: 'thanh-toan', title: 'Chính sách thanh toán', file: '/content/thanh-toan/2026-06-01.md',
    about: 'Các cách trả tiền, hóa đơn và những gì chúng tôi không bao giờ hỏi bạn.',
    published: '2026-06-01', effective: '2026-06-01', asks: false,
  },
  {
    slug: 'bao-hanh', title: 'Chính sách bảo hành', file: '/content/bao-hanh/2026-06-01.md',
    about: 'Chúng tôi bảo đảm chất lượng hàng đến khi nào và như thế nào.',
    published: '2026-06-01', effective: '2026-06-01', asks: false,
  },
  {
    slug: 'khieu-nai', title: 'Chính sách giải quyết khiếu nại', file: '/content/khieu-nai/2026-06-01.md',
    about: 'Gửi khiếu nại đến ai, và khi nào bạn nhận được câu trả lời.',
    published: '2026-06-01', effective: '2026-06-01', asks: false,
  },
];

/** Its page without JavaScript is `/chinh-sach-tinh/<document>/`. */
export const documentOf = ({ file }: ShopPolicy): string => file.split('/')[2] ?? '';

/** `2026-11-15` → `15/11/2026`. */
export const formatDate = (date: string): string => date.split('-').reverse().join('/');
