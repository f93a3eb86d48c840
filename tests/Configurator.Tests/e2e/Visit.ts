import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Download,
  type Locator,
  type Page,
} from 'playwright-core';
import { expect, inject } from 'vitest';

let browser: Promise<Browser> | null = null;

/** Ends the browser that the visits of a file have shared. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = null;
}

/**
 * A person's visit to the page, in a browser profile of its own: all is done by what is shown and how it is called, as those do who use a
 * keyboard or listen.
 */
export class Visit {
  readonly #complaints: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly address: string,
  ) {
    page.on('console', (message) => {
      if (message.type() === 'error' || /Content.Security.Policy/i.test(message.text())) {
        this.#complaints.push(`${message.text()} (${message.location().url})`);
      }
    });
    page.on('pageerror', (error) => this.#complaints.push(`thrown: ${error.message}`));
  }

  /** Opens the page. @param hash what stands behind `#`, for example `/bakery/pretzel` */
  static async at(hash = '', options: BrowserContextOptions = {}, address = inject('address')): Promise<Visit> {
    browser ??= chromium.launch({
      executablePath: process.env['BAKERY_CHROMIUM'] ?? '/usr/bin/chromium',
    });
    const context = await (
      await browser
    ).newContext({
      viewport: { width: 1400, height: 1100 },
      acceptDownloads: true,
      ...options,
    });
    context.setDefaultTimeout(20_000);
    const visit = new Visit(context, await context.newPage(), address);
    await visit.page.goto(`${address}${hash === '' ? '' : `#${hash}`}`);
    return visit;
  }

  /** Opens a keyboard and waits until its keys are drawn. */
  static async ofKeyboard(keyboard: string, options: BrowserContextOptions = {}, address = inject('address')): Promise<Visit> {
    const visit = await Visit.at(`/${keyboard}`, options, address);
    await visit.key(0).waitFor();
    return visit;
  }

  /** Ends the visit. The browser must have had nothing to complain about: no error, and nothing that the page's policy forbids. */
  async end(allowed: RegExp | null = null): Promise<void> {
    await this.context.close();
    expect(this.#complaints.filter((complaint) => allowed === null || !allowed.test(complaint))).toEqual([]);
  }

  get drawing(): Locator {
    return this.page.locator('svg[role="listbox"]');
  }

  /** A key of the layer that is shown, counted from 0. */
  key(index: number): Locator {
    return this.drawing.locator(`[data-key="${index}"]`);
  }

  /** What a key is called for those who don't see it, without its number: its keycode in words. */
  async nameOf(index: number): Promise<string> {
    const label = (await this.key(index).getAttribute('aria-label')) ?? '';
    return label.replace(/^[^:：]*[:：]\s*/, '');
  }

  get keyboardSearch(): Locator {
    return this.page.getByRole('combobox', { name: /^(Keyboard|键盘)$/ });
  }

  button(name: string | RegExp, within: Page | Locator = this.page): Locator {
    return within.getByRole('button', { name, exact: true });
  }

  layer(number: number): Locator {
    return this.page.getByRole('tab', {
      name: new RegExp(`^Layer ${number}(:|$)`),
    });
  }

  get codeField(): Locator {
    return this.page.getByRole('region', { name: 'Selected key' }).getByLabel('Keycode', { exact: true });
  }

  /** Selects a key and chooses a keycode among those found. */
  async setKey(index: number, keycode: string): Promise<void> {
    await this.key(index).click();
    const search = this.page.getByRole('searchbox', {
      name: 'Search keycodes',
    });
    await search.fill(keycode);
    await this.page
      .getByRole('button', { name: new RegExp(`, ${keycode}$`) })
      .first()
      .click();
    await search.fill('');
  }

  /** Selects a key and writes its keycode by hand. */
  async writeKey(index: number, keycode: string): Promise<void> {
    await this.key(index).click();
    await this.codeField.fill(keycode);
    await this.codeField.press('Enter');
  }

  /** Opens a menu of the header and chooses an entry. */
  async choose(menu: string | RegExp, entry: string | RegExp): Promise<void> {
    await this.button(menu).click();
    await this.page.getByRole('menu').getByText(entry).click();
  }

  /** What is downloaded by something that is done. */
  async download(act: () => Promise<void>): Promise<{ name: string; content: Buffer }> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), act()]);
    return {
      name: download.suggestedFilename(),
      content: await contentOf(download),
    };
  }

  /** The keymap.json that the page saves. */
  saveKeymap(): Promise<{ name: string; content: Buffer }> {
    return this.download(() => this.choose('File', 'Save keymap.json'));
  }

  /** The layers of the keymap.json that the page saves. */
  async layers(): Promise<string[][]> {
    return (
      JSON.parse((await this.saveKeymap()).content.toString()) as {
        layers: string[][];
      }
    ).layers;
  }

  /** Opens a file with the page's own chooser. */
  async openFile(name: string, content: string | Buffer): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.choose('File', 'Open keymap.json');
    await (
      await chooser
    ).setFiles({
      name,
      mimeType: 'application/json',
      buffer: Buffer.from(content),
    });
  }

  /** Presses the button that bakes. */
  async bake(): Promise<void> {
    await this.button(/^Bake/, this.page.getByRole('region', { name: 'Bake' })).click();
  }

  /** Waits until the bake is in a phase, called as the page calls it. */
  async untilBake(phase: string, timeout = 45_000): Promise<void> {
    await this.page.getByRole('region', { name: 'Bake' }).getByRole('status').getByText(phase).first().waitFor({ timeout });
  }
}

async function contentOf(download: Download): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
