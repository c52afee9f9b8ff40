/** Nothing that leads elsewhere: neither as it stands, nor once a browser has resolved its dots. */
const leadsElsewhere = (path: string): boolean => !/^\/(?![/\\])[^?#\p{Cc}]*$/u.test(path);

/** Whether a page's address is a path of this site, as our forms name it. */
export const isPagePath = (page: string): boolean =>
  !leadsElsewhere(page) && URL.canParse(page, 'https://x') && !leadsElsewhere(new URL(page, 'https://x').pathname);

/** A page's path as a link of ours may name it: the site's first page where it can't. */
export const pagePathOf = (origin: string): string => {
  const { pathname } = new URL(origin);
  return isPagePath(pathname) ? pathname : '/';
};
