// Stands in for what takes addresses apart, which markdown-it would bring along: of the address of a definition
// (`[a]: https://…`) it only asks whether its scheme is allowed.
const asWritten = (address: string): string => address;

/** A blank before a scheme is a part of the address: what begins with it has no scheme. */
export function encode(address: string): string {
  return address.replaceAll(/\s/gu, '%20');
}
export { asWritten as decode, asWritten as format, asWritten as parse };
