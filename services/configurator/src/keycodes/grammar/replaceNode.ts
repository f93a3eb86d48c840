import type { Span } from './KeycodeNode';

/** The text with one part of it replaced. Everything around, spaces included, stays as it was written. */
export function replaceNode(text: string, span: Span, replacement: string): string {
  return text.slice(0, span.start) + replacement + text.slice(span.end);
}
