/** The address of something under an endpoint, whose own query stays. */
export const below = (endpoint: string, path: string): URL => {
  const address = new URL(endpoint);
  address.pathname = `${address.pathname.replace(/\/$/, '')}/${path}`;
  return address;
};
