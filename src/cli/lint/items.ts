import type { RequestKind } from '../../policy/document.ts';

/** Something that a published data policy must say, and the ways in which a heading can be known to say it. */
export type Item = {
  /** The letter of the list in Decree 248/2026, article 5. */
  readonly letter: string;
  readonly about: string;
  /** A heading's `{#id}`. */
  readonly ids: readonly string[];
  /** Words of a heading's title without marks, joined by `-`. */
  readonly words: readonly string[];
  /** A heading's `request=`. */
  readonly requests: readonly RequestKind[];
  /** A heading that would do. */
  readonly example: string;
};

/** What is asked of a policy that is published for customers in Viet Nam, in Vietnamese and in English words. */
export const items: readonly Item[] = [
  {
    letter: 'a', about: 'what the data is for', ids: ['muc-dich'], words: ['muc-dich', 'de-lam-gi', 'purpose', 'purposes'], requests: [],
    example: '## Mục đích thu thập {#muc-dich}',
  },
  {
    letter: 'a', about: 'which data is collected', ids: ['thu-thap', 'thong-tin'], requests: [],
    words: ['thu-thap', 'thong-tin-chung-toi-can', 'du-lieu-chung-toi-can', 'collect', 'collection'], example: '## Phạm vi thu thập {#thu-thap}',
  },
  {
    letter: 'b', about: 'what the data is used for and what not', ids: ['pham-vi-su-dung'], requests: [],
    words: ['pham-vi-su-dung', 'su-dung-du-lieu', 'su-dung-thong-tin', 'scope-of-use', 'how-we-use'], example: '## Phạm vi sử dụng {#pham-vi-su-dung}',
  },
  {
    letter: 'c', about: 'how long the data is kept', ids: ['luu-tru'], words: ['luu-tru', 'luu-giu', 'giu-bao-lau', 'retention', 'how-long'], requests: [],
    example: '## Thời gian lưu trữ {#luu-tru}',
  },
  {
    letter: 'd', about: 'who may access the data', ids: ['ai-tiep-can'], requests: [],
    words: ['tiep-can', 'ai-duoc-xem', 'who-can-see', 'who-may-access', 'access-to'], example: '## Ai được tiếp cận dữ liệu {#ai-tiep-can}',
  },
  {
    letter: 'e', about: 'how the data is protected', ids: ['bao-ve'], requests: [],
    words: ['bien-phap', 'bao-ve-du-lieu', 'bao-ve-thong-tin', 'bao-mat', 'an-toan-du-lieu', 'an-toan-thong-tin', 'security', 'protect'],
    example: '## Biện pháp bảo vệ {#bao-ve}',
  },
  {
    letter: 'f', about: 'how customers see their data', ids: [], words: ['xem-du-lieu', 'xem-thong-tin', 'xem-va', 'see-your-data', 'access-your'],
    requests: ['see'], example: '### Xem dữ liệu của bạn {#xem-du-lieu request=see}',
  },
  {
    letter: 'f', about: 'how customers correct their data', ids: [], words: ['sua', 'chinh-sua', 'dinh-chinh', 'correct', 'correction'],
    requests: ['correct'], example: '### Sửa dữ liệu của bạn {#sua-du-lieu request=correct}',
  },
  {
    letter: 'g', about: 'how deleting the data or cancelling the account is requested', ids: [], words: ['xoa', 'huy', 'delete', 'deletion', 'erase'],
    requests: ['delete'], example: '### Xóa dữ liệu hoặc hủy tài khoản {#xoa-du-lieu request=delete}',
  },
  {
    letter: 'g', about: 'how restricting the use of the data is requested', ids: [], words: ['han-che', 'restrict', 'restriction'],
    requests: ['restrict'], example: '### Hạn chế sử dụng dữ liệu {#han-che request=restrict}',
  },
  {
    letter: 'h', about: 'how complaints are received and settled', ids: ['khieu-nai'], words: ['khieu-nai', 'complaint', 'complaints', 'complain'],
    requests: ['complain'], example: '## Khiếu nại về dữ liệu {#khieu-nai request=complain}',
  },
];
