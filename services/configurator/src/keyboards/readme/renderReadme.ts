import createPurifier, { type Config, type WindowLike } from 'dompurify';
import { Marked, type Tokens } from 'marked';

const allowed: Config = {
  USE_PROFILES: { html: true },
  FORBID_TAGS: ['form', 'input', 'button', 'select', 'textarea', 'style', 'iframe', 'video', 'audio', 'object', 'embed', 'svg', 'math'],
  FORBID_ATTR: ['style', 'class', 'id', 'name', 'target', 'srcset'],
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:)/i,
};

/**
 * The HTML of a keyboard's readme. Whoever wrote it is a stranger: nothing in it runs, and pictures are links, so that reading it tells no
 * other server about it.
 * @param markdown GitHub's
 * @param folder the keyboard's folder at its home, `https://…/`, for what the readme refers to beside it
 */
export function renderReadme(markdown: string, folder: string, window: WindowLike = globalThis as unknown as WindowLike): string {
  const purifier = createPurifier(window);
  purifier.addHook('afterSanitizeAttributes', (element) => {
    if (element.tagName === 'A' && element.hasAttribute('href')) {
      element.setAttribute('rel', 'noopener noreferrer');
      element.setAttribute('target', '_blank');
    }
  });
  return purifier.sanitize(parser(folder).parse(markdown, { async: false }), allowed);
}

function parser(folder: string): Marked {
  return new Marked({
    gfm: true,
    renderer: {
      // The page has its own headings above these.
      heading({ tokens, depth }: Tokens.Heading) {
        const level = Math.min(6, depth + 2);
        return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>`;
      },
      image({ href, text }: Tokens.Image) {
        return `<a href="${escaped(absolute(href, folder))}">${escaped(text || 'image')}</a>`;
      },
      link({ href, tokens }: Tokens.Link) {
        return `<a href="${escaped(absolute(href, folder))}">${this.parser.parseInline(tokens)}</a>`;
      },
      html({ text }: Tokens.HTML | Tokens.Tag) {
        return text.replace(
          /<img\b[^>]*?\bsrc\s*=\s*["']?([^"'\s>]+)[^>]*>/gi,
          (_, source: string) => `<a href="${escaped(absolute(source, folder))}">image</a>`,
        );
      },
    },
  });
}

function absolute(address: string, folder: string): string {
  try {
    return new URL(address, folder).href;
  } catch {
    return '';
  }
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
