import { join } from 'node:path';

const compileTimeout = 180_000;

// The page as its user sees it: everything is done by clicking and typing, and read from what is shown.
export class Configurator {
  #page;
  #address;
  #downloadFolder;
  #errors = [];
  #dialogs = [];

  static async create(browser, address, downloadFolder) {
    const page = await browser.newPage({ viewport: { width: 1600, height: 1400 }, acceptDownloads: true });
    page.setDefaultTimeout(30_000);
    return new Configurator(page, address, downloadFolder);
  }

  constructor(page, address, downloadFolder) {
    this.#page = page;
    this.#address = address;
    this.#downloadFolder = downloadFolder;
    page.on('console', (message) => message.type() === 'error' && this.#errors.push(`${message.text()} (${message.location().url})`));
    page.on('pageerror', (error) => this.#errors.push(`thrown: ${error.message}`));
    page.on('dialog', async (dialog) => {
      // Every download of an edited keymap makes the browser ask whether to leave the page.
      if (dialog.type() !== 'beforeunload') {
        this.#dialogs.push(`${dialog.type()}: ${dialog.message()}`);
      }
      await dialog.accept();
    });
  }

  // Opens the page at a keyboard and waits until its keys are drawn and everything has been fetched.
  async open(keyboard, layout) {
    const skeleton = this.#page.waitForResponse((response) => response.url().endsWith('/v1/skeletons/keymap'));
    await this.#page.goto(`${this.#address}#/${keyboard}/${layout}`);
    await skeleton;
    await this.#untilDrawn();
  }

  async keyboards() {
    const select = this.#page.locator('.topctrl-keyboards .v-select');
    await select.locator('input').click();
    const names = await select.locator('.vs__dropdown-option').allInnerTexts();
    await this.#page.keyboard.press('Escape');
    return names.map((name) => name.trim());
  }

  // Resolves when the readme of the keyboard has arrived, the last of what is fetched for it from the API.
  async chooseKeyboard(keyboard) {
    const readme = this.#page.waitForResponse((response) => response.url().endsWith(`/v1/keyboards/${keyboard}/readme.md`));
    await this.#choose('.topctrl-keyboards', keyboard);
    await readme;
    await this.#untilDrawn();
  }

  async chooseLayout(layout) {
    await this.#choose('.topctrl-layouts', layout);
    await this.#untilDrawn();
  }

  layout() {
    return this.#page.locator('.topctrl-layouts .vs__selected').innerText();
  }

  async keyCount() {
    return Number(await this.#page.locator('.keymap--counter').innerText());
  }

  async setKey(index, keycode) {
    await this.#key(index).click({ position: { x: 4, y: 4 } });
    const palette = this.#page.locator(`.keycode[data-code="${keycode}"]`).first();
    for (const tab of await this.#page.locator('#keycodes .tab').all()) {
      if (await palette.isVisible()) {
        break;
      }
      await tab.click();
    }
    await palette.click();
  }

  // A key with a field of its own: the keycode "Any" with a text, "MO(layer)" and the like with a number.
  async setKeyWithField(index, keycode, text) {
    await this.setKey(index, keycode);
    await this.#key(index).locator('input').fill(`${text}`);
  }

  async chooseLayer(layer) {
    await this.#page.locator('.layers .layer').getByText(`${layer}`, { exact: true }).click();
    await this.#untilDrawn();
  }

  setName(name) {
    return this.#page.locator('#keymap-name').fill(name);
  }

  loadDefault() {
    return this.#page.locator('#load-default').click();
  }

  // Compiles, and waits as the user does: until the button can be used again, or a message box says that it never will.
  async compile() {
    const answers = [];
    const note = (response) => {
      if (/\/v1\/compile\/[^/]+$/.test(response.url())) {
        answers.push(response.json());
      }
    };
    const dialogs = this.#dialogs.length;
    this.#page.on('response', note);
    await this.#page.locator('#compile').click();
    await this.#until(async () => (await this.#page.locator('#compile').isEnabled()) || this.#dialogs.length > dialogs, compileTimeout);
    this.#page.off('response', note);
    return (await Promise.all(answers)).map((answer) => answer.status);
  }

  terminal() {
    return this.#page.locator('#terminal').inputValue();
  }

  waitForTerminal(text) {
    return this.#until(async () => (await this.terminal()).includes(text), 30_000);
  }

  async canDownload() {
    return { firmware: await this.#page.locator('#fwFile').isEnabled(), source: await this.#page.locator('#source').isEnabled() };
  }

  downloadFirmware() {
    return this.#download('#fwFile');
  }

  downloadSource() {
    return this.#download('#source');
  }

  exportKeymap() {
    return this.#download('#export');
  }

  importFile(path) {
    return this.#page.locator('#fileImport').setInputFiles(path);
  }

  async importUrl(url) {
    await this.#page.locator('#import-url').click();
    await this.#page.locator('#url-import-field').fill(url);
    await this.#page.getByRole('button', { name: 'Load', exact: true }).click();
  }

  async statusBar() {
    await this.#until(async () => (await this.#page.locator('.bes-status-right').innerText()) !== 'Initializing', 10_000);
    return {
      version: await this.#page.locator('.version-num').innerText(),
      jobs: await this.#page.locator('.bes-status-right').innerText(),
      isRunning: (await this.#page.locator('.bes-status-running').count()) === 1,
    };
  }

  // What the page's console complained about so far, and what the page told or asked its user in message boxes.
  complaints() {
    return { errors: this.#errors, dialogs: this.#dialogs };
  }

  async screenshot(path) {
    await this.#page.screenshot({ path, fullPage: true });
  }

  // Keys fade: those that were there before stay for a moment.
  #key(index) {
    return this.#page.locator(`#key-${index}:not(.fade-leave-active)`);
  }

  #untilDrawn() {
    return this.#key(0).waitFor();
  }

  async #choose(area, name) {
    const select = this.#page.locator(`${area} .v-select`);
    await select.locator('input').click();
    await select.locator('input').fill(name);
    await select.locator('.vs__dropdown-option').getByText(name, { exact: true }).click();
  }

  async #download(button) {
    // The click waits: the picture of a running job lies over the buttons until two seconds after it ended.
    const [download] = await Promise.all([this.#page.waitForEvent('download'), this.#page.locator(button).click()]);
    const path = join(this.#downloadFolder, download.suggestedFilename());
    await download.saveAs(path);
    return path;
  }

  async #until(condition, timeout) {
    const deadline = Date.now() + timeout;
    while (!(await condition())) {
      if (Date.now() > deadline) {
        throw new Error(`nothing came of it within ${timeout / 1000} s; the terminal says:\n${await this.terminal()}`);
      }
      await this.#page.waitForTimeout(50);
    }
  }
}
