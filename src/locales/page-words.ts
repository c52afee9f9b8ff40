/** The words around a text on pages that the shop publishes as files. */
export type PageWords = {
  readonly library: string;
  readonly libraryOf: (shop: string) => string;
  readonly about: (shop: string) => string;
  readonly myChoices: string;
  readonly published: (day: string) => string;
  readonly effective: (day: string) => string;
  readonly replaced: string;
  readonly toCurrent: string;
  readonly upcoming: (day: string) => string;
  readonly toUpcoming: string;
  readonly versions: string;
};

const vi: PageWords = {
  library: 'Các chính sách',
  libraryOf: (shop) => `Các chính sách của ${shop}`,
  about: (shop) => `Các chính sách của ${shop}, kèm ngày công bố và ngày có hiệu lực.`,
  myChoices: 'Lựa chọn của tôi',
  published: (day) => `Công bố ngày ${day}`,
  effective: (day) => `có hiệu lực từ ngày ${day}`,
  replaced: 'Đây là bản cũ, đã được thay bằng bản mới.',
  toCurrent: 'Đọc bản đang có hiệu lực',
  upcoming: (day) => `Bản mới có hiệu lực từ ngày ${day}. Cho đến ngày ấy, bản dưới đây vẫn được áp dụng.`,
  toUpcoming: 'Đọc bản mới',
  versions: 'Các bản khác',
};

const en: PageWords = {
  library: 'Policies',
  libraryOf: (shop) => `Policies of ${shop}`,
  about: (shop) => `The policies of ${shop}, with the days on which they were published and took effect.`,
  myChoices: 'My choices',
  published: (day) => `Published on ${day}`,
  effective: (day) => `in force from ${day}`,
  replaced: 'This is an old version; a newer one has replaced it.',
  toCurrent: 'Read the version in force',
  upcoming: (day) => `A new version is in force from ${day}. Until that day, the one below applies.`,
  toUpcoming: 'Read the new version',
  versions: 'Other versions',
};

/** By a policy's language: English where it begins with `en`, else Vietnamese. */
export const pageWords = (language: string): PageWords => (/^en\b/i.test(language) ? en : vi);
