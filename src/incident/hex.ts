// Bytes as text.

/** Two lower-case digits a byte: `0f` for 15. */
export function formatHex(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
