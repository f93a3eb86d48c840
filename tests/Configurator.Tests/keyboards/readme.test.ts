// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { renderReadme } from '@/keyboards/readme/renderReadme';

const render = (markdown: string) => renderReadme(markdown, 'https://example.org/keyboards/k/', window as never);

describe('A readme', () => {
  it('is shown as its Markdown says', () => {
    const html = render('# Kay\n\nA *keyboard*.\n\n- one\n- two\n\n```\nmake k:default\n```');
    expect(html).toContain('<h3>Kay</h3>');
    expect(html).toContain('<em>keyboard</em>');
    expect(html).toContain('<li>one</li>');
    expect(html).toContain('<code>make k:default');
  });

  it('refers to what lies beside it, and opens links elsewhere', () => {
    const html = render('[guide](docs/guide.md)');
    expect(html).toContain('href="https://example.org/keyboards/k/docs/guide.md"');
    expect(html).toContain('rel="noopener noreferrer"');
  });

  it('fetches no pictures', () => {
    const html = render('![photo](https://example.org/p.jpg)\n\n<img src="https://example.org/q.jpg" onerror="alert(1)">');
    expect(html).not.toContain('<img');
    expect(html).toContain('href="https://example.org/p.jpg"');
    expect(html).toContain('href="https://example.org/q.jpg"');
  });

  it.each([
    '<script>alert(1)</script>',
    '<a href="javascript:alert(1)">x</a>',
    '[x](javascript:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '<svg onload="alert(1)"></svg>',
    '<iframe src="https://example.org"></iframe>',
    '<form action="https://example.org"><input></form>',
    '<p style="position:fixed" onclick="alert(1)">x</p>',
    '<details open ontoggle=alert(1)>',
  ])('runs nothing: %s', (markdown) => {
    expect(render(markdown)).not.toMatch(/<script|javascript:|data:|onload|onclick|ontoggle|<iframe|<form|<svg|style=/i);
  });
});
