import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Asks axe what is wrong with what a page shows, by the rules of WCAG 2.2 AA and best practice.
 * @returns a line for each rule that is broken, with the elements that break it
 */
export async function violationsIn(page: Page): Promise<string[]> {
  // Evaluated as a debugger does: the page's own policy would not let it in.
  await page.evaluate(await source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(
          context: Document,
          options: object,
        ): Promise<{
          violations: { id: string; help: string; nodes: { html: string }[] }[];
        }>;
      };
    };
    const { violations } = await axe.run(document, { rules: { 'target-size': { enabled: true } } });
    return violations.map(
      ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.replace(/ data-v-\w+=""/g, '').slice(0, 160)).join(' | ')}`,
    );
  });
}
